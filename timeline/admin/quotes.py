"""The box of quotes: passages of the report that the claim rests on, with where they stand."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

Quote = dict[str, Any]  # {text, start, end}; offsets count characters of the report's body


class QuotesField(forms.CharField):
    """Passages in, one after a blank line, as a list of strings; line breaks inside one are free."""

    widget = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n\n".join(" ".join(quote["text"].split()) for quote in value)
        return value

    def clean(self, value: Any) -> Any:
        passages = re.split(r"\n\s*\n", super().clean(value).replace("\r\n", "\n"))
        return [passage.strip() for passage in passages if passage.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        shown, sent = self.prepare_value(initial) or "", data or ""
        return bool(super().has_changed(shown, sent.replace("\r\n", "\n")))


def located(passages: list[str], body: str) -> list[Quote]:
    """Each passage as it stands in `body`, where spaces and line breaks may differ from those typed.

    Raises ValidationError with a sentence for each that does not stand there.
    """
    found = [(passage, _find(passage, body)) for passage in passages]
    missing = [passage for passage, match in found if match is None]
    if missing:
        raise ValidationError([f"“{passage}” does not stand in the report." for passage in missing])
    return [
        {"text": match[0], "start": match.start(), "end": match.end()}
        for _, match in found
        if match
    ]


def _find(passage: str, body: str) -> re.Match[str] | None:
    return re.search(r"\s+".join(map(re.escape, passage.split())), body)


def as_list(quotes: list[Quote]) -> SafeString:
    """The passages to read, one a paragraph."""
    return format_html_join("", "<p>“{}”</p>", ((quote["text"],) for quote in quotes))
