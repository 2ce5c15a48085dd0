"""What a feed says of itself and of one entry, whichever format it is written in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from timeline.formats.about import About
from timeline.formats.writing.telling import clean, labelled, lasting_id
from timeline.search.query import Query
from timeline.search.records import PublicRecord

PUBLISHER = "Dateline"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when nothing is in it


@dataclass(frozen=True)
class Feed:
    """Of the latest that answers a question; or of an incident (`code`): then each of its states is an
    entry of its own, where else an incident is one entry for ever."""

    about: About
    code: str = ""

    @property
    def by(self) -> str:
        """ "new" by first publication, or "changed"."""
        return self.about.switches.get("by", "new")

    @property
    def title(self) -> str:
        return f"{clean(self.about.name)} · {PUBLISHER}"

    @property
    def subtitle(self) -> str:
        if self.code:
            return _("Every state of this entry, the latest first")
        if self.by == "changed":
            return _("Whatever is published or changed, the latest first")
        return _("New entries, by their first publication")

    @property
    def id(self) -> str:
        """The same for equal questions, in whichever format and language they are answered."""
        query = self.about.query.but(lang="", order=Query().order, group=Query().group)
        return lasting_id(f"{self.code}?{query.urlencode()}&by={self.by}")

    @property
    def page(self) -> str:
        return self.about.incident(self.code) if self.code else self.about.page

    def id_of(self, public: PublicRecord) -> str:
        return lasting_id(f"{public.code}/{public.number}" if self.code else public.code)

    def title_of(self, public: PublicRecord) -> str:
        title = clean(public.record["title"])
        return labelled(title, clean(public.reason)) if self.code and public.number > 1 else title

    def updated(self, records: Iterable[PublicRecord]) -> datetime:
        """When the newest of it became public; never "now", or it would be new each time."""
        told = [public.public_from for public in records]
        return max([*told, *(gone.since for gone in self.about.retracted)], default=NEVER)
