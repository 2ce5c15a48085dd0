"""A report is brought in at the desk: pasted or uploaded, read at once, and nothing of it is lost."""

import pytest
from django.urls import reverse

from tests.admin.intake import ROCKETS, bring_in
from tests.admin.page import desk, filled, page, words
from timeline.models import Incident, Report

pytestmark = pytest.mark.django_db

UNDATED = ROCKETS.removeprefix("Published: 2024-08-06\n")
BRIDGE = "Published: 2024-08-06\n\nThe minister opened a bridge."
NOTHING_YET = "Nothing was brought in yet"


def under_review(response) -> Report:
    """The report to whose review the answer went."""
    report = Report.objects.get()
    assert response.redirect_chain[-1][0] == reverse("admin:review_report", args=[report.pk])
    return report


def refused(response) -> str:
    """What the form says after a refusal, when nothing was kept."""
    said = words(response)
    assert NOTHING_YET in said
    assert not Report.objects.exists()
    return said


# A pasted text ----------------------------------------------------------------------------------


def test_a_pasted_report_goes_to_its_review_with_its_drafts(analyst):
    response = bring_in(analyst, text=ROCKETS)

    report = under_review(response)
    incident = Incident.objects.get()
    assert (incident.stage, incident.claims.get().report) == ("draft", report)
    assert (report.received_by, str(report.published)) == ("analyst", "2024-08-06")
    assert "Read: 1 new draft." in words(response)


def test_the_same_text_twice_is_one_report_and_said_so(analyst, editor):
    bring_in(analyst, text=ROCKETS)

    response = bring_in(editor, text=f"\n{ROCKETS.strip()}\n\n")

    assert "This report is here already: brought in on" in words(response)
    assert "by analyst" in words(response)
    under_review(response)


def test_a_paste_is_known_from_the_file_that_was_uploaded(analyst):
    bring_in(analyst, ("rockets.txt", ROCKETS))

    assert "is here already" in words(bring_in(analyst, text=ROCKETS.replace("\n", "\r\n")))
    assert Report.objects.count() == 1


def test_what_the_analyst_says_of_a_report_comes_before_its_own_words(analyst):
    bring_in(
        analyst,
        text=f"Outlet: A blog\n{ROCKETS}",
        outlet="The Test Courier",
        title="Rockets at night",
        address="press.test/story",
        published="5 August 2024",
    )

    report = Report.objects.get()
    assert (report.outlet, report.title) == ("The Test Courier", "Rockets at night")
    assert (report.url, report.published_how) == ("https://press.test/story", "operator")
    assert str(report.published) == "2024-08-05"


def test_the_source_of_a_pasted_web_page_is_read_as_the_page(analyst):
    html = f"<!DOCTYPE html><html><body><nav>Menu</nav><article><p>{UNDATED}</p></article></body>"

    bring_in(analyst, text=html, published="6 August 2024")

    assert Report.objects.get().body.strip() == UNDATED.strip()


def test_a_text_without_an_incident_is_kept_and_said_so(analyst):
    response = bring_in(analyst, text=BRIDGE)

    under_review(response)
    assert "no incident could be read in it, so add by hand" in words(response)


def test_a_text_in_another_language_is_kept_and_said_not_to_be_read(analyst):
    arabic = "قصف صاروخي استهدف قاعدة عسكرية في العراق " * 3

    response = bring_in(analyst, text=arabic, published="6 August 2024")

    under_review(response)
    assert "not read by machine: its language is “ar”" in words(response)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "Paste a text, choose a file, or give the address of a page"),
        ({"text": " \n\t "}, "Paste a text"),
        ({"text": UNDATED}, "gives no publication day. Say it under “Published”"),
        ({"text": ROCKETS.replace("2024-", "2924-")}, "published in the future"),
        ({"text": ROCKETS.replace("Monday", "31 February 2024")}, "“31 February 2024”"),
        ({"text": ROCKETS + "\x01" * 50}, "The text is not text"),
        ({"text": UNDATED, "published": "one day"}, "“one day” is not a date"),
        ({"text": UNDATED, "published": "August 2024"}, "Say one day"),
        ({"text": UNDATED, "published": "1 January 2999"}, "still to come"),
        ({"text": ROCKETS, "address": "javascript:alert(1)"}, "is not an address that can be read"),
        ({"text": ROCKETS, "address": "ftp://press.test/"}, "begins with http:// or https://"),
        ({"text": ROCKETS, "address": "https://press.test/" + "a" * 990}, "longer than 1000"),
    ],
)
def test_what_cannot_be_brought_in_is_refused_with_the_reason(analyst, fields, reason):
    assert reason in refused(bring_in(analyst, **fields))


def test_a_refused_paste_is_still_in_its_box(analyst):
    shown = filled(bring_in(analyst, text=UNDATED, outlet="The Test Courier"))

    assert shown["text"].split() == UNDATED.split()
    assert shown["outlet"] == "The Test Courier"


