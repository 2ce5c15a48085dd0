from dataclasses import dataclass, field

from timeline.extract.readers.masthead import Masthead


@dataclass(frozen=True, slots=True)
class Source:
    """A report taken out of its wrapping: clean text, and what the wrapping said of it.

    `key` is what makes it this report and no other: the file's bytes, or a line's id, day and text.
    """

    name: str
    text: str
    key: bytes
    masthead: Masthead = field(default_factory=Masthead)
