"""Two incidents side by side, and what is decided of them."""

from typing import Any, NoReturn

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from timeline.actions.merging import CannotMerge, merge, not_duplicates
from timeline.actions.publishing import stands_apart
from timeline.actions.record import public_record
from timeline.admin.duplicates.rights import may_merge, refusal
from timeline.admin.duplicates.sides import side_by_side
from timeline.admin.duplicates.waiting import possible_pairs
from timeline.admin.sent_words import sent_words
from timeline.models import Incident, Link, Merge

Pair = tuple[Incident, Incident]
LONGEST = 400  # characters of a reason: it is kept with who says so


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("timeline.view_incident", raise_exception=True)
def compare_pair(request: HttpRequest, link: int) -> HttpResponse:
    """A suspected pair; once it is decided the next one comes."""
    suspected = Link.objects.filter(pk=link, kind=Link.Kind.POSSIBLE_DUPLICATE).first()
    if suspected is None:
        messages.info(request, "That pair has been decided already.")
        return HttpResponseRedirect(reverse("admin:duplicates"))
    incidents = Incident.objects.for_record()
    pair = (incidents.get(pk=suspected.incident_id), incidents.get(pk=suspected.target_id))
    if request.method == "POST" and decided(request, pair):
        return HttpResponseRedirect(_next_after(link))
    return _page(request, pair, suspected=suspected)


def compare(request: HttpRequest) -> HttpResponse:
    """Any two, by their codes in ?a= and ?b=."""
    pair = (_coded(request.GET, "a"), _coded(request.GET, "b"))
    if pair[0] == pair[1]:
        raise Http404("These are one incident already.")
    if request.method == "POST" and decided(request, pair):
        kept = pair[1] if request.POST.get("decision") == "right" else pair[0]
        return HttpResponseRedirect(reverse("admin:timeline_incident_change", args=[kept.pk]))
    return _page(request, pair, suspected=None)


def _coded(sent: QueryDict, name: str) -> Incident:
    code = sent.get(name, "").strip()
    found = Incident.objects.for_record().filter(code=code).first() if code.isalnum() else None
    if found is None:
        raise Http404(f"There is no incident “{code}” ({name}=).")
    return found


def decided(request: HttpRequest, pair: Pair) -> bool:
    """Whether it was done; if not, a message says why. 403 without the right to it."""
    if not request.user.has_perm("timeline.change_incident"):
        raise PermissionDenied
    left, right = pair
    by = request.user.get_username()
    try:
        reason = sent_words(request.POST, "reason", longest=LONGEST)
        match request.POST.get("decision"):
            case "left":
                _merge(request, left, right, reason)
            case "right":
                _merge(request, right, left, reason)
            case "apart":
                not_duplicates(left, right, by=by, reason=reason)
                messages.success(request, f"Told apart: “{left}” and “{right}”.")
            case _:
                _undecided()
    except (CannotMerge, ValidationError) as wrong:
        messages.error(request, " ".join(getattr(wrong, "messages", [str(wrong)])))
        return False
    return True


def _undecided() -> NoReturn:
    raise CannotMerge("Say whether they are one, and which of the two is kept.")


def _merge(request: HttpRequest, kept: Incident, merged: Incident, reason: str) -> None:
    if not may_merge(request, stage=merged.stage):
        raise PermissionDenied
    done = merge(kept, merged, by=request.user.get_username(), reason=reason)
    messages.success(request, merged_message(done))


def merged_message(done: Merge) -> str:
    """With the way back."""
    return format_html(
        "“{}” was merged into <a href='{}'>“{}”</a>.{} <a href='{}'>Undo…</a>",
        done.merged,
        reverse("admin:timeline_incident_change", args=[done.kept_id]),
        done.kept,
        _what_waits(done),
        reverse("admin:undo_merge", args=[done.pk]),
    )


def _what_waits(done: Merge) -> str:
    """What the public does not see yet: the kept one took in a draft, or needs a second pair of eyes."""
    if stands_apart(done):
        return " Both stay public as they are until somebody else publishes the one that is kept."
    current = done.kept.revisions.current().first()
    stands = public_record(Incident.objects.for_record().get(pk=done.kept_id))
    if current is not None and current.record != stands:
        return " What it tells by that is public once it is published anew."
    return ""


def _next_after(link: int) -> str:
    """The next pair of the list, which goes from new to old, or the list where that was the last."""
    following = possible_pairs().filter(pk__lt=link).first() or possible_pairs().first()
    if following is None:
        return reverse("admin:duplicates")
    return reverse("admin:duplicate", args=[following.pk])


def _page(request: HttpRequest, pair: Pair, *, suspected: Link | None) -> HttpResponse:
    left, right = pair
    one, other, rows = side_by_side(left, right)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": "One incident or two?",
        "left": one,
        "right": other,
        "both": (one, other),
        "rows": rows,
        "suspected": suspected,
        "told_apart": _told_apart(pair),
        "longest": LONGEST,
        "reason": request.POST.get("reason", "Both tell of the same incident."),
        "ways": [
            ("left", left, right, refusal(request, left, right)),
            ("right", right, left, refusal(request, right, left)),
        ],
        "may_tell_apart": request.user.has_perm("timeline.change_incident"),
    }
    return render(request, "admin/duplicates/compare.html", context)


def _told_apart(pair: Pair) -> Link | None:
    kind = Link.Kind.NOT_DUPLICATE
    return Link.objects.filter(kind=kind, incident__in=pair, target__in=pair).first()
