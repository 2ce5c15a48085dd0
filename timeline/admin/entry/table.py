"""The table for fast entry: a row is an incident, and is saved by itself."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from timeline.admin.entry.pasted import MOST, CannotTake, pasted_rows
from timeline.admin.entry.rows import Row, pasted_as_rows, row_of, rows_sent, save
from timeline.models import Report, User

LATEST = 100  # reports that can be chosen as the source


class SourceForm(forms.Form):
    report = forms.ChoiceField(
        label="Source of the rows",
        required=False,
        help_text=f"The report that they are taken from: one of the latest {LATEST}, or none.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest = Report.objects.defer("body").order_by("-pk")[:LATEST]
        choices = [("", "no report"), *((str(report.pk), str(report)) for report in latest)]
        self.fields["report"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> Report | None:
        """Raises no error: what cannot be chosen says so on the form."""
        key = self.cleaned_data.get("report") if self.is_valid() else ""
        return Report.objects.get(pk=key) if key else None


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("timeline.add_incident", raise_exception=True)
def table(request: HttpRequest) -> HttpResponse:
    """POST `save` or `open` with a row's number, `save` with "all", or `take` with what was `pasted`.
    The answer is the table as it stands then; to htmx, that one row of it."""
    user = cast("User", request.user)
    sent = request.POST
    if request.method != "POST":
        source = SourceForm({"report": request.GET.get("report", "")})
        return _page(request, source, [row_of(0, {}, user=user)])
    source, asked, opened = SourceForm(sent), sent.get("save", ""), sent.get("open", "")
    rows = rows_sent(sent, asked, user=user)
    if "take" in sent:
        return _take(request, source, rows)
    if source.is_valid():
        _save(request, source, rows, asked)
    chosen = [row for row in rows if str(row.number) in (asked, opened)]
    for row in chosen:
        row.is_open = True
    if request.htmx and chosen:  # type: ignore[attr-defined]
        return _one(request, chosen[0], source)
    return _page(request, source, rows)


def _save(request: HttpRequest, source: SourceForm, rows: list[Row], asked: str) -> None:
    """The row that was asked for, or all that say anything."""
    every = asked == "all"
    wanted = [row for row in rows if (every and not row.is_blank) or str(row.number) == asked]
    number = save(wanted, by=request.user.get_username(), report=source.chosen())
    if every:
        messages.success(request, f"{number} {'row was' if number == 1 else 'rows were'} saved.")


def _take(request: HttpRequest, source: SourceForm, rows: list[Row]) -> HttpResponse:
    """Rows of what was pasted, behind those that are there; nothing is saved."""
    text = request.POST.get("pasted", "")
    try:
        pasted = pasted_rows(text)
    except CannotTake as refusal:
        return _page(request, source, rows, pasted=text, refusal=str(refusal))
    kept = [row for row in rows if row.saved or not row.is_blank]
    first = max((row.number for row in rows), default=-1) + 1
    taken = pasted_as_rows(pasted.rows, first, user=cast("User", request.user))
    return _page(request, source, [*kept, *taken], remarks=pasted.remarks)


def _one(request: HttpRequest, row: Row, source: SourceForm) -> HttpResponse:
    """The row as it stands now, and after the last one a blank one."""
    last = request.POST.get("last", "")
    follows = row.saved and last == str(row.number)
    after = row_of(row.number + 1, {}, user=cast("User", request.user)) if follows else None
    context = {"row": row, "after": after, "source": source}
    return render(request, "admin/entry/one_row.html", context)


def _page(request: HttpRequest, source: SourceForm, rows: list[Row], **told: Any) -> HttpResponse:
    last = max((row.number for row in rows), default=-1)
    if all(row.saved or not row.is_blank for row in rows):
        last += 1
        rows = [*rows, row_of(last, {}, user=cast("User", request.user))]
    context = {
        **admin.site.each_context(request),
        "title": "Fast entry",
        "is_nav_sidebar_enabled": False,  # a table is wide
        "source": source,
        "rows": rows,
        "last": last,
        "several": sum(not row.saved and not row.is_blank for row in rows) > 1,
        "most": MOST,
        "media": rows[0].sheet.media,
        **told,
    }
    return render(request, "admin/entry/table.html", context)
