"""A writer or a reader in a process of its own: `python -m tests.search.beside_a_writer writer`.

The database is that of DATABASE_URL. A writer publishes, changes and retracts. A reader says "ready",
and asks for the record over and over, in two threads, until it has seen the change whose number it
is told on its input; then it prints what it saw: number -> keys of what was public, and of the past.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor

import django

CHANGES = 60
Seen = dict[int, list[list[int]]]


def write() -> None:
    from tests.search.drawn import Draw

    drawn = Draw(5, incidents=5)
    for _ in range(CHANGES):
        drawn.change()


def read() -> None:
    from timeline.search import following
    from timeline.search.reading import counter

    following.WORTH_SAVING, following.PILED_UP = 1, 3  # so that the file is made, and used
    told: list[int] = []

    def follow(_: int) -> Seen:
        seen: Seen = {}
        turns = 0
        while not (told and told[0] in seen):
            turns += 1
            worker = following.record if turns % 10 else following.Following()  # a new one
            published = counter()[1]
            state = worker.now()
            assert state.number >= published, "what is published is in the next answer"
            keys = [sorted(columns.pk.tolist()) for columns in (state.current, state.past)]
            assert seen.setdefault(state.number, keys) == keys, "a state never changes"
        return seen

    with ThreadPoolExecutor(2) as threads:
        both = threads.map(follow, range(2))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        told.append(int(sys.stdin.readline()))
        sys.stdout.write(json.dumps([list(seen.items()) for seen in both]))


if __name__ == "__main__":
    django.setup()
    {"writer": write, "reader": read}[sys.argv[1]]()