def test_three_megabytes_of_text_are_taken(analyst):
    under_review(bring_in(analyst, text=f"{BRIDGE}{' ' * 3_000_000}The end."))


# Files ------------------------------------------------------------------------------------------


def fates(response) -> dict[str, str]:
    items = page(response).select(".outcomes li")
    return {item.select_one("a, b").get_text(): item["class"][0] for item in items}


def test_one_file_goes_to_its_review_as_a_paste_does(analyst):
    assert under_review(bring_in(analyst, ("rockets.md", ROCKETS))).name == "rockets.md"


def test_of_several_files_each_is_named_with_what_came_of_it(analyst):
    bring_in(analyst, text=ROCKETS)

    response = bring_in(
        analyst,
        ("known.txt", ROCKETS),
        ("bridge.txt", BRIDGE),
        ("other.txt", ROCKETS.replace("officials said", "a spokesman said")),
        ("undated.txt", UNDATED),
        ("empty.txt", ""),
        ("sheet.xlsx", b"PK\x03\x04"),
        ("binary.txt", b"\x00\x01\x02"),
    )

    assert fates(response) == {
        "known.txt": "known",
        "bridge.txt": "untold",
        "other.txt": "new",
        "undated.txt": "refused",
        "empty.txt": "refused",
        "sheet.xlsx": "refused",
        "binary.txt": "refused",
    }
    said = words(response)
    assert "Read: 1 account of incidents that were here." in said
    assert "“empty.txt” is empty." in said
    assert "“sheet.xlsx” is of no kind that can be read" in said
    assert Report.objects.count() == 3


def test_each_line_of_a_jsonl_file_is_a_report(analyst):
    lines = '{"id": "a", "published": "2024-08-06", "text": "Rockets hit Iraq."}\n{broken\n'

    response = bring_in(analyst, ("many.jsonl", lines))

    assert fates(response) == {"a": "new", "many.jsonl": "refused"}
    assert "“many.jsonl” line 2 is not JSON" in words(response)


def test_a_text_and_files_at_once_are_refused(analyst):
    said = refused(bring_in(analyst, ("rockets.txt", ROCKETS), text=ROCKETS))

    assert "Choose one of them" in said
    assert "choose the files again" in said


def test_a_title_is_of_one_report(analyst):
    files = [("a.txt", ROCKETS), ("b.txt", BRIDGE)]

    assert "there are several files" in refused(bring_in(analyst, *files, title="Rockets"))


def test_a_hundred_reports_at_once_are_enough(analyst, monkeypatch):
    monkeypatch.setattr("timeline.admin.intake.outcomes.MOST", 2)

    response = bring_in(
        analyst, ("a.txt", ROCKETS), ("b.txt", BRIDGE), ("c.txt", f"{ROCKETS}A third.")
    )

    assert fates(response) == {"a.txt": "new", "b.txt": "untold", "c.txt": "refused"}
    assert "bring in at most 2 reports at once" in words(response)


# Who, and from where -----------------------------------------------------------------------------


def test_there_is_one_way_in_for_a_report(analyst, viewer):
    add = desk("report", "add")
    choice = page(analyst.get(desk("claim", "add")))

    assert analyst.get(add).headers["Location"] == reverse("admin:bring_in")
    assert viewer.get(add).status_code == 403
    assert analyst.post(add, {"body": ROCKETS, "published": "2024-08-06"}).status_code == 302
    assert not Report.objects.exists()
    assert not page(analyst.get(desk("report"))).select(f'[href^="{add}"]')
    assert choice.select("#id_report")
    assert not choice.select("#add_id_report")


def test_who_may_not_add_reports_sees_no_link_and_no_page(viewer, analyst):
    assert viewer.get(reverse("admin:bring_in")).status_code == 403
    assert bring_in(viewer, text=ROCKETS).status_code == 403
    assert not Report.objects.exists()
    assert "Bring in a report" not in words(viewer.get(desk("report")))
    assert "Bring in a report" in words(analyst.get(desk("report")))


def test_the_cursor_waits_where_something_is_to_be_mended(analyst):
    html = page(bring_in(analyst, text=UNDATED))

    assert [c["name"] for c in html.select("[autofocus]")] == ["published"]


def test_every_control_has_a_label_and_the_text_comes_first(analyst):
    html = page(analyst.get(reverse("admin:bring_in")))

    controls = html.select(".intake :is(textarea, input:not([type=hidden]))")
    assert [c["name"] for c in controls] == [
        "text",
        "uploads",
        "address",
        "published",
        "outlet",
        "title",
    ]
    assert controls[0].has_attr("autofocus")
    assert all(html.select_one(f"label[for={c['id']}]") for c in controls)
