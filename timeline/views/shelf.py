"""What was made once, kept while there is room for it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Shelf(Generic[K, V]):
    """Holds so many bytes, `size` telling how many each thing takes; the longest unused go first."""

    def __init__(self, room: int, size: Callable[[V], int]) -> None:
        self.room, self.used = room, 0
        self._size = size
        self._held: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def take(self, key: K) -> V | None:
        with self._lock:
            if (held := self._held.get(key)) is not None:
                self._held.move_to_end(key)
            return held

    def put(self, key: K, thing: V) -> None:
        with self._lock:
            self._drop(self._held.pop(key, None))
            self._held[key] = thing
            self.used += self._size(thing)
            while self.used > self.room:
                self._drop(self._held.popitem(last=False)[1])

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self.used = 0

    def _drop(self, thing: V | None) -> None:
        self.used -= 0 if thing is None else self._size(thing)
