"""How long each list of the desk takes, and its first page, with 10,000 incidents.

usage: python -m bench.desk [--incidents 10000] [--times 9] [--folder build/bench]
                            [--write docs/benchmarks.md]

Asked in this process as a superuser, who sees every list, each in turn: with a search, the lists of
what waits, and the last page as well. Beside each time its number of queries.
"""

import argparse
import random
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

MOST_QUERIES, SLOWEST = 10, 300  # of a page, milliseconds
HEADING = "## The desk"
HEAD = """
Every list of the desk and its first page with {incidents:,} incidents, as many claims and reports, on SQLite, for
a superuser, who sees them all; medians of {times}, asked of Django's handlers without a server between. The processor's time says
what other work on the machine does not disturb. Goals: ≤ {queries} queries, ≤ {slowest} ms.

| page | rows | queries | p50, ms | slowest, ms | of the processor, ms |
|---|---:|---:|---:|---:|---:|
"""


class Page(NamedTuple):
    name: str
    address: str
    rows: int


def furnish() -> None:
    """A report, a claim and a revision for each incident, and what analysts leave behind."""
    from timeline.models import Incident, Link, Note, Problem, Revision

    if Revision.objects.exists():
        return
    incidents = list(Incident.objects.all())
    told_by(incidents)
    Revision.objects.bulk_create((public(each) for each in incidents), batch_size=1_000)
    pairs = zip(incidents[::20], incidents[1::20], strict=False)
    Link.objects.bulk_create(
        Link(incident=one, target=other, kind="possible_duplicate") for one, other in pairs
    )
    Note.objects.bulk_create(
        Note(incident=each, text="Asked the outlet.", by="ann") for each in incidents
    )
    Problem.objects.bulk_create(
        Problem(page="/", incident=each, words="The day is wrong.", sender="x")
        for each in incidents[::10]
    )
    in_every_state(incidents)
    logged(incidents)


