"""The review queue as analysts live in it: by keys, by pointing, on a phone, and without JavaScript."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.admin.reviewed import BODY, FIRST, read_report
from tests.browser.test_barriers import barriers
from timeline.models import Incident, Revision, User

pytestmark = pytest.mark.browser
SEED = Path(__file__).parents[2] / "fixtures/reports/2024-08-05-al-asad-rocket-attack.txt"

# A release of U.S. Central Command, in the public domain, as it stands on its page.
UNDATED = (
    "Jan. 31 at approximately 3:30 p.m. (Sanaa time), USCENTCOM forces struck and destroyed a Houthi "
    "surface-to-air missile prepared to launch. U.S. forces identified the missile in Houthi-"
    "controlled areas of Yemen and determined that it presented an imminent threat to U.S. aircraft."
)


class Hands:
    """Whoever works at the desk; counts each key, chord and click."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)


@pytest.fixture
def desk(transactional_db, live_server) -> str:
    User.objects.create_superuser("boss", password="x")
    return f"{live_server}/admin/"


def sign_in(page: Page, desk: str, to: str = "review/") -> None:
    page.goto(f"{desk}login/?next=/admin/{to}")
    page.fill("#id_username", "boss")
    page.fill("#id_password", "x")
    page.click("[type=submit]")


def in_hand(page: Page, incident: Incident) -> None:
    expect(page.locator(f"#incident-{incident.pk}")).to_be_focused()


def stages() -> list[str]:
    return list(Incident.objects.order_by("pk").values_list("stage", flat=True))


def test_from_a_pasted_report_to_published_incidents_in_twelve_keys_at_most(page, desk, complaints):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, desk, to="bring-in/")
    page.evaluate("text => navigator.clipboard.writeText(text)", SEED.read_text())
    hands = Hands(page)
    expect(page.locator("#id_text")).to_be_focused()

    hands.press("Control+v")
    expect(page.locator("#id_text")).to_have_value(re.compile("^---"))
    hands.press("Control+Enter")
    expect(page).to_have_url(re.compile("/review/"), timeout=30_000)  # the first reading is slow
    expect(page.locator(".incident:focus")).to_contain_text("Al Asad")
    hands.press("p")
    expect(page.locator(".messagelist")).to_contain_text("Published")
    assert (Revision.objects.count(), hands.count) == (1, 3)

    while page.locator(".incident.to-check").count():
        expect(page.locator(".incident.to-check:focus")).to_be_visible()
        with page.expect_navigation():
            hands.press("p")
        page.wait_for_load_state()
    expect(page.locator("h1")).to_have_text("Everything is checked")
    assert Revision.objects.count() == 6
    assert hands.count <= 12
    assert complaints == []


def test_twelve_keys_are_enough_where_the_text_does_not_say_its_day(page, desk, complaints):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, desk, to="bring-in/")
    page.evaluate("text => navigator.clipboard.writeText(text)", UNDATED)
    hands = Hands(page)
    expect(page.locator("#id_text")).to_be_focused()

    hands.press("Control+v")
    expect(page.locator("#id_text")).to_have_value(UNDATED)
    hands.press("Control+Enter")
    expect(page.locator("#id_published")).to_be_focused(timeout=30_000)
    for key in "31/1/24":
        hands.press(key)
    hands.press("Control+Enter")
    expect(page.locator(".incident:focus")).to_contain_text("Yemen", timeout=30_000)
    hands.press("p")

    expect(page.locator("h1")).to_have_text("Everything is checked")
    assert Revision.objects.get().date_start.isoformat() == "2024-01-31"
    assert hands.count <= 12
    assert complaints == []


def test_the_next_incident_comes_by_itself_and_then_the_next_report(page, desk):
    _, first, second = read_report()
    _, third, _ = read_report()
    sign_in(page, desk)

    in_hand(page, first)
    page.keyboard.press("a")
    in_hand(page, second)
    page.keyboard.press("a")
    in_hand(page, third)
    assert stages() == ["in review", "in review", "draft", "draft"]


def test_pointing_at_a_field_or_its_words_lights_up_the_other(page, desk):
    _, first, _ = read_report()
    sign_in(page, desk)
    row = page.locator(f"#field-{first.pk}-killed")
    words = page.locator("#text a", has_text="three soldiers")
    lit, dark = re.compile(r"\blit\b"), re.compile(r"^((?!\blit\b).)*$")

    row.locator("dt").hover()
    expect(words).to_have_class(lit)
    page.locator("h1").hover()
    expect(words).to_have_class(dark)
    words.hover()
    expect(row).to_have_class(lit)
    page.locator("h1").hover()

    words.focus()
    expect(row).to_have_class(lit)
    row.locator("a").focus()
    expect(words).to_have_class(lit)


def test_the_words_of_the_incident_in_hand_stand_out(page, desk):
    _, first, second = read_report()
    sign_in(page, desk)
    near = page.locator("#text .near")

    in_hand(page, first)
    expect(near.first).to_have_text("A drone")
    page.keyboard.press("j")
    in_hand(page, second)
    expect(near.first).to_have_text("A ")
    page.keyboard.press("ArrowUp")
    in_hand(page, first)


