"""The sheet: one incident in words, as an analyst types, pastes or corrects it."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Literal

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString

from timeline.actions.entering import NewPlace, SheetValues
from timeline.admin.entry import parties
from timeline.admin.entry.boxes import ReadingInput
from timeline.admin.entry.fields import TermField, WordsField, coded, kinds_of_event, type_values
from timeline.admin.entry.figures import HINT as FIGURES_HINT
from timeline.admin.entry.figures import FiguresField, disordered
from timeline.admin.entry.names import Names, as_exactly_as, no_right, place_note
from timeline.admin.entry.place_map import map_box
from timeline.admin.when import HINT, SpanField, as_held, only_summaries_last, understanding
from timeline.extract.drafts import Figures
from timeline.models import Incident, User
from timeline.models.terms import (
    CodeStatus,
    EventClarity,
    Grading,
    WherePrecision,
)


def parties_field(box: str, help_text: str) -> WordsField:
    widget = ReadingInput(box, offers=True)
    return WordsField(required=False, max_length=2000, widget=widget, help_text=help_text)


class IncidentSheet(forms.Form):
    """What an analyst says of an incident. Valid, `values` holds what differs from what stands, and
    `notes` tells of each box that was understood in some way, how.

    `user` is the one whose right it is to add places and actors. Before many sheets are asked
    whether they are valid, call `look_up` with them. A box of a known incident that is not sent is
    left as it is. Take the incident with "participations__actor" prefetched, where there are many.
    """

    title = WordsField(max_length=300, error_messages={"required": "Give it a title."})
    event_clarity = TermField(
        label="One or several", required=False, choices=coded(EventClarity.choices, "–")
    )
    count = FiguresField(
        label="How many events",
        required=False,
        max_length=60,
        help_text="Of a summary: 150+ · 12–15 · up to 20",
    )
    when = SpanField(
        max_length=200,
        help_text=HINT,
        error_messages={"required": "Say when: a day, or other words for it."},
    )
    where = WordsField(
        required=False,
        widget=ReadingInput("where", offers=True),
        max_length=300,
        help_text="A name, with its country where there are several: Rafah (PS)",
    )
    where_prec = TermField(
        label="How exactly",
        required=False,
        choices=coded(WherePrecision.choices, "as exactly as the place says"),
    )
    type = TermField(choices=kinds_of_event(), error_messages={"required": "Choose a type."})
    perpetrators = parties_field("perpetrators", parties.ATTRIBUTED)
    targets = parties_field("targets", parties.HINT)
    others = parties_field("others", parties.HINT)
    killed = FiguresField(required=False, max_length=60, help_text=FIGURES_HINT)
    injured = FiguresField(required=False, max_length=60, help_text=FIGURES_HINT)
    grading = TermField(required=False, choices=coded(Grading.choices, "not graded"))
    summary = WordsField(required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self,
        data: Any = None,
        *,
        user: User | AnonymousUser,
        incident: Incident | None = None,
        **kwargs: Any,
    ) -> None:
        self.user, self.incident = user, incident
        self.values: SheetValues = {}
        self.notes: dict[str, str] = {}
        initial, stands = kwargs.pop("initial", {}), said_of(incident) if incident else {}
        if data is not None:
            initial = {}  # what was offered at first is no part of what stands
        super().__init__(data, initial={**stands, **initial}, **kwargs)
        if incident and not self.is_bound:
            self._tell("when", understanding(incident.span))
        if incident and self.is_bound:
            for name in [name for name in self.fields if self.add_prefix(name) not in self.data]:
                del self.fields[name]

    @property
    def place_map(self) -> SafeString:
        """The place as it stands, on a map that follows the boxes."""
        place = self.incident.location if self.incident else None
        return map_box(place, self.incident.where_prec if self.incident else WherePrecision.COUNTRY)

    @cached_property
    def names(self) -> Names:
        return Names(places=self.places_typed(), actors=self.actors_typed())

    def places_typed(self) -> list[str]:
        return [str(self["where"].data or "")] if self._is_new("where") else []

    def actors_typed(self) -> list[str]:
        boxes = [str(self[box].data or "") for box in parties.ROLES if self._is_new(box)]
        return [name for words in boxes for name in parties.asked_for(words)]

    def _tell(self, box: str, note: str) -> None:
        """The box shows it, and so do the boxes' readers."""
        self.notes[box] = note
        self.fields[box].widget.note = note

    def _is_new(self, name: str) -> bool:
        """Whether the box says something else than what stands."""
        return name in self.changed_data

    # One box each ------------------------------------------------------------------------------

    def clean_where(self) -> str:
        words = str(self.cleaned_data["where"])
        if self._is_new("where"):
            place = self.names.place(words) if words else None
            if isinstance(place, NewPlace) and not self.user.has_perm("timeline.add_location"):
                raise no_right("place", place.name)
            self.values["place"] = place
            self._tell("where", place_note(place) if place else "")
        return words

    def clean_where_prec(self) -> str:
        said = str(self.cleaned_data["where_prec"])
        if self.incident is None or self._is_new("where_prec"):
            stands = self.incident.location if self.incident else None
            by_place = as_exactly_as(self.values.get("place", stands))
            self.values["where_prec"] = int(said or by_place)
        return said

    def clean_type(self) -> str:
        kind = str(self.cleaned_data["type"])
        if self._is_new("type"):
            self.values.update(type_values(kind))
        return kind

    def clean_perpetrators(self) -> str:
        return self._who("perpetrators")

    def clean_targets(self) -> str:
        return self._who("targets")

    def clean_others(self) -> str:
        return self._who("others")

    def _who(self, box: str) -> str:
        words = str(self.cleaned_data[box])
        if self._is_new(box):
            role = parties.ROLES[box]
            meant = parties.parties_read(words, role, self.names)
            new = [actor for actor, _ in meant if isinstance(actor, str)]
            if new and not self.user.has_perm("timeline.add_actor"):
                raise no_right("actor", new[0])
            self.values["parties"] = {**self.values.get("parties", {}), role: meant}
            self._tell(box, parties.note(words, meant))
        return words

    def clean_killed(self) -> Figures:
        return self._harmed("killed")

    def clean_injured(self) -> Figures:
        return self._harmed("injured")

    def _harmed(self, kind: Literal["killed", "injured"]) -> Figures:
        """A record that is marked for it may keep what its sources say."""
        figures: Figures = self.cleaned_data[kind]
        marked = self.incident and self.incident.code_status == CodeStatus.CHECK_DEATHS
        if disordered(figures) and not marked:
            raise ValidationError("The figures are not in order: the least, the best, the most.")
        if self._is_new(kind):
            self.values[kind] = figures
        return figures

    def clean_title(self) -> str:
        return self._plain("title")

    def clean_grading(self) -> str:
        return self._plain("grading")

    def clean_summary(self) -> str:
        return self._plain("summary")

    def _plain(self, name: Literal["title", "grading", "summary"]) -> str:
        words = str(self.cleaned_data[name])
        if self._is_new(name):
            self.values[name] = words
        return words

    # Boxes that hang on each other --------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        clarity = self._clarity()
        if self.incident is None or self.incident.event_clarity != clarity:
            self.values["event_clarity"] = clarity
        for name, read in (("when", self._when), ("count", self._count)):
            if name in self.cleaned_data:
                try:
                    read(clarity)
                except ValidationError as refusal:
                    self.add_error(name, refusal)
        return self.cleaned_data

    def _clarity(self) -> int:
        """Where it is not said, what has a number of events is a summary."""
        if self.incident and "event_clarity" not in self.fields:
            return self.incident.event_clarity
        if said := self.cleaned_data.get("event_clarity"):
            return int(said)
        counted = any(figure is not None for figure in self.cleaned_data.get("count", ()))
        return EventClarity.SUMMARY if counted else EventClarity.SINGLE

    def _when(self, clarity: int) -> None:
        span = self.cleaned_data["when"]
        held = as_held(span, clarity)
        if span.lasting and not held.lasting:
            raise ValidationError(only_summaries_last(span))
        self._tell("when", understanding(held))
        if self._is_new("when"):
            self.values["span"] = held

    def _count(self, clarity: int) -> None:
        low, best, high = self.cleaned_data["count"]
        if best not in (None, low) or disordered((low, None, high)):
            raise ValidationError("Of events give a number, a least, a most, or both in order.")
        if (low, high) != (None, None) and clarity != EventClarity.SUMMARY:
            raise ValidationError("Only a summary of several has a number of events.")
        if self._is_new("count"):
            self.values["count"] = low, high


def look_up(sheets: Iterable[IncidentSheet]) -> None:
    """Look up the names in all these at once."""
    sheets = [sheet for sheet in sheets if sheet.is_bound]
    places = [words for sheet in sheets for words in sheet.places_typed()]
    actors = [name for sheet in sheets for name in sheet.actors_typed()]
    names = Names(places=places, actors=actors)
    for sheet in sheets:
        sheet.names = names


def said_of(incident: Incident) -> dict[str, Any]:
    """What a sheet of the incident says as it stands."""
    parts = list(incident.participations.all())
    return {
        **{name: getattr(incident, name) for name in ("title", "grading", "summary")},
        "event_clarity": str(incident.event_clarity),
        "count": (incident.count_low, None, incident.count_high)
        if incident.count_low is None or incident.count_low != incident.count_high
        else (incident.count_low,) * 3,
        "when": incident.span,
        "where": str(incident.location or ""),
        "where_prec": str(incident.where_prec),
        "type": incident.sub_event_type or incident.event_type,
        **{box: parties.party_words(parts, role) for box, role in parties.ROLES.items()},
        **{kind: tuple(incident.figures(kind).values()) for kind in ("killed", "injured")},
    }
