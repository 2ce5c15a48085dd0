"""How often what is dear may be made for strangers."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

SHARE = 1 / 3


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


class Shares:
    """A Ration for all, of which one network has SHARE at most: who asks for much takes nothing from
    others. Of networks only those are known that asked of late, and nowhere but in memory."""

    def __init__(
        self,
        *,
        a_second: float,
        at_once: int,
        most: int = 1_000,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.all = Ration(a_second=a_second, at_once=at_once, clock=clock)
        self.each: OrderedDict[str, Ration] = OrderedDict()
        self.most = most
        self._lock = Lock()

    def take(self, network: str) -> float:
        """As Ration.take."""
        return self._of(network).take() or self.all.take()

    def _of(self, network: str) -> Ration:
        with self._lock:
            if network not in self.each:
                a_second, at_once = self.all.a_second * SHARE, int(self.all.at_once * SHARE)
                self.each[network] = Ration(
                    a_second=a_second, at_once=at_once, clock=self.all.clock
                )
            self.each.move_to_end(network)
            while len(self.each) > self.most:
                self.each.popitem(last=False)
            return self.each[network]
