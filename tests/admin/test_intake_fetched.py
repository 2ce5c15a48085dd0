"""A report is brought in from an address: its page is fetched, read, and kept as evidence."""

from functools import partial
from hashlib import sha256

import pytest
from django.urls import reverse

from tests.admin.intake import ROCKETS, bring_in
from tests.admin.page import desk, words
from tests.site import STORY, leads_to, page, sent, site
from timeline.actions.fetching import Fetched, fetch
from timeline.actions.outside import NotFetched
from timeline.models import AuditEntry, Evidence, Incident, Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]


@pytest.fixture
def press(monkeypatch):
    """A site on this machine, which the desk is allowed to ask here."""
    with site(story=page(), short=leads_to("/story")) as served:
        asked = partial(fetch, reach=served.reach)
        monkeypatch.setattr("timeline.admin.intake.sources.fetch", asked)
        yield served


@pytest.fixture
def kept(uploads):
    """How many files there are."""
    return lambda: sum(path.is_file() for path in uploads.rglob("*"))


def the_report(client, press, path: str = "/story") -> Report:
    bring_in(client, address=f"{press.address}{path}")
    return Report.objects.get()


def contents(evidence: Evidence) -> str:
    with evidence.file.open() as file:
        return file.read().decode()


def test_a_page_is_read_with_its_title_outlet_and_day(analyst, press):
    report = the_report(analyst, press)

    assert (report.title, report.outlet) == ("Rockets hit a base", "The Test Courier")
    assert (str(report.published), report.published_how) == ("2024-08-06", "metadata")
    assert report.url == f"{press.address}/story"
    assert Incident.objects.get().claims.get().report == report


def test_the_page_is_kept_as_it_came_with_whence_when_and_by_whom(analyst, press):
    report = the_report(analyst, press, "/short")

    evidence = report.evidence.get()
    assert contents(evidence) == STORY
    assert evidence.sha256 == sha256(STORY.encode()).hexdigest()
    assert (evidence.url, evidence.address) == (f"{press.address}/short", f"{press.address}/story")
    assert (evidence.fetched_by, evidence.size) == ("analyst", len(STORY))
    assert evidence.content_type == "text/html; charset=utf-8"


def test_a_plain_text_is_read_too(analyst, press):
    press.pages["/story"] = page(ROCKETS, kind="text/plain")

    assert the_report(analyst, press).outlet == "127.0.0.1"


def test_the_same_article_again_is_known_and_its_evidence_stays_the_first(analyst, press, kept):
    the_report(analyst, press)
    press.pages["/story"] = page(STORY.replace("</article>", "</article><aside>Ad</aside>"))

    response = bring_in(analyst, address=f"{press.address}/story")

    assert "is here already" in words(response)
    assert (Report.objects.count(), Evidence.objects.count(), kept()) == (1, 1, 1)


def test_a_report_that_was_pasted_gets_its_page_as_evidence_when_it_is_fetched(analyst, press):
    press.pages["/story"] = page(ROCKETS, kind="text/plain")
    bring_in(analyst, text=ROCKETS)
    report = the_report(analyst, press)

    assert contents(report.evidence.get()) == ROCKETS


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1/", "“127.0.0.1” is inside the network"),
        ("http://[::1]/", "inside the network"),
        ("http://169.254.169.254/latest/", "inside the network"),
        ("http://localhost/", "inside the network"),
        ("http://2130706433/", "inside the network"),
        ("file:///etc/passwd", "http:// or https://"),
        ("https://ann:secret@press.test/", "user name or password"),
    ],
)
def test_an_address_that_is_not_for_fetching_is_refused_at_its_field(analyst, address, reason):
    response = bring_in(analyst, address=address)

    assert reason in words(response)
    assert response.context["form"].errors["address"]
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (sent(404, b""), "404 Not Found"),
        (page(b"%PDF", kind="application/pdf"), "application/pdf"),
        (page("<html><body></body></html>"), "The page holds no article that could be found."),
        (page(STORY.replace("2024-08-06", "")), "The page gives no publication day."),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_and_nothing_is_kept(
    analyst, press, kept, answer, reason
):
    press.pages["/story"] = answer

    assert reason in words(bring_in(analyst, address=f"{press.address}/story"))
    assert (Report.objects.count(), kept()) == (0, 0)


def test_when_the_recording_fails_no_file_is_left_behind(analyst, press, kept, monkeypatch):
    def full(**_):
        raise OSError("the disk is full")

    monkeypatch.setattr(Evidence.objects, "create", full)
    with pytest.raises(OSError, match="full"):
        bring_in(analyst, address=f"{press.address}/story")

    assert (Report.objects.count(), Incident.objects.count(), kept()) == (0, 0, 0)


