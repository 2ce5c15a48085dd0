"""The same change to many incidents: what is left blank is left as it is."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from timeline.actions.editing_many import BEFORE_PUBLIC, MOST, Changes, Outcome, change_many
from timeline.actions.entering import NewPlace, Party, SheetValues
from timeline.admin.entry.boxes import ReadingInput
from timeline.admin.entry.fields import TermField, WordsField, coded, kinds_of_event, type_values
from timeline.admin.entry.names import Names, as_exactly_as, no_right
from timeline.admin.entry.parties import ATTRIBUTED, asked_for, parties_read
from timeline.admin.in_hand import analysts
from timeline.admin.keys import keys_of
from timeline.models import Dataset, Incident, User
from timeline.models.terms import Grading, Role, WherePrecision

AS_IT_IS = "as it is"
SHOWN = 100  # of those chosen, so that a page about a thousand stays a page
TOLD = 20  # of those that were left out


class BulkForm(forms.Form):
    """`ids` are the keys of the chosen incidents, in one field however many they are."""

    ids = forms.RegexField(r"^\d{1,18}(,\d{1,18})*$", widget=forms.HiddenInput)
    type = TermField(required=False, choices=kinds_of_event(AS_IT_IS))
    grading = TermField(required=False, choices=coded(Grading.choices, AS_IT_IS))
    where = WordsField(required=False, max_length=300, widget=ReadingInput("where", offers=True))
    where_prec = TermField(
        label="How exactly", required=False, choices=coded(WherePrecision.choices, AS_IT_IS)
    )
    role = TermField(label="Add as", choices=Role.choices, initial=Role.PERPETRATOR)
    actors = WordsField(
        label="Actors to add",
        required=False,
        max_length=2000,
        widget=ReadingInput("perpetrators", offers=True),
        help_text=ATTRIBUTED,
    )
    dataset = forms.ModelChoiceField(Dataset.objects.all(), required=False, empty_label=AS_IT_IS)
    assigned_to = forms.ModelChoiceField(analysts(), required=False, empty_label=AS_IT_IS)
    stage = TermField(
        required=False, choices=coded(((one, one.label) for one in BEFORE_PUBLIC), AS_IT_IS)
    )
    why = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="It stands in the history of each of them at the desk; of who has it, and of its "
        "stage, as a note.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        self.values: SheetValues = {}
        super().__init__(*args, **kwargs)

    def clean_type(self) -> str:
        kind = str(self.cleaned_data["type"])
        self.values.update(type_values(kind))
        return kind

    def clean_grading(self) -> str:
        if grading := str(self.cleaned_data["grading"]):
            self.values["grading"] = grading
        return str(self.cleaned_data["grading"])

    def clean_where(self) -> str:
        words = str(self.cleaned_data["where"])
        if words:
            place = Names(places=[words]).place(words)
            if isinstance(place, NewPlace) and not self.user.has_perm("timeline.add_location"):
                raise no_right("place", place.name)
            self.values["place"], self.values["where_prec"] = place, as_exactly_as(place)
        return words

    def clean_where_prec(self) -> str:
        said = str(self.cleaned_data["where_prec"])
        if said:
            self.values["where_prec"] = int(said)
        return said

    def clean_actors(self) -> list[Party]:
        words, role = str(self.cleaned_data["actors"]), self.cleaned_data.get("role", "")
        parties = parties_read(words, role, Names(actors=asked_for(words)))
        new = [actor for actor, _ in parties if isinstance(actor, str)]
        if new and not self.user.has_perm("timeline.add_actor"):
            raise no_right("actor", new[0])
        return parties

    def clean(self) -> dict[str, Any]:
        others = ("actors", "dataset", "assigned_to", "stage")
        if not self.errors and not (self.values or any(map(self.cleaned_data.get, others))):
            raise ValidationError("Nothing is to be changed: all is left as it is.")
        return self.cleaned_data

    @property
    def changes(self) -> Changes:
        """Of a valid form."""
        said = self.cleaned_data
        return Changes(
            self.values,
            dataset=said["dataset"],
            assigned_to=said["assigned_to"],
            stage=said["stage"],
            parties=said["actors"],
            role=said["role"],
        )


@admin.action(description="Edit the chosen incidents…", permissions=["change"])
def edit_chosen(_desk: Any, request: HttpRequest, chosen: QuerySet[Incident]) -> HttpResponse:
    keys = list(chosen.values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        messages.error(
            request,
            f"{chosen.count():,} incidents are chosen, and {MOST:,} at most can be edited at once. "
            "Choose fewer, by a filter or by days.",
        )
        return HttpResponseRedirect(reverse("admin:timeline_incident_changelist"))
    form = BulkForm(initial={"ids": ",".join(map(str, keys))}, user=cast("User", request.user))
    return _page(request, form, keys)


@require_POST
@permission_required("timeline.change_incident", raise_exception=True)
def bulk(request: HttpRequest) -> HttpResponse:
    """Make the changes to all in `ids`; with something wrong the form again, and nothing is written."""
    form = BulkForm(request.POST, user=cast("User", request.user))
    keys = keys_of(request.POST.get("ids", ""))
    if form.is_valid():
        try:
            by = request.user.get_username()
            outcome = change_many(keys, form.changes, by=by, why=form.cleaned_data["why"])
        except ValueError as refusal:  # a ValidationError is one too
            form.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
        else:
            _tell(request, outcome)
            return HttpResponseRedirect(reverse("admin:timeline_incident_changelist"))
    return _page(request, form, keys, status=400)


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.changed:
        messages.success(request, f"Changed {_number(outcome.changed)}.")
    if outcome.same:
        messages.info(request, f"{_number(outcome.same)} said all of this already.".capitalize())
    for why in outcome.skipped[:TOLD]:
        messages.warning(request, why)
    if outcome.gone:
        is_are = "is" if outcome.gone == 1 else "are"
        messages.warning(
            request, f"{_number(outcome.gone)} of those chosen {is_are} not there any more."
        )
    if len(outcome.skipped) > TOLD:
        messages.warning(request, f"And {len(outcome.skipped) - TOLD} more were left as they are.")


def _number(count: int) -> str:
    return "1 incident" if count == 1 else f"{count:,} incidents"


def _page(
    request: HttpRequest, form: BulkForm, keys: list[int], *, status: int = 200
) -> HttpResponse:
    chosen = Incident.objects.select_related("location").filter(pk__in=keys[:MOST])
    context = {
        **admin.site.each_context(request),
        "title": f"Edit {_number(len(keys))}",
        "form": form,
        "chosen": chosen[:SHOWN],
        "more": max(0, len(keys) - SHOWN),
    }
    return TemplateResponse(request, "admin/entry/bulk.html", context, status=status)
