"""The box of reasons: why each headline value was chosen from among the claims."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from timeline.actions.choosing import COLUMNS

FIELDS = ("title", *COLUMNS, "actors", "grading")


class ReasonsField(forms.CharField):
    """Lines such as "killed: the ministry's count, the only one by name" in, a dict out. Of no other
    field than FIELDS, and one line for each."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "\n".join(f"{field}: {words}" for field, words in value.items())
        return value

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        found: dict[str, str] = {}
        for field, words in map(_parted, lines):
            if field in found:
                raise ValidationError(f"“{field}” has two reasons; put both in one line.")
            found[field] = words
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        shown, sent = self.prepare_value(initial) or "", data or ""
        return bool(super().has_changed(shown, sent.replace("\r\n", "\n")))


def _parted(line: str) -> tuple[str, str]:
    named, colon, words = (part.strip() for part in line.partition(":"))
    if not (colon and named and words):
        raise ValidationError(f"“{line}” is not of the form “field: reason”.")
    field = named.lower()
    if field not in FIELDS:
        known = ", ".join(FIELDS)
        raise ValidationError(f"“{named}” is no field that has a reason; these are: {known}.")
    return field, words
