"""Where a request comes from, believing no header that anybody could have written."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str | None:
    """The IP address of whoever reached us, or reached the proxy in front (BEHIND_PROXY): a proxy adds
    its client as the last of `X-Forwarded-For`, what stands before it came from the client itself.

    None where there is none, as over a socket of the file system.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        said = request.META.get("HTTP_X_FORWARDED_FOR", said).rpartition(",")[2]
    try:
        return str(ip_address(said.strip().partition("%")[0]))  # without the zone of a link
    except ValueError:
        return None
