"""Light or dark: as the reader's system prefers, unless chosen here. Kept in a cookie, as it is the
reader's and not the view's: who is sent a link sees it in colours of their own."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "theme"
YEAR = 365 * 24 * 60 * 60  # seconds
THEMES = ("system", "light", "dark")


def theme_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in THEMES else "system"


@csrf_exempt  # a reader has no session to abuse; all that a stranger could do is turn on the light
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keeps what was chosen, and leads back to the page where it was."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        return HttpResponseBadRequest(
            f"theme: “{chosen}” is not one; say {', '.join(THEMES)}",
            content_type="text/plain; charset=utf-8",
        )
    response = HttpResponseRedirect(_page_it_came_from(request))
    response.set_cookie(
        COOKIE, chosen, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
    return response


def _page_it_came_from(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        referer, {request.get_host()}, require_https=request.is_secure()
    )
    return referer if ours else reverse("timeline")
