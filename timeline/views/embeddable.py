"""Which of our addresses can be shown on other sites, and as what."""

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _

from timeline.models import Revision, SavedView
from timeline.search.found import Found, search
from timeline.search.locale import speaking, spoken
from timeline.search.query import BadQuery, Query
from timeline.share.iframe import HEIGHT
from timeline.views.history import became_of
from timeline.views.naming import name_to_follow
from timeline.views.profile import ONE_ONLY
from timeline.views.timeline import address_of, asked_by

HEIGHT_OF_ONE = 340  # pixels, for a single incident


class NothingThere(ValueError):
    """Nothing of ours that could be shown; it says why."""


class Embeddable(NamedTuple):
    """What answers at the address, its name, the page for frames and the picture of it, and how many
    pixels high a frame had best be."""

    found: Found
    title: str
    page: str
    card: str
    height: int


def embeddable(request: HttpRequest, address: str) -> Embeddable:
    """The view or incident at an address as it was copied, whichever of our hosts, ports and schemes
    it names and whatever follows it around. Raises NothingThere."""
    match, parameters = _resolved(request, address)
    try:
        if match.url_name in ("incident", "incident_history"):
            return _incident(match.kwargs["code"], Query.parse(parameters).standpoint())
        return _view(search(_question(match, parameters)))
    except BadQuery as bad:
        raise NothingThere(f"{bad}.") from None


def _resolved(request: HttpRequest, address: str) -> tuple[ResolverMatch, QueryDict]:
    try:
        parts = urlsplit(address.strip())
        domain, _port = split_domain_port(parts.netloc.rpartition("@")[2])
        match = resolve(unquote(parts.path).rstrip("/") + "/")
    except (ValueError, Resolver404):
        raise NothingThere(_("There is no such page.")) from None
    ours = [split_domain_port(request.get_host())[0], *set(settings.ALLOWED_HOSTS) - {"*"}]
    if parts.scheme not in ("http", "https") or not validate_host(domain, ours):
        raise NothingThere(_("It is no address of this site."))
    parameters = QueryDict(parts.query, mutable=True)
    parameters.pop("jump", None)  # to a day of the list, which a frame shows from its beginning
    return match, parameters


def _question(match: ResolverMatch, parameters: QueryDict) -> Query:
    """What the page answers. Raises BadQuery, and NothingThere for a page that is no view."""
    name = match.url_name
    if name == "saved_view":
        saved = SavedView.objects.filter(code=match.kwargs["code"]).first()
        if saved is None:
            raise NothingThere(_("There is no such page."))
        return Query.parse(asked_by(saved, parameters))
    if name in ONE_ONLY:
        slug = match.kwargs["slug"]
        if set(parameters.getlist(name)) - {slug, ""}:
            raise BadQuery(name, str(ONE_ONLY[name]))
        parameters[name] = slug
    elif name not in ("timeline", "map"):
        raise NothingThere(_("Views and incidents can be embedded, and this is neither."))
    return Query.parse(parameters)


def _view(found: Found) -> Embeddable:
    query = found.query
    with speaking(query.lang or spoken()):
        title = name_to_follow(found)
    card = address_of("timeline_card", query.but())
    return Embeddable(found, title, address_of("embed", query), card, HEIGHT)


def _incident(code: str, query: Query) -> Embeddable:
    """Where it was merged, the one that tells it now."""
    title = _title(code, query)
    if title is None:
        status, code, _last = became_of(query, code)
        title = _title(code, query) if status == 301 else None
        if status == 410:
            raise NothingThere(_("This entry was retracted."))
    if title is None:
        raise NothingThere(_("Nothing public has this code."))
    page, card = (
        address_of("embed_incident", query, code=code),
        address_of("incident_card", query, code=code),
    )
    return Embeddable(search(query), title, page, card, HEIGHT_OF_ONE)


def _title(code: str, query: Query) -> str | None:
    public = Revision.objects.as_of(query.asof).filter(code=code)
    return public.values_list("title", flat=True).first()