def test_what_may_be_here_already_is_named_while_one_that_was_missed_is_typed(page, desk):
    report, _, second = read_report()
    sign_in(page, desk, f"review/{report.pk}/add/")
    page.fill("[name=when]", "5 August 2024")
    page.fill("[name=where]", "Al Tanf")

    expect(page.locator(".near-here .near")).to_contain_text("Drone kills three at Al Tanf")
    page.locator(f"#incident-{second.pk} dt").first.hover()
    expect(page.locator(".near-here > .near")).to_be_visible()


def test_every_key_of_the_list_does_what_it_says(page, desk):
    report, first, second = read_report()
    sign_in(page, desk)
    in_hand(page, first)

    page.keyboard.press("?")
    expect(page.get_by_text("Reject, with a reason")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Reject, with a reason")).to_be_hidden()

    page.keyboard.press("j")
    in_hand(page, second)
    page.keyboard.press("x")
    page.keyboard.type("A map, pjk.")
    page.keyboard.press("Enter")
    in_hand(page, first)
    assert second.decisions.get().reason == "A map, pjk."

    page.keyboard.press("m")
    expect(page.locator(f"#incident-{first.pk} [type=search]")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    expect(page.locator(".incident")).to_have_count(3)
    page.keyboard.press("g")
    expect(page).to_have_url(re.compile(f"/review/{report.pk}/$"))


def test_edited_in_place_by_the_keyboard_alone(page, desk, complaints):
    _, first, second = read_report()
    sign_in(page, desk)
    in_hand(page, first)

    page.keyboard.press("e")
    expect(page.get_by_label("Title")).to_be_focused()
    page.get_by_label("Killed").fill("4")
    page.keyboard.press("Enter")
    in_hand(page, first)
    page.keyboard.press("a")
    in_hand(page, second)

    first.refresh_from_db()
    assert (first.killed_best, first.stage) == (4, "in review")
    assert complaints == []


def test_what_is_selected_in_the_report_is_the_quote_of_what_is_added(page, desk):
    _, first, _ = read_report()
    sign_in(page, desk)
    in_hand(page, first)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#text .sentence'))")
    selected = page.evaluate("getSelection().toString().trim()")

    page.keyboard.press("n")

    expect(page.get_by_label("Quote")).to_be_focused()
    assert page.get_by_label("Quote").input_value() == selected != ""


@pytest.mark.parametrize("key", ["Control+a", "Alt+a", "Meta+a"])
def test_a_key_with_a_modifier_is_the_browsers_own(page, desk, key):
    _, first, _ = read_report()
    sign_in(page, desk)
    in_hand(page, first)

    page.keyboard.press(key)
    page.reload()

    assert stages() == ["draft", "draft"]


def test_keys_can_be_switched_off_for_good(page, desk):
    _, first, _ = read_report()
    sign_in(page, desk)
    in_hand(page, first)

    page.keyboard.press("?")
    page.get_by_label("Keys work in this browser").uncheck()
    page.reload()
    in_hand(page, first)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.reload()

    in_hand(page, first)
    assert stages() == ["draft", "draft"]


def test_without_javascript_words_and_fields_find_each_other_and_buttons_decide(plain_page, desk):
    _, first, second = read_report()
    sign_in(plain_page, desk)

    plain_page.click("text=“three soldiers”")
    expect(plain_page).to_have_url(re.compile(f"#says-{first.pk}-killed$"))
    plain_page.click("#text a:has-text('three soldiers')")
    expect(plain_page).to_have_url(re.compile(f"#field-{first.pk}-killed$"))

    plain_page.click(f"#incident-{first.pk} >> text=Reject…")
    plain_page.fill(f"#incident-{first.pk} [name=reason][list]", "A drill.")
    plain_page.click("text=Reject it")
    plain_page.click(f"#incident-{first.pk} >> text=Undo: a draft again")
    plain_page.click(f"#incident-{second.pk} >> text=Accept and publish")
    assert stages() == ["draft", "published"]

    plain_page.click("text=Add an incident that was missed")
    plain_page.get_by_label("Quote").fill("The army said nothing.")
    plain_page.get_by_label("Title").fill("Silence")
    plain_page.get_by_label("When").fill("5 August 2024")
    plain_page.get_by_label("Type").select_option("Attack")
    plain_page.click("text=Add it")
    expect(plain_page.locator("article.incident")).to_have_count(3)


def test_on_a_phone_report_and_incident_are_in_sight_together(phone, desk):
    _, first, _ = read_report(body=f"{BODY}\n" * 9)
    sign_in(phone, desk)

    in_hand(phone, first)
    expect(phone.get_by_text(FIRST[:7]).first).to_be_in_viewport()
    expect(phone.locator(f"#title-{first.pk}")).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", ["", "add/", "{first}/edit/"])
def test_no_state_of_the_page_has_a_barrier(page, desk, path):
    report, first, second = read_report()
    Incident.objects.filter(pk=second.pk).update(stage="rejected")
    sign_in(page, desk, to=f"review/{report.pk}/{path.format(first=first.pk)}")
    expect(page.locator(".incident :focus, .incident:focus")).to_be_visible()

    assert barriers(page) == []
