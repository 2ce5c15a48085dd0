"""What a whole run did, added up from its batches."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.actions.importing.batches import Taken


@dataclass
class Tally:
    """What the whole run did, for its last lines."""

    new: int = 0
    revised: int = 0
    unchanged: int = 0
    rejected: int = 0
    left: int = 0
    flagged: int = 0
    published: int = 0

    def add(self, taken: Taken) -> None:
        self.new += taken.new
        self.revised += taken.revised
        self.unchanged += taken.unchanged
        self.rejected += len(taken.refused)
        self.left += len(taken.left)
        self.flagged += taken.flagged
        self.published += taken.published

    def __str__(self) -> str:
        read = self.new + self.revised + self.unchanged + self.rejected + self.left
        said = (
            f"{read:,} read: {self.new:,} new, {self.revised:,} revised, "
            f"{self.unchanged:,} unchanged, {self.rejected:,} rejected"
        )
        more = {
            "left as they are": self.left,
            "kept with a flag": self.flagged,
            "published": self.published,
        }
        return (
            said + "".join(f"; {number:,} {what}" for what, number in more.items() if number) + "."
        )


def not_taken(taken: Taken) -> Iterator[tuple[int, str, str]]:
    """(line, the row's own id, why) of what was rejected, and of what was left to the desk."""
    rejected = ((row.line, row.key, row.reason) for row in taken.refused)
    left = ((row.line, row.key, f"incident {row.code} {row.reason}") for row in taken.left)
    yield from sorted((*rejected, *left))
