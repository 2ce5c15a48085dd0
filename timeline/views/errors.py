"""The page for what broke on our side; Django's own handlers draw the others."""

from django.http import HttpRequest, HttpResponseServerError
from django.template.loader import get_template


def broken(request: HttpRequest) -> HttpResponseServerError:
    """In the reader's colours, which Django's handler knows nothing of; and without the context
    that it gives other pages, as that may be what broke."""
    return HttpResponseServerError(get_template("500.html").render({"request": request}))
