"""The date box: one field that takes words, and says how it understood them."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from timeline.admin.desk import DeskForm
from timeline.admin.entry.boxes import ReadingInput
from timeline.dates import BadDate, Precision, Span, from_words
from timeline.models.facts import Facts
from timeline.models.terms import DatePrecision, EventClarity

HINT = (
    "In words: 5 August 2024 · 17–19 Oct 2023 · early January 2024 · week of 29 July 2024 · "
    "before 18 July 2024 · between 3 and 9 May 2024 · throughout 2023."
)

F = TypeVar("F", bound=Facts)


class SpanField(forms.CharField):
    """Words in, a Span out; BadDate's sentence is the field's error."""

    widget = ReadingInput("when")

    def prepare_value(self, value: Any) -> Any:
        return value.words() if isinstance(value, Span) else value

    def clean(self, value: Any) -> Any:
        words = super().clean(value)
        try:
            return from_words(words, timezone.localdate())
        except BadDate as refusal:
            raise ValidationError(str(refusal)) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class WhenForm(DeskForm[F]):
    """Facts whose three stored date columns come from the one box; left alone, the box alters none
    of them."""

    when = SpanField(label="When", max_length=200, help_text=HINT)

    class Meta:
        labels = {
            "event_clarity": "One or several",
            "event_type": "Type",
            "sub_event_type": "Sub-type",
            "where_prec": "How exactly",
            "code_status": "To be checked",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.date_start and "when" in self.fields:
            self.initial.setdefault("when", self.instance.span)
            self._show(self.instance.span)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        span, clarity = cleaned.get("when"), cleaned.get("event_clarity")
        if span is None or clarity is None:
            return cleaned
        held = as_held(span, clarity)
        if span.lasting and not held.lasting:
            self.add_error("when", only_summaries_last(span))
            return cleaned
        if "when" in self.changed_data:
            self.instance.span = held
        self._show(held)
        return cleaned

    def _show(self, span: Span) -> None:
        self.fields["when"].widget.note = understanding(span)


def as_held(span: Span, clarity: int) -> Span:
    """The span as `Facts.span` gives it back, which has no column for "lasting": a summary always
    lasts, one event only from one exact day to another."""
    lasting = clarity == EventClarity.SUMMARY or (span.lasting and span.precision == Precision.DAY)
    return span if lasting == span.lasting else replace(span, lasting=lasting)


def only_summaries_last(span: Span) -> str:
    return (
        f"“{span.words()}” went on from one day to another, and these are not exact. Say that it is "
        "a summary of several, or give exact days, or write “between … and …” for one event on an "
        "unknown day."
    )


def understanding(span: Span) -> str:
    """All that is stored of `span`: its days in full, how exact they are, and EDTF."""
    return f"Understood as: {_days(span)} · {_exactness(span)} · EDTF {span.edtf()}"


def _days(span: Span) -> str:
    first, last = _day(span.start), _day(span.end)
    if span.start == span.end:
        return first
    return f"{first} – {last}" if span.lasting else f"one day between {first} and {last}"


def _exactness(span: Span) -> str:
    label = DatePrecision(span.precision).label
    return f"{label}s" if span.lasting and span.precision == Precision.DAY else str(label)


def _day(day: date) -> str:
    return date_format(day, "j F Y")
