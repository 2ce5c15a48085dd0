"""The box of reasons: why each headline value was chosen from among the claims."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class ReasonsField(forms.CharField):
    """Lines such as "killed: the ministry's count, the only one by name" in, a dict out."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "\n".join(f"{field}: {words}" for field, words in value.items())
        return value

    def clean(self, value: Any) -> Any:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        return dict(_parted(line) for line in lines)

    def has_changed(self, initial: Any, data: Any) -> bool:
        shown, sent = self.prepare_value(initial) or "", data or ""
        return bool(super().has_changed(shown, sent.replace("\r\n", "\n")))


def _parted(line: str) -> tuple[str, str]:
    field, colon, words = line.partition(":")
    if not (colon and field.strip() and words.strip()):
        raise ValidationError(f"“{line}” is not of the form “field: reason”.")
    return field.strip(), words.strip()
