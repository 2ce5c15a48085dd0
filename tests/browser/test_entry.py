"""Entering by the keyboard: what is typed is read at once, names are chosen, rows save themselves."""

import pytest
from playwright.sync_api import Page, expect

from tests.builders import create_actor, create_incident, create_location
from timeline.models import ActorAlias, Incident, LocationAlias, User

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(transactional_db, live_server) -> str:
    """The address of a desk that knows one base and one group, each by two names."""
    User.objects.create_superuser("boss", password="x")
    base = create_location(name="Al Asad", country="IQ", latitude="33.8", longitude="42.4")
    LocationAlias.objects.create(location=base, name="Ayn al-Asad")
    ActorAlias.objects.create(actor=create_actor(name="Islamic State"), name="ISIS")
    return f"{live_server}/admin/"


def sign_in(page: Page, desk: str, then: str) -> None:
    page.goto(f"{desk}login/?next=/admin/{then}")
    page.fill("#id_username", "boss")
    page.fill("#id_password", "x")
    page.click("[type=submit]")


def test_rows_are_entered_and_saved_by_the_keyboard_alone(page, desk, complaints):
    sign_in(page, desk, "table/")
    page.focus("#id_r0-title")
    page.keyboard.type("A drone over the base")
    page.keyboard.press("Tab")
    page.keyboard.type("week of 29 July 2024")
    expect(page.locator("#row-0 .box-when .reading")).to_contain_text("within a week")
    page.keyboard.press("Tab")
    page.keyboard.type("ayn al")
    expect(page.locator(".offered:visible li")).to_contain_text("also “Ayn al-Asad”")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_r0-where")).to_have_value("Al Asad (IQ)")
    page.keyboard.press("Tab")
    page.keyboard.type("Air/")
    page.keyboard.press("Tab")
    page.keyboard.type("The Front; isis")
    expect(page.locator(".offered:visible li")).to_contain_text("Islamic State")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_r0-perpetrators")).to_have_value("The Front; Islamic State")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#row-0.saved")).to_contain_text("A drone over the base")
    expect(page.locator("#id_r1-title")).to_be_focused()
    incident = Incident.objects.get()
    assert (str(incident.location), incident.sub_event_type) == ("Al Asad (IQ)", "Air/drone strike")
    assert incident.participations.count() == 2
    assert complaints == []


def test_a_row_is_saved_as_one_goes_on_to_the_next(page, desk, complaints):
    sign_in(page, desk, "table/")
    page.click("text=Paste rows from a spreadsheet")
    page.fill("#pasted", "title\twhen\nOne\t2024\nTwo\tnever")
    page.click("text=Take them into the table")
    page.select_option("#id_r1-type", "Attack")
    page.focus("#id_r1-killed")

    page.focus("#id_r2-title")

    expect(page.locator("#row-1.saved")).to_contain_text("One")
    expect(page.locator("#id_r2-title")).to_be_focused()
    assert Incident.objects.get().title == "One"
    assert complaints == []


def test_a_wrong_row_keeps_its_words_and_puts_the_focus_where_it_is_wrong(page, desk, complaints):
    sign_in(page, desk, "table/")
    page.fill("#id_r0-title", "A drone")
    page.fill("#id_r0-when", "2024")
    page.fill("#id_r0-where", "Nowhere")
    page.click("#row-0 button[name=save]")

    expect(page.locator("#row-0 .box-type .errorlist")).to_contain_text("Choose a type.")
    expect(page.locator("#id_r0-where")).to_be_focused()
    expect(page.locator("#id_r0-where")).to_have_value("Nowhere")
    assert complaints == []


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (lambda route: route.abort(), "the server cannot be reached"),
        (lambda route: route.fulfill(status=500, body="x"), "the server answered 500"),
    ],
)
def test_a_row_that_could_not_be_saved_says_so_and_keeps_its_words(page, desk, happens, said):
    sign_in(page, desk, "table/")
    page.fill("#id_r0-title", "A drone")
    page.route("**/admin/table/", happens)

    page.click("#row-0 button[name=save]")

    expect(page.locator("#row-0 [role=alert]")).to_contain_text(said)
    expect(page.locator("#id_r0-title")).to_have_value("A drone")


def test_whoever_was_signed_out_is_told_so_at_the_row(page, desk):
    sign_in(page, desk, "table/")
    page.fill("#id_r0-title", "A drone")
    page.context.clear_cookies(name="sessionid")

    page.click("#row-0 button[name=save]")

    expect(page.locator("#row-0 [role=alert]")).to_contain_text("Not saved")
    expect(page.locator("#id_r0-title")).to_have_value("A drone")


def test_what_may_be_here_already_is_named_while_a_row_is_typed(page, desk):
    create_incident(title="A strike on the base", location=LocationAlias.objects.get().location)
    sign_in(page, desk, "table/")
    page.fill("#id_r0-when", "5 August 2024")
    page.fill("#id_r0-where", "Al Asad")
    page.keyboard.press("Tab")

    expect(page.locator("#row-0 .near-here")).to_contain_text("A strike on the base")


def test_without_javascript_a_row_is_saved_and_the_others_keep_their_words(plain_page, desk):
    sign_in(plain_page, desk, "table/")
    plain_page.click("text=Paste rows from a spreadsheet")
    plain_page.fill("#pasted", "title\twhen\ttype\nOne\t2024\tAttack\nTwo\tnever\tAttack")
    plain_page.click("text=Take them into the table")
    plain_page.fill("#id_r2-where", "Al Asad")

    plain_page.click("#row-1 button[name=save]")

    expect(plain_page.locator("#row-1.saved")).to_contain_text("One")
    expect(plain_page.locator("#id_r2-where")).to_have_value("Al Asad")
    expect(plain_page.locator("#row-2")).to_contain_text("“never” is not a date")


def test_the_map_of_the_incident_form_follows_the_precision(page, desk, complaints):
    base = LocationAlias.objects.get().location
    incident = create_incident(location=base, where_prec=1)
    sign_in(page, desk, f"timeline/incident/{incident.pk}/change/")
    expect(page.locator(".place-map .ring")).to_have_count(0)

    page.select_option("#id_where_prec", "2")

    expect(page.locator(".place-map .ring")).to_be_visible()
    page.fill("#id_when", "early January 2024")
    expect(page.locator(".field-when .reading").first).to_contain_text("10 January 2024")
    assert complaints == []
