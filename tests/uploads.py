"""Files handed in at the desk, for tests; the events in them are made up."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.formats.rows import ged_csv
from timeline.actions.upload_work import work_on
from timeline.actions.uploading import ask_for, hand_in, take_up
from timeline.models import Upload
from timeline.models.upload import Job

TWO = ged_csv({}, {"where_coordinates": "Oldtown village"})


def upload(content: str | bytes = TWO, name: str = "events.csv", **asked: Any) -> Upload:
    """A file that waits to be looked through."""
    content = content.encode() if isinstance(content, str) else content
    wishes = {"format_": "auto", "dataset_name": "", "release": "", "publish": False, **asked}
    return hand_in(SimpleUploadedFile(name, content), by="ann", **wishes)


def previewed(*args: Any, **asked: Any) -> Upload:
    """One that was looked through."""
    found = upload(*args, **asked)
    work(found)
    return found


def imported(*args: Any, **asked: Any) -> Upload:
    """One that was imported to its end."""
    found = previewed(*args, **asked)
    ask_for(Job.IMPORT, found, by="bob")
    work(found)
    return found


def work(waiting: Upload, **how: Any) -> None:
    """What a worker does with one that waits."""
    assert take_up(waiting)
    work_on(waiting, **how)
    waiting.refresh_from_db()
