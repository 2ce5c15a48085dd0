"""The page of the queue: which report comes, what it shows of it, to whom."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.admin.page import desk, page, words
from tests.admin.reviewed import BODY, address, card, first_of, read_report, second_of, words_of
from tests.builders import create_claim, create_incident, create_report
from timeline.models import Incident, Link, User

pytestmark = pytest.mark.django_db
QUEUE = "/admin/review/"


def goes_to(client, after=""):
    return client.get(QUEUE, {"after": after}).get("Location")


def test_the_queue_begins_with_the_report_that_waits_longest(analyst):
    first, *_ = read_report()
    read_report()

    assert goes_to(analyst) == address(first)


def test_the_next_report_is_the_one_received_after_and_after_the_last_comes_the_first(analyst):
    (first, *_), (second, *_) = read_report(), read_report()

    assert goes_to(analyst, after=first.pk) == address(second)
    assert goes_to(analyst, after=second.pk) == address(first)


def test_what_is_assigned_to_somebody_else_comes_last_and_ones_own_in_its_turn(analyst):
    theirs, *_ = read_report()
    Incident.objects.update(assigned_to=User.objects.create_user("somebody"))
    mine, one, other = read_report()
    Incident.objects.filter(pk__in=[one.pk, other.pk]).update(
        assigned_to=User.objects.get(username="analyst")
    )

    assert goes_to(analyst) == address(mine)
    assert goes_to(analyst, after=mine.pk) == address(mine)
    Incident.objects.filter(pk__in=[one.pk, other.pk]).update(reviewed=True)
    assert goes_to(analyst) == address(theirs)


@pytest.mark.parametrize("done", [{"reviewed": True}, {"stage": "rejected"}, {"stage": "merged"}])
def test_a_report_of_which_all_is_decided_does_not_come_again(analyst, done):
    read_report()
    Incident.objects.update(**done)

    assert "Everything is checked" in words(analyst.get(QUEUE))


def test_an_empty_queue_names_the_reports_in_which_nothing_was_read(analyst):
    foreign = create_report(title="Ein Bericht", language="de", body="Eine Rakete traf.")

    shown = page(analyst.get(QUEUE))

    assert shown.select_one(f"a[href='{address(foreign)}']").get_text() == "Ein Bericht"
    assert "“de”, not read by machine" in shown.get_text()


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "²"])
def test_a_report_that_cannot_be_is_the_beginning_of_the_queue(analyst, after):
    first, *_ = read_report()

    assert goes_to(analyst, after=after) == address(first)


def test_the_whole_report_is_there_with_the_words_of_each_field_marked(analyst):
    report, first, second = read_report()

    text = page(analyst.get(address(report))).select_one("#text")

    assert text.get_text().split() == BODY.split()
    killed = text.select_one(f"a.f-killed[href='#field-{first.pk}-killed']")
    assert killed.get_text() == "three soldiers"
    assert text.select_one(f"a[href='#field-{second.pk}-event_type']").get_text() == "rocket"
    assert text.select_one(f".sentence[data-of~='{second.pk}']").get_text() == "A "


def test_the_incidents_stand_in_the_order_of_the_report(analyst):
    report = create_report(body=BODY)
    second, first = second_of(report), first_of(report)

    shown = page(analyst.get(address(report))).select("article.incident")

    assert [one["data-of"] for one in shown] == [str(first.pk), str(second.pk)]


def test_each_field_of_a_card_leads_to_its_words_in_the_text(analyst):
    report, first, _ = read_report()

    shown = page(analyst.get(address(report)))

    row = shown.select_one(f"#field-{first.pk}-killed")
    assert row.select_one(".value").get_text() == "3"
    link = row.select_one("a")
    assert (link["href"], link.get_text()) == (f"#says-{first.pk}-killed", "“three soldiers”")
    assert shown.select_one(link["href"]).find_parent("a").get_text() == "three soldiers"


def test_every_field_has_a_letter_beside_its_colour(analyst):
    shown = page(analyst.get(address(read_report()[0])))

    letters = [one["data-letters"] for one in shown.select(".colours [data-letters]")]
    assert "".join(letters) == "TDPBAKI"
    assert [one.get_text() for one in shown.select(".incident .letter")[:7]] == letters


def test_a_card_says_what_it_may_be_the_same_as_and_who_has_it(analyst):
    report, first, _ = read_report()
    other = create_incident(title="Strike on a garrison")
    Link.objects.create(incident=other, target=first, kind=Link.Kind.POSSIBLE_DUPLICATE)
    Incident.objects.filter(pk=first.pk).update(assigned_to=User.objects.create_user("somebody"))

    shown = card(analyst, report, first).get_text()

    assert "Possibly the same as Strike on a garrison" in " ".join(shown.split())
    assert "assigned to somebody" in shown


def test_where_reports_differ_a_card_says_what_this_one_has(analyst):
    report, first, _ = read_report()
    create_claim(incident=first, killed_low=5)
    Incident.objects.filter(pk=first.pk).update(killed_low=5, killed_best=5, killed_high=5)
    first.claims.filter(report=report).update(killed_low=3, killed_best=3, killed_high=3)

    row = card(analyst, report, first).select_one(f"#field-{first.pk}-killed")

    assert "This report: 3" in row.get_text()


def test_a_report_in_another_language_is_shown_to_add_incidents_from(analyst):
    report = create_report(language="de", body="Eine Rakete traf.")

    shown = page(analyst.get(address(report)))

    assert "no machine has read" in shown.get_text()
    assert shown.select_one("#text[lang=de]").get_text() == "Eine Rakete traf."
    assert shown.select_one(f"a[href^='{reverse('admin:review_add', args=[report.pk])}']")


def test_the_page_of_a_report_and_the_list_of_them_lead_to_their_review(viewer):
    report, *_ = read_report()
    found = {"change": ([report.pk], address(report)), "changelist": ([], QUEUE)}

    for action, (args, review) in found.items():
        shown = page(viewer.get(desk("report", action, *args)))
        assert shown.select_one(f".object-tools a[href='{review}']"), action


def test_a_viewer_sees_all_of_it_and_no_button(viewer):
    shown = page(viewer.get(address(read_report()[0])))

    assert len(shown.select("article.incident")) == 2
    assert shown.select("#content form, #content [data-key=e], #content [data-key=n]") == []


def test_only_whoever_may_publish_is_offered_to(analyst, editor):
    report, first, _ = read_report()

    assert card(analyst, report, first).select("[data-key=p]") == []
    assert len(card(editor, report, first).select("[data-key=p]")) == 1


def test_where_four_eyes_are_asked_for_nobody_is_offered_to_publish_what_they_accept(
    editor, settings
):
    settings.FOUR_EYES = True
    report, first, _ = read_report()

    assert card(editor, report, first).select("[data-key=p]") == []


@pytest.mark.parametrize("path", ["", "1/", "1/add/", "1/1/edit/"])
def test_whoever_has_no_right_at_the_desk_sees_nothing_of_it(client, path):
    client.force_login(User.objects.create_user("guest", is_staff=True))

    assert client.get(f"{QUEUE}{path}").status_code == 403


def test_whoever_may_not_read_reports_does_not_read_them_here(client):
    user = User.objects.create_user("guest", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_incident"))
    client.force_login(user)

    assert client.get(address(read_report()[0])).status_code == 403


def test_thirty_incidents_cost_as_many_queries_as_two(editor):
    report, *_ = read_report()
    editor.get(address(report))
    with CaptureQueriesContext(connection) as of_two:
        editor.get(address(report))
    for at in range(28):
        create_claim(incident=create_incident(title=f"Incident {at}"), report=report)
    with CaptureQueriesContext(connection) as of_thirty:
        assert len(page(editor.get(address(report))).select("article.incident")) == 30

    assert len(of_thirty) == len(of_two) <= 11


def test_what_a_file_says_of_itself_is_set_apart_and_every_passage_stays_in_its_place(analyst):
    body = f"---\ntitle: Rockets\npublished: 2024-08-05\n---\n{BODY}"
    report = create_report(body=body)
    quoted = words_of("three soldiers", body)
    create_claim(incident=create_incident(), report=report, evidence={"killed": quoted})

    text = page(analyst.get(address(report))).select_one("#text")

    assert text.select_one(".front-matter").get_text() == body.removesuffix(BODY)
    assert text.select_one("a.words").get_text() == "three soldiers"
    assert text.get_text() == body


@pytest.mark.parametrize("body", ["--- a line\nand more", "---\nno end", "a\n---\nb\n---\n"])
def test_dashes_in_a_text_are_text(analyst, body):
    report = create_report(body=body)

    text = page(analyst.get(address(report))).select_one("#text")

    assert (text.get_text(), text.select(".front-matter")) == (body, [])
