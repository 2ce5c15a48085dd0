"""No file is kept that is too large, or that comes from anyone but the desk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse


def is_too_large(request: HttpRequest) -> bool:
    return int(request.META.get("CONTENT_LENGTH") or 0) > settings.UPLOAD_LIMIT


def limit_in_words() -> str:
    return filesizeformat(settings.UPLOAD_LIMIT).replace(".0", "")


class UploadLimit(FileUploadHandler):
    """Comes before Django's own handlers, which write to the disk. What it skips is read past, so
    that the page can answer."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        request = self.request
        if request is None or is_too_large(request) or not _is_at_the_desk(request):
            raise SkipFile
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler has it."""


def _is_at_the_desk(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))
