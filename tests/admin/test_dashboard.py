"""The desk's first page: what waits for whoever asks, as far as their role may see it."""

import pytest

from tests.admin.page import desk, page, words
from tests.admin.test_pages import queries
from tests.builders import create_actor, create_claim, create_incident
from timeline.actions.deciding import accept
from timeline.actions.editing import editing
from timeline.actions.publishing import publish, retract
from timeline.models import Dataset, Incident, Link, Problem, User

pytestmark = pytest.mark.django_db


def boxes(client):
    found = page(client.get("/admin/")).select(".boxes a")
    return {one.span.get_text(): int(one.strong.get_text()) for one in found}


def followed(client, label):
    """The titles on the page that the box of this name leads to."""
    link = next(
        one for one in page(client.get("/admin/")).select(".boxes a") if label in one.get_text()
    )
    rows = page(client.get(link["href"])).select("#result_list .field-title")
    return [row.get_text() for row in rows]


def furnish():
    """One incident of each kind that waits."""
    waiting = create_incident(title="Checked")
    accept(waiting, by="ann")
    changed = create_incident(title="As published", reviewed=True)
    publish(changed, by="ann", reason="First")
    with editing(changed, by="ann"):
        Incident.objects.filter(pk=changed.pk).update(title="Changed since")
    unread = create_incident(title="Read by machine")
    publish(unread, by="ann", reason="First")
    draft = create_incident(title="Drafted")
    create_claim(incident=draft)
    Link.objects.create(incident=draft, target=changed, kind="possible_duplicate")
    Problem.objects.create(page="/", words="Wrong", sender="x")


def test_it_counts_what_waits(analyst):
    furnish()
    Incident.objects.filter(title="Drafted").update(assigned_to=User.objects.get())

    assert boxes(analyst) == {
        "Reports to review": 1,
        "Possible duplicates": 1,
        "Mine": 1,
        "Waiting to be published": 1,
        "Changed since publication": 1,
        "Readers’ reports": 1,
        "Drafts": 1,
        "Public, not yet reviewed": 1,
        "Imports at work": 0,
    }


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("Waiting", "Checked"),
        ("Changed", "Changed since"),
        ("Drafts", "Drafted"),
        ("Public, not", "Read by machine"),
    ],
)
def test_each_number_leads_to_the_list_of_what_it_counts(analyst, label, title):
    furnish()

    assert followed(analyst, label) == [title]


def test_what_was_published_as_it_stands_is_not_changed_since(analyst):
    incident = create_incident()
    publish(incident, by="ann", reason="First")
    with editing(incident, by="ann"):
        Incident.objects.update(title="Changed")
    publish(incident, by="ann", reason="Again")

    assert boxes(analyst)["Changed since publication"] == 0


def test_where_nothing_waits_it_says_so(analyst):
    assert "Nothing waits at the desk." in words(analyst.get("/admin/"))


def test_the_list_of_incidents_has_the_same_lists_with_their_counts(analyst):
    furnish()

    text = words(analyst.get(desk("incident")))

    assert "Waiting to be published (1)" in text
    assert "Mine (0)" in text


def test_a_list_that_is_none_shows_all(analyst):
    furnish()

    rows = page(analyst.get(desk("incident"), {"desk": "nonsense"})).select("#result_list tbody tr")

    assert len(rows) == 4


def test_it_tells_what_was_published_and_taken_back_of_late(editor):
    incident = create_incident(title="Rockets hit a base")
    publish(incident, by="ann", reason="Two sources")
    retract(incident, by="ben", reason="It was not so")

    lines = page(editor.get("/admin/")).select("#lately + .lines li")

    told = [" ".join(line.get_text(" ").split()) for line in lines]
    assert told[0].startswith("Taken back Rockets hit a base ben")
    assert told[0].endswith("It was not so")
    assert told[1].startswith("Published Rockets hit a base ann")


def test_what_an_import_published_is_one_line(editor):
    dataset = Dataset.objects.create(name="A set", slug="a-set")
    for _ in range(3):
        publish(create_incident(dataset=dataset), by="ann", reason="Imported")

    text = words(editor.get("/admin/"))

    assert "Published 3 incidents of “a-set”" in text


def test_a_viewer_reads_the_counts_and_begins_nothing(viewer):
    furnish()

    html = page(viewer.get("/admin/"))

    assert "Drafts" in boxes(viewer)
    assert "Reports to review" not in boxes(viewer)
    assert "Imports at work" not in boxes(viewer)
    assert html.select(".first a[href*=add], .begin") == []


def test_an_analyst_begins_with_bringing_in_a_report(analyst):
    first = page(analyst.get("/admin/")).select_one(".first a")

    assert first.get_text() == "Bring in a report"


def test_who_has_no_rights_is_told_whom_to_ask(client):
    client.force_login(User.objects.create_user("new", is_staff=True))

    assert "ask whoever runs this desk" in words(client.get("/admin/"))


def test_it_costs_ten_queries_at_most_however_much_there_is(editor):
    furnish()
    few = queries(editor, "/admin/")
    for number in range(12):
        publish(create_incident(perpetrator=create_actor(name=f"G{number}")), by="x", reason="y")

    assert queries(editor, "/admin/") == few <= 10
