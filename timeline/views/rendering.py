"""The whole page, or the part of it that htmx swaps: one address, two renderings."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from timeline.dates import day
from timeline.search.query import Query
from timeline.views.days import span_words

PARTIAL = "results"
TYPING, MOVING = "q", "moves"  # the ids of what asks before the reader is done
VARIES = ["HX-Request", "HX-History-Restore-Request", "Cookie"]


def is_swap(request: HttpRequest) -> bool:
    """htmx wants a part only; never when it restores history, where it needs the whole page."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx and not htmx.history_restore_request)


def is_form_as_sent(request: HttpRequest) -> bool:
    """A submitted form, without scripts: its untouched fields need not be in the address."""
    return not is_swap(request) and "" in request.GET.values()


def is_typing(request: HttpRequest) -> bool:
    """The words in the search field are not finished; it is to be left alone."""
    return is_swap(request) and _htmx(request).trigger == TYPING


def write_address(request: HttpRequest, response: HttpResponse, address: str) -> None:
    """Has htmx write the address of what is swapped in: as a step that Back leads to, or in the place
    of the one before while the reader is still typing or moving."""
    htmx = _htmx(request)
    header = "HX-Replace-Url" if htmx.trigger in (TYPING, MOVING) else "HX-Push-Url"
    # a second entry for the same view would make Back seem to do nothing
    response[header] = "false" if htmx.current_url_abs_path == address else address


def _htmx(request: HttpRequest) -> HtmxDetails:
    details: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return details


def standing(query: Query) -> dict[str, Any]:
    """What every page says of where its reader stands: `query`, `pin` (the suffix that keeps a link at
    the same moment and in the same language), `now` (the one that asks the same of the present) and
    `so_far` (that moment is the end of a day that is not over)."""
    pin, now = query.standpoint().urlencode(), query.but(asof=None).urlencode()
    return {
        "query": query,
        "pin": f"?{pin}" if pin else "",
        "now": f"?{now}" if now else "",
        "so_far": query.asof is not None and query.asof > timezone.now(),
    }


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    query: Query,
    status: int = 200,
) -> HttpResponse:
    """The page `template`, or its partial "results".

    Adds what every page needs: where its reader is `standing`, `today` in words, `swapping` and `typing`.
    Varies on both branches, or a shared cache would answer a page with a fragment. A page may be kept
    and is asked for again each time, a fragment is not kept.
    """
    swap = is_swap(request)
    context |= standing(query) | {
        "today": span_words(day(timezone.now().date())),
        "swapping": swap,
        "typing": is_typing(request),
    }
    response = render(
        request, f"{template}#{PARTIAL}" if swap else template, context, status=status
    )
    patch_vary_headers(response, VARIES)
    response["Cache-Control"] = "no-store" if swap else "no-cache"
    return response
