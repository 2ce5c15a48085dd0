"""Where the site is, for commands that write addresses of it: no request tells them."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError

HOST = re.compile(r"(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d{1,5})?")  # and its port


def root_of(said: str) -> str:
    """What `--site` says, without what follows the host; of "" the first host that we answer for.
    Anything but the root of a site is wrong usage (exit status 2)."""
    if not said:
        named = next((host for host in settings.ALLOWED_HOSTS if host.strip(".*")), "localhost")
        return f"{'https' if settings.HTTPS else 'http'}://{named.lstrip('.')}"
    split = urlsplit(said)
    known = split.scheme in ("http", "https") and HOST.fullmatch(split.netloc)
    if not known or split.path.strip("/"):
        raise CommandError(f"--site {said}: write it as https://example.org.", returncode=2)
    return f"{split.scheme}://{split.netloc}"


def where_links_lead(said: str, root: str) -> str:
    """A line that tells what nobody has said, as a host is no more than a guess; "" else."""
    return (
        ""
        if said
        else f"Addresses of ours in the data begin with {root}; to change that: --site URL.\n"
    )
