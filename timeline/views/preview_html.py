"""What other sites show of a page of ours beside a link to it: its `description`, and the tags of the Open
Graph protocol, which X reads too where it finds no others of its own (https://ogp.me)."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from timeline.models import Revision
from timeline.search.locale import spoken
from timeline.share.canvas import HEIGHT, WIDTH
from timeline.share.directions import CLOSING
from timeline.views import wording
from timeline.views.languages import isolated, labelled, listed
from timeline.views.said import Said

TERRITORIES = {"en": "en_GB", "ar": "ar_AR", "he": "he_IL", "fr": "fr_FR"}  # as Facebook names them
STOPS = (".", "!", "?", "؟")


class Preview(NamedTuple):
    """`says` describes the page, `shows` what is seen in its `picture`, and `stands` of which day both
    are, "" of today's. A page with a time of publication is an article."""

    title: str
    says: str
    url: str
    picture: str
    shows: str
    stands: str
    published: datetime | None = None
    modified: datetime | None = None


def description_html(says: str) -> SafeString:
    """Of a page that is not to be shared, as it tells of an error."""
    return SafeString(f'<meta name="description" content="{escape(says)}">')


def preview_html(preview: Preview) -> SafeString:
    """The description stands once, under both its names."""
    told = [
        ("site_name", "Dateline"),
        ("type", "article" if preview.published else "website"),
        ("title", " · ".join(filter(None, (preview.title, preview.stands)))),
        ("url", preview.url),
        ("image", preview.picture),
        ("image:type", "image/png"),
        ("image:width", WIDTH),
        ("image:height", HEIGHT),
        ("image:alt", _of_its_day(preview.shows, preview.stands)),
        ("locale", TERRITORIES[spoken()]),
        *(
            ("locale:alternate", TERRITORIES[code])
            for code, _name in settings.LANGUAGES
            if code != spoken()
        ),
    ]
    says = escape(_of_its_day(preview.says, preview.stands))
    return SafeString(
        f'<meta name="description" property="og:description" content="{says}">\n'
        + "".join(_tag("og:" + name, value) for name, value in told)
        + "".join(
            _tag(f"article:{name}", moment.isoformat(timespec="seconds"))
            for name, moment in _moments(preview)
        )
        + '<meta name="twitter:card" content="summary_large_image">'
    )


def _of_its_day(words: str, stands: str) -> str:
    stop = "" if words.rstrip(CLOSING).endswith(STOPS) else "."
    return f"{words}{stop} {stands}." if stands else words


def _tag(name: str, value: object) -> str:
    return f'<meta property="{name}" content="{escape(str(value))}">\n'


def _moments(preview: Preview) -> list[tuple[str, datetime]]:
    """Those of our words, never of what they tell."""
    told = (("published_time", preview.published), ("modified_time", preview.modified))
    return [(name, moment) for name, moment in told if moment]


def source_in_words(source: Mapping[str, Any]) -> str:
    """ "Asharq al-Awsat, 5 August 2024: Drones hit a base." Of a source as a record cites it."""
    named, title = source["outlet"], source["title"]
    outlet = isolated(named) if named else capfirst(_("outlet not named"))
    said = listed(filter(None, (outlet, wording.iso_day(source["published"]))))
    told = labelled(said, isolated(title)) if title else said
    return told if title.endswith(STOPS) else f"{told}."


def facts_of(revision: Revision) -> str:
    """ "5 August 2024 (exact day). Al Asad, Iraq. 5–7 injured. Weak: a single source. Not yet reviewed."
    Never what the sources say of it, which may not be fit for everybody's eyes."""
    said = Said(revision.record)
    when = f"{said.when} ({said.known})"
    grade = labelled(_("Evidence"), said.grading) if said.grading else ""
    in_all = wording.reported_in_all(revision.record["count"])
    counted = labelled(_("Reported in all"), in_all) if in_all else ""
    review = "" if revision.reviewed else _("Not yet reviewed")
    told = (when, said.where, counted, *said.harms, grade, review)
    return " ".join(f"{capfirst(words)}." for words in told if words)