def logged(incidents: list[Any]) -> None:
    """What the audit log and the page on accuracy count, and an account for every hundred incidents."""
    from timeline.models import AuditEntry, User

    AuditEntry.objects.bulk_create(
        AuditEntry(what="sign-in", who="ann", address="192.0.2.1") for _ in incidents
    )
    User.objects.bulk_create(
        User(username=f"analyst{number}", is_staff=True) for number in range(len(incidents) // 100)
    )
    decided(incidents[1::3])


def decided(incidents: list[Any]) -> None:
    """One field in eight was corrected."""
    from timeline.extract.read import FIELDS
    from timeline.models import Decision

    dice = random.Random(4)
    Decision.objects.bulk_create(
        Decision(
            incident=each,
            report=each.claims.get().report,
            verdict="accepted",
            by="ann",
            fields={
                name: {"machine": "as read", "analyst": dice.choice(("as read",) * 7 + ("other",))}
                for name in FIELDS
            },
        )
        for each in incidents
    )


def told_by(incidents: list[Any]) -> None:
    from timeline.models import Claim, Report
    from timeline.models.facts import FACT_FIELDS

    day = datetime(2024, 8, 6, tzinfo=UTC).date()
    reports = Report.objects.bulk_create(
        Report(
            name=f"{n}.txt", outlet="The Courier", body="A drone.", sha256=f"{n:064}", published=day
        )
        for n in range(len(incidents))
    )
    Claim.objects.bulk_create(
        Claim(incident=one, report=report, **{name: getattr(one, name) for name in FACT_FIELDS})
        for one, report in zip(incidents, reports, strict=True)
    )


def public(incident: Any) -> Any:
    from timeline.models import Revision
    from timeline.models.facts import FACT_FIELDS

    facts = {name: getattr(incident, name) for name in FACT_FIELDS}
    told = {"code": incident.code, "title": incident.title}
    texts = {"title": incident.title, "text": "an attack", "editor": "ann", "reason": "Imported."}
    return Revision(
        incident=incident,
        number=1,
        public_from=datetime.now(UTC),
        record=told,
        code=incident.code,
        reviewed=False,
        sources=1,
        **texts,
        **facts,
    )


def in_every_state(incidents: list[Any]) -> None:
    """Some in review, some changed since publication, with a version each, some assigned."""
    from timeline.models import Incident, User, Version

    dice = random.Random(3)
    later = datetime.now(UTC) + timedelta(minutes=1)
    keys = [each.pk for each in incidents]
    changed = dice.sample(keys, len(keys) // 5)
    Incident.objects.filter(pk__in=changed[:2_000]).update(modified=later, by_hand=True)
    Version.objects.bulk_create(Version(incident_id=key, number=1, record={}) for key in changed)
    Incident.objects.filter(pk__in=dice.sample(keys, 500)).update(stage="in review")
    mine = User.objects.get(username="boss")
    Incident.objects.filter(pk__in=dice.sample(keys, 200)).update(assigned_to=mine)


def superuser() -> Any:
    """A client that is signed in as one, who sees the accounts and the audit log too."""
    from django.test import Client

    from timeline.models import User

    user, _ = User.objects.get_or_create(
        username="boss", defaults={"is_staff": True, "is_superuser": True}
    )
    client = Client()
    client.force_login(user)
    return client


def as_in_a_test() -> Any:
    """Django's own client is let in, and asks for no file that has not been collected."""
    from django.conf import settings
    from django.test.utils import override_settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = {**settings.STORAGES, "staticfiles": plain}
    return override_settings(ALLOWED_HOSTS=["testserver"], STORAGES=storages)


def pages(client: Any) -> list[Page]:
    """All lists, and the pages that count or choose among all rows."""
    from django.contrib import admin
    from django.urls import reverse

    from timeline.models import Decision, Report

    found = [Page("the first page", reverse("admin:index"), 0)]
    for model in admin.site._registry:
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        if client.get(address).status_code == 200:
            name = str(model._meta.verbose_name_plural)
            found.append(Page(name, address, model._default_manager.count()))
    incidents = next(page for page in found if page.name == "incidents")
    last = f"p={incidents.rows // 50}"
    asked = ("q=attack", "q=Actor+17", "desk=mine", "desk=waiting", "desk=changed", last, "o=8")
    found += [
        incidents._replace(name=f"incidents, {each}", address=f"{incidents.address}?{each}")
        for each in asked
    ]
    waiting = Report.objects.count()
    return [
        *found,
        Page("possible duplicates", reverse("admin:duplicates"), 500),
        Page("review, the next report", reverse("admin:review"), waiting),
        Page("how well it reads", reverse("admin:accuracy"), Decision.objects.count()),
    ]


class Cost(NamedTuple):
    """Milliseconds each time, by the clock and of the processor."""

    queries: int
    took: list[float]
    work: list[float]


def cost(client: Any, address: str, times: int) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address, follow=True)  # now this process knows what it reads once
    with CaptureQueriesContext(connection) as queries:
        if client.get(address, follow=True).status_code != 200:
            raise ValueError(f"{address} is no page")
    spent = Cost(len(queries), [], [])
    for _ in range(times):
        began, work = time.perf_counter(), time.process_time()
        client.get(address, follow=True)
        spent.took.append((time.perf_counter() - began) * 1_000)
        spent.work.append((time.process_time() - work) * 1_000)
    return spent


def row(page: Page, spent: Cost) -> str:
    rows = f"{page.rows:,}" if page.rows else "–"
    took, work = (statistics.median(each) for each in (spent.took, spent.work))
    return (
        f"| {page.name} | {rows} | {spent.queries} | **{took:.0f}** | {max(spent.took):.0f}"
        f" | {work:.0f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--folder", type=Path, default=Path("build/bench"))
    parser.add_argument("--write", type=Path, help="a Markdown file for the figures")
    wish = parser.parse_args()
    wish.folder.mkdir(parents=True, exist_ok=True)
    from incidents import fill, set_up

    set_up(f"sqlite:///{wish.folder.absolute()}/desk-{wish.incidents}.sqlite3")
    fill(wish.incidents)
    with as_in_a_test():
        client = superuser()
        furnish()
        rows = [row(page, cost(client, page.address, wish.times)) for page in pages(client)]
    head = HEAD.format(
        incidents=wish.incidents, times=wish.times, queries=MOST_QUERIES, slowest=SLOWEST
    )
    said = f"{HEADING}\n{head}" + "\n".join(rows)
    print(said)
    if wish.write:
        from report import with_section

        wish.write.write_text(with_section(wish.write.read_text(), said))


if __name__ == "__main__":
    main()
