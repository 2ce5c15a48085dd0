"""Sheets as an analyst fills them in, and what comes of them."""

from timeline.actions.entering import write_sheet
from timeline.admin.sheet import IncidentSheet

LEAST = {"title": "A drone hit a base", "when": "5 August 2024", "type": "Air/drone strike"}


def posted(sheet):
    """What a browser sends of an untouched sheet: lines end in CR LF."""
    values = {name: sheet[name].value() for name in sheet.fields}
    return {name: str(value or "").replace("\n", "\r\n") for name, value in values.items()}


def entered(user, **words):
    """A new incident from these words."""
    sheet = IncidentSheet(LEAST | words, user=user)
    assert sheet.is_valid(), sheet.errors
    return write_sheet(None, sheet.values, by=user.username)


def changed(user, incident, **words):
    """The incident after its sheet was sent with these words in place of what stood there."""
    sheet = IncidentSheet(
        posted(IncidentSheet(user=user, incident=incident)) | words, user=user, incident=incident
    )
    assert sheet.is_valid(), sheet.errors
    return write_sheet(incident, sheet.values, by=user.username)


def refusal(user, name, words, **others):
    sheet = IncidentSheet(LEAST | others | {name: words}, user=user)
    assert not sheet.is_valid()
    assert list(sheet.errors) == [name]
    return " ".join(sheet.errors[name])