# Evidence ---------------------------------------------------------------------------------------


def test_evidence_is_handed_out_as_a_file_that_no_browser_runs(analyst, viewer, press):
    evidence = the_report(analyst, press).evidence.get()
    where = reverse("admin:evidence", args=[evidence.pk])

    assert where in viewer.get(desk("report", "change", evidence.report_id)).content.decode()
    response = viewer.get(where)
    assert b"".join(response.streaming_content).decode() == STORY
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == f'attachment; filename="evidence-{evidence.pk}.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"


def test_who_takes_evidence_out_is_noted(analyst, viewer, press):
    evidence = the_report(analyst, press).evidence.get()

    viewer.get(reverse("admin:evidence", args=[evidence.pk])).getvalue()

    entry = AuditEntry.objects.get(what=AuditEntry.What.EXPORT)
    assert (entry.who, entry.address) == ("viewer", "127.0.0.1")
    assert evidence.address in entry.detail


def test_to_ask_for_the_head_of_evidence_takes_nothing_out(analyst, viewer, press):
    evidence = the_report(analyst, press).evidence.get()

    response = viewer.head(reverse("admin:evidence", args=[evidence.pk]))

    assert (response.status_code, response.getvalue()) == (200, b"")
    assert not AuditEntry.objects.filter(what=AuditEntry.What.EXPORT).exists()


def test_evidence_whose_file_is_gone_is_said_on_the_page_of_its_report(analyst, press):
    evidence = the_report(analyst, press).evidence.get()
    evidence.file.storage.delete(evidence.file.name)

    response = analyst.get(reverse("admin:evidence", args=[evidence.pk]), follow=True)

    assert "The file of this page is not where it was kept." in words(response)
    assert response.redirect_chain[-1][0] == desk("report", "change", evidence.report_id)


def test_evidence_is_for_the_desk_only(analyst, client, press, django_user_model):
    evidence = the_report(analyst, press).evidence.get()
    where = reverse("admin:evidence", args=[evidence.pk])
    client.force_login(django_user_model.objects.create_user("new", is_staff=True))

    assert client.get(where).status_code == 403
    client.logout()
    assert client.get(where)["Location"].startswith("/admin/login/")
    assert not AuditEntry.objects.filter(what=AuditEntry.What.EXPORT).exists()


def test_with_a_report_goes_its_evidence(analyst, press, kept, django_capture_on_commit_callbacks):
    report = the_report(analyst, press)
    Incident.objects.all().delete()
    assert kept() == 1

    with django_capture_on_commit_callbacks(execute=True):
        Report.objects.filter(pk=report.pk).delete()

    assert (Evidence.objects.count(), kept()) == (0, 0)


# The Internet Archive -----------------------------------------------------------------------------


@pytest.fixture
def archive(monkeypatch):
    """What the archive answers; returns a function to say it, and collects what it was asked."""
    asked = []

    def says(answer: bytes | NotFetched) -> list[str]:
        def ask(url, **_):
            asked.append(url)
            if isinstance(answer, NotFetched):
                raise answer
            return Fetched(url, url, "application/json", answer, None)

        monkeypatch.setattr("timeline.actions.archive.fetch", ask)
        return asked

    return says


COPY = b'{"archived_snapshots": {"closest": {"url": "http://web.archive.org/web/2024/https://a"}}}'


@pytest.mark.usefixtures("press")
def test_nobody_else_is_asked_about_a_page_unless_a_setting_says_so(analyst, press, archive):
    asked = archive(COPY)

    assert the_report(analyst, press).archive_url == ""
    assert asked == []


@pytest.mark.parametrize(
    ("answer", "stored", "said"),
    [
        (
            COPY,
            "https://web.archive.org/web/2024/https://a",
            "An archived copy of the page is noted",
        ),
        (b'{"archived_snapshots": {}}', "", "No archive has a copy of it"),
        (b'{"archived_snapshots": {"closest": {"url": "https://evil.test/"}}}', "", "No archive"),
        (b"<html>", "", "gave an answer that cannot be read"),
        (b"[]", "", "gave an answer that cannot be read"),
        (NotFetched("It did not answer."), "", "It did not answer."),
    ],
)
def test_an_archived_copy_is_noted_and_a_failure_stops_nothing(
    analyst, press, archive, settings, answer, stored, said
):
    settings.OUTSIDE_CALLS = True
    asked = archive(answer)

    response = bring_in(analyst, address=f"{press.address}/story")

    assert Report.objects.get().archive_url == stored
    assert said in words(response)
    assert asked[0].startswith("https://archive.org/wayback/available?url=http%3A%2F%2F127.0.0.1")
