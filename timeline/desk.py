"""The desk's site: Django's admin, and the pages that belong to no one model.

Not in the room `admin`, whose modules register themselves with this site when they are first imported.
"""

from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path


class DeskSite(AdminSite):
    """Pages that are no model's are told to the list in `timeline.admin.pages`."""

    site_header = "Dateline desk"
    site_title = "Dateline desk"
    index_title = "What is on the desk"
    site_url = "/"
    enable_nav_sidebar = False  # tables need the width; the head of each page leads on

    def get_urls(self) -> list[URLPattern | URLResolver]:
        from timeline.admin.pages import pages  # here, as pages need the models
        from timeline.admin.sign_in import Code

        code = path("login/code/", Code.as_view(), name="sign_in_code")
        return [code, *pages(self), *super().get_urls()]

    def admin_view(self, view: Any, *cacheable: bool, **named: Any) -> Any:
        """Whoever sends a form without being signed in any more sees what they typed; Django's own
        redirect to the sign-in page would drop it."""
        from timeline.admin.not_saved import signed_out, typed

        inner = super().admin_view(view, *cacheable, **named)

        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            is_late = request.user.is_anonymous and "HX-Request" not in request.headers
            words = typed(request) if is_late else []
            return signed_out(request, words) if words else inner(request, *args, **kwargs)

        return update_wrapper(kept, inner)

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        from timeline.admin.dashboard import dashboard

        return super().index(request, {**dashboard(request), **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        from timeline.admin.sign_in import SignIn

        return SignIn.as_view(extra_context=extra_context)(request)
