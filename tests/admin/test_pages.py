"""Every page of the desk answers, in a number of queries that does not grow, under the strict CSP."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.admin.page import desk, page, words
from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
)
from tests.formats.rows import ged_csv
from tests.uploads import previewed, upload
from timeline.actions.publishing import publish
from timeline.models import (
    Actor,
    ActorAlias,
    Claim,
    Dataset,
    Incident,
    Link,
    Location,
    LocationAlias,
    Participation,
    Problem,
    Report,
    Revision,
    SavedView,
    Upload,
    User,
)

pytestmark = pytest.mark.usefixtures("uploads")

NOUNS = {
    "incident": Incident,
    "claim": Claim,
    "report": Report,
    "actor": Actor,
    "location": Location,
    "dataset": Dataset,
    "savedview": SavedView,
    "revision": Revision,
    "problem": Problem,
    "upload": Upload,
}


def one_of_each(number: int) -> Incident:
    """One more row of every noun, hanging together."""
    actor = create_actor(name=f"Group {number}", parent=create_actor(name="An umbrella"))
    place = create_location(name=f"Base {number}", parent=create_location(name="Somewhere"))
    incident = create_incident(title=f"Attack {number}", perpetrator=actor, location=place)
    ActorAlias.objects.create(actor=actor, name=f"The {number} Brigade")
    LocationAlias.objects.create(location=place, name=f"Camp {number}")
    Dataset.objects.create(name=f"Set {number}", slug=f"set-{number}")
    SavedView.objects.create(title=f"View {number}", query="country=IQ")
    create_claim(incident=incident)
    publish(incident, by="editor", reason="First report")
    Problem.objects.create(page=incident.get_absolute_url(), words="Wrong.", incident=incident)
    previewed(ged_csv({}, {"best": "many"}))
    return incident


def queries(client, address):
    client.get(address)  # what is read once a process, such as content types
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_list_of_twenty_costs_no_more_queries_than_a_list_of_one(editor, noun):
    one_of_each(0)
    for_one = queries(editor, desk(noun))

    for number in range(1, 20):
        one_of_each(number)

    assert queries(editor, desk(noun)) <= for_one <= 10


@pytest.mark.parametrize("noun", NOUNS)
def test_the_page_of_a_row_costs_the_same_however_many_rows_there_are(editor, noun):
    one_of_each(0)
    address = desk(noun, "change", NOUNS[noun].objects.latest("pk").pk)
    for_one = queries(editor, address)

    for number in range(1, 20):
        one_of_each(number)

    assert queries(editor, address) == for_one


def test_an_incident_with_twenty_sources_costs_no_more_queries_than_one_with_two(editor):
    incident, summary = create_incident(title="Attack"), create_incident(title="Many attacks")
    address = desk("incident", "change", incident.pk)

    def add(number):
        actor = create_actor(name=f"Group {number}")
        Participation.objects.create(incident=incident, actor=actor, role="perpetrator")
        Link.objects.create(
            incident=incident, target=create_incident(title=f"Attack {number}"), kind="related"
        )
        create_claim(incident=incident)

    Link.objects.create(incident=summary, target=incident, kind="related")
    add(0), add(1)
    for_two = queries(editor, address)
    for number in range(2, 20):
        add(number)

    assert queries(editor, address) == for_two


def test_an_actor_with_twenty_other_names_costs_no_more_queries_than_one_with_one(editor):
    actor = create_actor()
    ActorAlias.objects.create(actor=actor, name="Name 0")
    address = desk("actor", "change", actor.pk)
    for_one = queries(editor, address)

    for number in range(1, 20):
        ActorAlias.objects.create(actor=actor, name=f"Name {number}")

    assert queries(editor, address) == for_one


@pytest.mark.parametrize("noun", sorted(NOUNS.keys() - {"revision", "upload", "problem", "report"}))
def test_an_editor_can_open_the_empty_form_of_every_noun(editor, noun):
    assert page(editor.get(desk(noun, "add"))).select_one("input[name=_save]")


def test_the_list_says_when_what_where_and_who(editor):
    create_incident(
        title="Rockets on a convoy",
        day=date(2024, 1, 1),
        until=date(2024, 1, 31),
        date_prec=4,
        location=create_location(name="A road"),
        perpetrator=create_actor(name="A militia"),
        target=create_actor(name="An army"),
    )

    row = page(editor.get(desk("incident"))).select_one("#result_list tbody tr")

    cells = [cell.get_text(strip=True) for cell in row.select("th, td.field-what, td.field-who")]
    assert row.select_one(".field-when").get_text() == "Jan 2024"
    assert cells == ["Rockets on a convoy", "Air/drone strike", "A militia → An army"]


def test_the_list_counts_the_sources_of_each_incident(editor):
    create_incident(title="Of none", day=date(2024, 1, 1))
    told_twice = create_incident(title="Told twice", day=date(2024, 1, 2))
    create_claim(incident=told_twice)
    create_claim(incident=told_twice)

    counts = page(editor.get(desk("incident"))).select("td.field-sources")

    assert [cell.get_text() for cell in counts] == ["0", "2"]


@pytest.mark.parametrize(
    ("noun", "typed"),
    [("actor", "The 0 Brigade"), ("location", "Camp 0"), ("incident", "The 0 Brigade")],
)
def test_a_row_is_found_by_another_name_of_it(editor, noun, typed):
    one_of_each(0)
    one_of_each(1)

    rows = page(editor.get(desk(noun), {"q": typed})).select("#result_list tbody tr")

    assert len(rows) == 1
    assert "0" in rows[0].select_one("th").get_text()


def addresses():
    yield "/admin/login/"
    yield "/admin/"
    yield desk("incident", "add")
    yield desk("upload", "add")
    yield desk("upload", "change", upload().pk)
    for noun, model in NOUNS.items():
        yield desk(noun)
        yield desk(noun, "change", model.objects.latest("pk").pk)
    yield desk("incident", "delete", Incident.objects.latest("pk").pk)
    yield f"{desk('incident', 'publish')}?ids={Incident.objects.latest('pk').pk}"


def test_no_page_of_the_desk_has_a_script_or_style_of_its_own_inside_it(client, editor):
    one_of_each(0)

    for address in addresses():
        response = (client if "login" in address else editor).get(address)
        html = page(response)
        assert "default-src 'none'" in response.headers["Content-Security-Policy"], address
        assert "unsafe" not in response.headers["Content-Security-Policy"], address
        assert html.select("style, [style], script:not([src])") == [], address
        assert [tag for tag in html.find_all() if any(a.startswith("on") for a in tag.attrs)] == []


def test_only_what_is_public_links_to_its_public_page(editor):
    public, draft = one_of_each(0), create_incident(title="A draft")

    def link(incident):
        html = page(editor.get(desk("incident", "change", incident.pk)))
        return html.select_one("a.viewsitelink")

    assert link(public)["href"] == public.get_absolute_url()
    assert link(draft) is None


def test_accounts_and_groups_are_for_the_superuser_alone(client, editor):
    client.force_login(User.objects.create_superuser("root", password="x"))

    for address in (desk("user"), desk("user", "add"), "/admin/auth/group/"):
        assert client.get(address).status_code == 200
        assert editor.get(address).status_code == 403


def test_boxes_are_called_by_words_and_not_by_their_columns(editor):
    one_of_each(1)
    report = words(editor.get(desk("report", "change", Report.objects.get().pk)))
    view = words(editor.get(desk("savedview", "add")))
    views = words(editor.get(desk("savedview")))

    for word, said in (
        ("Address:", report),
        ("SHA-256 of its text:", report),
        ("As of:", view),
        ("live", views),
    ):
        assert word in said
    for column in ("Url:", "Archive url:", "Sha256:", "Asof:"):
        assert column not in report + view
