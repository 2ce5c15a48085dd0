"""A form of the desk that nobody can save: its sender is signed out, or what it is about is gone.
Nothing of it is lost to them."""

from urllib.parse import urlsplit

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

# What no person typed, or nobody should see on a page.
NOT_SHOWN = ("_", "csrf", "made_from", "seen", "was", "standing", "ids", "password")
NOR_ENDING = ("-id", "-incident", "_FORMS")
Typed = list[tuple[str, str]]


def typed(request: HttpRequest) -> Typed:
    """Name and words of each field that was sent and is not empty, in the order of the form."""
    return [
        (name.replace("-", " ").replace("_", " ").capitalize(), "\n".join(values))
        for name, values in request.POST.lists()
        if any(values) and not _is_hidden(name)
    ]


def signed_out(request: HttpRequest, words: Typed) -> HttpResponse:
    """403 with `words`, to be copied, and the way to sign in and back to the form."""
    form = urlsplit(request.headers.get("Referer", ""))
    sign_in = reverse("admin:login", query={"next": form.path or reverse("admin:index")})
    title = "You are signed out, and nothing was saved"
    return _page(request, title, words, status=403, sign_in=sign_in)


def gone(request: HttpRequest) -> HttpResponse:
    """404 with what was typed of something that was deleted meanwhile, or moved away."""
    title = "This is not here any more, and nothing was saved"
    return _page(request, title, typed(request), status=404)


def _page(
    request: HttpRequest, title: str, words: Typed, *, status: int, sign_in: str = ""
) -> HttpResponse:
    shared = admin.site.each_context(request)
    context = {**shared, "title": title, "typed": words, "sign_in": sign_in}
    return render(request, "admin/not_saved.html", context, status=status)


def _is_hidden(name: str) -> bool:
    return "__prefix__" in name or name.startswith(NOT_SHOWN) or name.endswith(NOR_ENDING)
