"""Lists that say so when they are asked for what they cannot read."""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest

UNREADABLE = (IncorrectLookupParameters, ValueError, OverflowError, DataError)


class Listed:
    """Django's admin shows the whole list instead, without a word, or breaks."""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Raises BadRequest."""
        try:
            return super().get_changelist_instance(request)  # type: ignore[misc]
        except UNREADABLE as unreadable:
            if not request.GET:
                raise
            raise BadRequest(
                "The list cannot be chosen from as its address says: one of the filters or days in "
                "it is none."
            ) from unreadable
