"""What the tests of the formats ask for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from timeline.formats.events import EventRead, RefusedRow
from timeline.formats.recognise import event_file


@dataclass(frozen=True)
class Told:
    """What a file told, once it was read to its end."""

    format: str
    release: str
    events: list[EventRead]
    refused: list[RefusedRow]

    @property
    def event(self) -> EventRead:
        (event,) = self.events
        return event

    @property
    def reason(self) -> str:
        (row,) = self.refused
        return row.reason


@pytest.fixture
def read(tmp_path) -> Callable[..., Told]:
    """Reads `content`, put into a file of this name; `asked` is the format, if it is said."""

    def reading(content: str | bytes, name: str = "events.csv", asked: str = "auto") -> Told:
        path: Path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with event_file(path, asked) as file:
            rows = list(file.rows)
            return Told(
                file.format,
                file.release,
                [row for row in rows if isinstance(row, EventRead)],
                [row for row in rows if isinstance(row, RefusedRow)],
            )

    return reading
