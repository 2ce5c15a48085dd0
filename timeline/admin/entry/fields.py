"""Boxes that take words as people type or paste them."""

from collections.abc import Iterable
from typing import Any

from django import forms

from timeline.actions.entering import SheetValues
from timeline.models.terms import SUB_EVENT_TYPES, term_slug

Choices = list[tuple[str, str]]
TYPE_OF = {name: kind.value for kind, names in SUB_EVENT_TYPES.items() for name in names}


class WordsField(forms.CharField):
    """Text. What a browser makes of its ends and of its lines is no change of it."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(str(value or "").replace("\r\n", "\n")))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.to_python(initial), self.to_python(data))


class TermField(forms.ChoiceField):
    """One of a list. Pasted, its label will do as well as its code, in any case."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not in the list."}

    def to_python(self, value: Any) -> str:
        word = str(super().to_python(value))
        return self._by_word().get(term_slug(word), word.strip())

    def _by_word(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for value, label in _options(self.choices):
            found |= {term_slug(str(label)): str(value), term_slug(str(value)): str(value)}
        return found


def _options(choices: Any) -> Iterable[tuple[Any, Any]]:
    for value, label in choices:
        if isinstance(label, list):
            yield from label
        else:
            yield value, label


def kinds_of_event(blank: str = "–") -> list[tuple[str, Any]]:
    """The choices of one select for both of ACLED's levels."""
    return [
        ("", blank),
        *(
            (
                kind.value,
                [
                    (kind.value, f"{kind.value}: no more is known"),
                    *((name, name) for name in names),
                ],
            )
            for kind, names in SUB_EVENT_TYPES.items()
        ),
    ]


def type_values(kind: str) -> SheetValues:
    """What the choice of a type or sub-type says; nothing for the blank one."""
    if not kind:
        return {}
    return {
        "event_type": TYPE_OF.get(kind, kind),
        "sub_event_type": kind if kind in TYPE_OF else "",
    }


def coded(choices: Iterable[tuple[Any, Any]], blank: str) -> Choices:
    """A select's choices with `blank` before them."""
    return [("", blank), *((str(value), str(label)) for value, label in choices)]
