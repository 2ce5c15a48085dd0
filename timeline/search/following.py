"""The state of the record that this process holds, which follows the database change by change."""

import threading

from timeline.search import column_file
from timeline.search.reading import ALL, changes_since, counter, mark
from timeline.search.state import State

WORTH_SAVING = 20_000  # revisions; fewer are read faster than a file is looked for
PILED_UP = 5_000  # revisions since the file was saved, which a new worker would have to read


class Following:
    """The last state seen: threads share it, and one of them reads what has changed."""

    def __init__(self) -> None:
        self.state = State.empty("")
        self.unsaved = 0  # revisions read since the file was saved
        self.lock = threading.Lock()

    def now(self) -> State:
        """The record after the last change that the database knows of."""
        if counter() == (self.state.series, self.state.number):
            return self.state
        with self.lock:
            series, number = counter()
            if (self.state.series, self.state.number) == (series, number):
                return self.state  # another thread has caught up
            if self.state.series == series and _is_before(self.state, number):
                self.state = self._caught_up(self.state)
                if self.unsaved >= PILED_UP:
                    self._save(self.state)
            else:
                self.state = self._begun(series, number)
            return self.state

    def _begun(self, series: str, number: int) -> State:
        """From the file, else from the database; one worker reads the database, and saves the file."""
        with column_file.alone():
            saved = column_file.load(series)
            self.unsaved = 0
            if saved is not None and _is_before(saved, number):
                return self._caught_up(saved)
            state = self._caught_up(State.empty(series))
            self._save(state).join()
            return state

    def _caught_up(self, held: State) -> State:
        changes = changes_since(held.number if len(held) else ALL, held.book)
        self.unsaved += len(changes.keys)
        return held.changed(changes)

    def _save(self, state: State) -> threading.Thread:
        """In a thread of its own, so that no reader waits for it."""
        self.unsaved = 0
        saving = threading.Thread(target=_save_if_worth_it, args=(state,), daemon=True)
        saving.start()
        return saving


def _save_if_worth_it(state: State) -> None:
    if len(state) >= WORTH_SAVING:
        column_file.save(state)


def _is_before(held: State, number: int) -> bool:
    """Whether the database has come from this state to change `number`; one that was put back has not."""
    return held.number <= number and held.mark == mark(held.number)


record = Following()
