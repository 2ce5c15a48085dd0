"""What an analyst decides on the page of a report, one incident at a time; then the next one comes."""

from collections.abc import Callable, Mapping

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from timeline.actions.deciding import CannotDecide, accept, reject, reopen, split
from timeline.actions.merging import CannotMerge, merge, not_duplicates, undo_merge
from timeline.actions.publishing import CannotPublish, publish
from timeline.admin.deeds import log_deed
from timeline.admin.duplicates.rights import may_merge
from timeline.admin.keys import key_of
from timeline.admin.review.page import require, review_page, show
from timeline.admin.seen import ChangedMeanwhile, as_seen
from timeline.models import Incident, Report

Sent = Mapping[str, str]
Deed = Callable[[Incident, Report, Sent, str], str]
REFUSALS = (CannotDecide, CannotMerge, CannotPublish, ChangedMeanwhile)


class DeedForm(forms.Form):
    """What any of the forms on a card sends: the mark of the card, why, and which other incident."""

    seen = forms.CharField(max_length=40, required=False)
    reason = forms.CharField(
        max_length=500,
        required=False,
        error_messages={"max_length": "The reason is too long: %(show_value)s of 500 characters."},
    )
    into = forms.CharField(required=False)


@require_POST
def decide(request: HttpRequest, pk: int, incident: int, deed: str) -> HttpResponse:
    """POST DeedForm. 404 for an unknown deed, or an incident that the report `pk` does not tell of."""
    if deed not in DEEDS:
        raise Http404
    user = require(request, "change")
    if deed == "publish":
        require(request, "publish")
    report = get_object_or_404(Report, pk=pk)
    chosen = get_object_or_404(Incident, pk=incident, claims__report=report)
    form = DeedForm(request.POST)
    if not form.is_valid():
        for refusal in form.errors.values():
            messages.error(request, str(refusal[0]))
        return _again(request, pk, incident, deed, status=400)
    try:
        _refuse_unless_they_may(request, deed, chosen)
        with as_seen(chosen, form.cleaned_data["seen"]) as held:
            done = DEEDS[deed](held, report, form.cleaned_data, user.get_username())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return _again(request, pk, incident, deed, status=409)
    if deed in STAY:
        log_deed(chosen, user, done)
        messages.success(request, done)
        return to_card(pk, incident)
    back = to_card(pk, incident).url
    messages.success(request, format_html('{} <a href="{}">Back to it</a>', done, back))
    publishing = deed == "publish" and chosen.reviewed
    return to_next(request, pk, after=incident, publishing=publishing)


def _again(request: HttpRequest, pk: int, incident: int, deed: str, *, status: int) -> HttpResponse:
    """The page, with the reason that was typed where it was typed."""
    tried = {"about": incident, "deed": deed, "reason": request.POST.get("reason", "")}
    return show(request, review_page(request, pk), status=status, tried=tried)


def _refuse_unless_they_may(request: HttpRequest, deed: str, chosen: Incident) -> None:
    """A merge of what is public changes what is public, and so does undoing it."""
    standing = chosen.merged_by.filter(undone_at=None).first() if deed == "take-apart" else None
    stage = standing.stage if standing else chosen.stage
    if deed in ("merge", "take-apart") and not may_merge(request, stage=stage):
        raise CannotMerge(f"“{chosen}” was or is public: this is for those who publish.")


def to_card(pk: int, incident: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('admin:review_report', args=[pk])}#incident-{incident}")


def to_next(request: HttpRequest, pk: int, *, after: int, publishing: bool = False) -> HttpResponse:
    """The next incident of this report that waits to be published or checked, as one is `publishing`
    what was checked or not; else the next report, which is said: a key pressed twice is about another
    text then."""
    page = review_page(request, pk)
    following = page.next_to_publish(after=after) if publishing else None
    following = following or page.next_to_check(after=after)
    if following:
        return to_card(pk, following.incident.pk)
    messages.info(request, f"Nothing else waits of {page.report}.")
    return HttpResponseRedirect(f"{reverse('admin:review')}?after={pk}")


def _accept(incident: Incident, report: Report, _sent: Sent, by: str) -> str:
    accept(incident, by=by, report=report)
    return f"Accepted “{incident}”."


def _publish(incident: Incident, report: Report, sent: Sent, by: str) -> str:
    """What is published was checked; where somebody has, once is enough."""
    if not incident.reviewed:
        accept(incident, by=by, report=report)
    publish(incident, by=by, reason=sent["reason"])
    return f"Published “{incident}”."


def _split(incident: Incident, report: Report, _sent: Sent, by: str) -> str:
    split(incident, by=by, report=report)
    return f"“{incident}” is two now: tell each what is its own, then accept it."


def _merge(incident: Incident, _report: Report, sent: Sent, by: str) -> str:
    kept = _other(sent)
    merge(kept, incident, by=by, reason=sent["reason"])
    return f"Merged “{incident}” into “{kept}”."


def _tell_apart(incident: Incident, _report: Report, sent: Sent, by: str) -> str:
    other = _other(sent)
    not_duplicates(incident, other, by=by, reason=sent["reason"])
    return f"“{incident}” and “{other}” are two; that is remembered."


def _other(sent: Sent) -> Incident:
    found = Incident.objects.filter(pk=key_of(sent["into"]) or 0).first()
    if found is None:
        raise CannotMerge("Choose which incident it is the same as, or search for it.")
    return found


def _reject(incident: Incident, report: Report, sent: Sent, by: str) -> str:
    reject(incident, by=by, reason=sent["reason"], report=report)
    return f"Rejected “{incident}”."


def _reopen(incident: Incident, _report: Report, _sent: Sent, _by: str) -> str:
    reopen(incident)
    return f"“{incident}” is a draft again."


def _take_apart(incident: Incident, _report: Report, _sent: Sent, by: str) -> str:
    standing = incident.merged_by.filter(undone_at=None).first()
    if standing is None:
        raise CannotMerge(f"“{incident}” is not merged with another.")
    undo_merge(standing, by=by)
    return f"“{incident}” stands by itself again."


DEEDS: dict[str, Deed] = {
    "accept": _accept,
    "publish": _publish,
    "split": _split,
    "merge": _merge,
    "tell-apart": _tell_apart,
    "reject": _reject,
    "reopen": _reopen,
    "take-apart": _take_apart,
}
STAY = {
    "split",
    "tell-apart",
    "reopen",
    "take-apart",
}  # after these the same one is looked at again
