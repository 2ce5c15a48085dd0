"""What a file of an incident answers with that is not public, or was not at the moment asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from timeline.search.query import Query
from timeline.views.history import became_of, forwarded
from timeline.views.problem_json import problem


def gone(
    query: Query, code: str, *, at: Callable[[str], str], request: HttpRequest
) -> HttpResponse:
    """As `became_of` says: `at` gives where the file is of the one that it was merged into."""
    status, kept, last = became_of(query, code)
    if status == 301:
        return forwarded(request, at(kept))
    if status == 410 and last is not None:
        return problem(410, _("This entry was retracted"), last.reason, code=code)
    return problem(404, _("There is no such entry"), _("Nothing public has this code."), code=code)
