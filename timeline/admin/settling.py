"""Publishing or retracting an incident may settle what readers reported of it."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest

from timeline.actions.problems import settle
from timeline.admin.keys import keys_of
from timeline.admin.typed import ModelMultipleChoiceField
from timeline.models import Incident, Problem

BEGINS = "A reader’s report: "  # of a reason; the reader's own words are not for the public


class SettlesField(ModelMultipleChoiceField[Problem]):
    """The open reports, to be ticked off; none at first, as a correction need not be of them."""

    def __init__(self) -> None:
        super().__init__(
            Problem.objects.none(),
            required=False,
            label="This settles, as corrected",
            widget=forms.CheckboxSelectMultiple,
        )

    def label_from_instance(self, problem: Problem) -> str:
        return f"a reader’s report of {problem.received:%-d %B %Y}: “{problem.words}”"


def reported(ids: str) -> QuerySet[Problem]:
    """What is open of the incidents with these keys, "1,2"."""
    return Problem.objects.filter(incident__in=keys_of(ids), state=Problem.State.OPEN)


def settle_with(
    request: HttpRequest, problems: QuerySet[Problem], done: list[Incident], reason: str
) -> None:
    """Settle those ticked whose incident was acted on, and say so. Whoever may not, settles none."""
    if not request.user.has_perm("timeline.change_problem"):
        return
    for problem in problems.filter(incident__in=done):
        state, by = Problem.State.CORRECTED, request.user.get_username()
        settle(problem, state=state, outcome=reason, by=by)
        messages.success(request, f"Settled: the reader’s report of {problem.incident}.")
