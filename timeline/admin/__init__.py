"""The desk: Django's admin, in which analysts check, edit and publish incidents."""

from django.contrib import admin

from timeline.admin import (
    actor,
    claim,
    dataset,
    incident,
    location,
    people,
    report,
    revision,
    saved_view,
    upload,
)

__all__ = [
    "actor",
    "claim",
    "dataset",
    "incident",
    "location",
    "people",
    "report",
    "revision",
    "saved_view",
    "upload",
]

admin.site.site_header = "Dateline desk"
admin.site.site_title = "Dateline desk"
admin.site.index_title = "What is on the desk"
admin.site.site_url = "/"
