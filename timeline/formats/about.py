"""What a file has to say of itself: which question it answers, how much of the record it holds, when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol

from django.urls import reverse

from timeline.models import Dataset
from timeline.search.query import Query, encoded, said
from timeline.search.recent import Retracted


class Said(Protocol):
    """What one record says, in words of the language that is spoken while the file is written; ""
    or nothing where it does not say."""

    @property
    def when(self) -> str: ...  # "week of 5 August 2024", never more exact than the record

    @property
    def edtf(self) -> str: ...  # the same for programs (ISO 8601-2): "[2024-08-05..2024-08-11]"

    @property
    def known(self) -> str: ...  # how closely the day is known: "one day of this week"

    @property
    def kind(self) -> str: ...  # "Air or drone strike"

    @property
    def where(self) -> str: ...  # "Al Tanf, Syria (near the place)"

    @property
    def harms(self) -> list[str]: ...  # "3–5 killed", "no one injured"

    @property
    def who(self) -> list[str]: ...  # "Perpetrator: A militia (suspected)"

    @property
    def summary(self) -> str: ...  # without what a page folds for who is not to meet it unawares

    @property
    def grading(self) -> str: ...  # "Fair: two or more credible sources agree"


@dataclass(frozen=True, kw_only=True)
class About:
    """`name` is the question in words; `total` of `of` public incidents answer it in the state of the
    record after `change` changes, the last of which came at `changed`. `made` is when the file was asked
    for (UTC). `switches` are the
    parameters of the file's own, as they were sent. `said` gives the words for a record, which are
    those of our pages."""

    name: str
    query: Query
    total: int
    of: int
    change: int
    made: datetime
    root: str  # "https://example.org", where every address below begins
    said: Callable[[dict[str, Any]], Said]
    changed: datetime | None = None
    switches: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0  # of the total, what this kind of file cannot tell
    address: str = ""  # of the file itself
    following: str = ""  # the address of what comes after this file, where it does not hold all
    retracted: Sequence[Retracted] = ()  # of late, for those who follow

    @property
    def page(self) -> str:
        """The view that the file is of."""
        return self._at(reverse("timeline"), self.query.but())

    @property
    def pinned(self) -> str:
        """The same view as it stood when the file was made: the one to cite."""
        return self._at(reverse("timeline"), self.query.but(asof=self.moment))

    @property
    def moment(self) -> datetime:
        """The one that the file is of: to the second, unless something changed within that second."""
        second = self.made.replace(microsecond=0)
        return self.query.asof or max(second, self.changed or second)

    def dataset(self, record: dict[str, Any]) -> Dataset | None:
        """Whose data the record is; None for one of our own."""
        slug = record["dataset"]
        return self._datasets.get(slug, Dataset(slug=slug, name=slug)) if slug else None

    def file(self, suffix: str) -> str:
        """The same view as another file."""
        return self._at(reverse("timeline_file", args=[suffix]), self.query.but())

    def incident(self, code: str) -> str:
        """The incident's page, at the moment that the file is of."""
        return code.join(self._around_code)

    def revision(self, code: str, public_from: datetime) -> str:
        """The incident's page as it stays, whatever is corrected later."""
        return f"{code.join(self._page_around_code)}?{encoded(said('asof', public_from))}"

    @cached_property
    def _datasets(self) -> dict[str, Dataset]:
        return {dataset.slug: dataset for dataset in Dataset.objects.all()}

    @cached_property
    def _around_code(self) -> tuple[str, str]:
        """What stands before and behind the code in the address of each of a million incidents."""
        before, behind = self._page_around_code
        return before, self._at(behind, self.query.standpoint()).removeprefix(self.root)

    @cached_property
    def _page_around_code(self) -> tuple[str, str]:
        before, behind = reverse("incident", args=["code"]).split("code")
        return f"{self.root}{before}", behind

    def _at(self, path: str, query: Query) -> str:
        asked = query.urlencode()
        return f"{self.root}{path}?{asked}" if asked else f"{self.root}{path}"
