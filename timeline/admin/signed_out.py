"""A form of the desk sent by somebody whose session has ended: nothing of it is lost to them."""

from urllib.parse import urlsplit

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

# What no person typed, or nobody should see on a page.
NOT_SHOWN = ("_", "csrf", "made_from", "seen", "standing", "ids", "password")
NOR_ENDING = ("-id", "-incident", "_FORMS")
Typed = list[tuple[str, str]]


def typed(request: HttpRequest) -> Typed:
    """Name and words of each field that was sent and is not empty, in the order of the form."""
    return [
        (name.replace("-", " ").replace("_", " ").capitalize(), "\n".join(values))
        for name, values in request.POST.lists()
        if any(values) and not _is_hidden(name)
    ]


def not_saved(request: HttpRequest, words: Typed) -> HttpResponse:
    """403 with `words`, to be copied, and the way to sign in and back to the form."""
    form = urlsplit(request.headers.get("Referer", ""))
    context = {
        **admin.site.each_context(request),
        "title": "You are signed out, and nothing was saved",
        "typed": words,
        "sign_in": reverse("admin:login", query={"next": form.path or reverse("admin:index")}),
    }
    return render(request, "admin/signed_out.html", context, status=403)


def _is_hidden(name: str) -> bool:
    return "__prefix__" in name or name.startswith(NOT_SHOWN) or name.endswith(NOR_ENDING)
