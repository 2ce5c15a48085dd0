"""How often what is dear may be made for strangers."""

from collections.abc import Callable
from threading import Lock
from time import monotonic


class Ration:
    """So many `at_once`, and then so many `a_second`; `clock` tells seconds."""

    def __init__(
        self, *, a_second: float, at_once: int, clock: Callable[[], float] = monotonic
    ) -> None:
        self.a_second, self.at_once, self.clock = a_second, at_once, clock
        self._left, self._seen = float(at_once), clock()
        self._lock = Lock()

    def take(self) -> float:
        """0 where one was left, which is taken; else in how many seconds there is one."""
        with self._lock:
            now = self.clock()
            grown = self._left + (now - self._seen) * self.a_second
            self._left, self._seen = min(float(self.at_once), grown), now
            if self._left < 1:
                return (1 - self._left) / self.a_second
            self._left -= 1
            return 0
