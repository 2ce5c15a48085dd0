"""The addresses of the desk's pages that are no model's: one line each."""

from collections.abc import Callable

from django.contrib.admin import AdminSite
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from timeline.admin.duplicates import compare_pair, duplicates, near_page, undo
from timeline.admin.entry.bulk import bulk
from timeline.admin.entry.place_map import place_map
from timeline.admin.entry.reading import reading
from timeline.admin.entry.table import table
from timeline.admin.evidence import download
from timeline.admin.intake.page import bring_in
from timeline.admin.ledger import ledger
from timeline.admin.review.accuracy import accuracy
from timeline.admin.review.decide import decide
from timeline.admin.review.edit import review_add, review_edit
from timeline.admin.review.page import review, review_report
from timeline.admin.second_factor import second_factor

# (address below /admin/, its name in the namespace "admin", the view)
PAGES: tuple[tuple[str, str, Callable[..., HttpResponseBase]], ...] = (
    ("second-factor/", "second_factor", second_factor),
    ("bring-in/", "bring_in", bring_in),
    ("evidence/<int:pk>/", "evidence", download),
    ("review/", "review", review),
    ("review/<int:pk>/", "review_report", review_report),
    ("review/<int:pk>/add/", "review_add", review_add),
    ("review/<int:pk>/<int:incident>/edit/", "review_edit", review_edit),
    ("review/<int:pk>/<int:incident>/<slug:deed>/", "review_decide", decide),
    ("accuracy/", "accuracy", accuracy),
    ("bulk/", "bulk", bulk),
    ("table/", "table", table),
    ("reading/<slug:box>/", "reading", reading),
    ("place-map/", "place_map", place_map),
    ("near/", "near", near_page),
    ("timeline/incident/<int:pk>/ledger/", "ledger", ledger),
    ("duplicates/", "duplicates", duplicates),
    ("duplicates/<int:link>/", "duplicate", compare_pair),
    ("duplicates/undo/<int:merge>/", "undo_merge", undo),
)


def pages(site: AdminSite) -> list[URLPattern]:
    """For those who are signed in at the desk; each view asks for the right that it needs."""
    return [path(address, site.admin_view(view), name=name) for address, name, view in PAGES]
