"""The map in a real browser: Leaflet on our own base map, and the same by links without scripts."""

import pytest
from playwright.sync_api import Page, Request, expect

from tests.builders import create_location
from tests.published import publish_incident

pytestmark = pytest.mark.browser
ASAD = {"longitude": 42.44, "latitude": 33.79}
BEIRUT = {"longitude": 35.5, "latitude": 33.89}
IN_THE_FRAME = "bbox=42,33,43,34.5"


@pytest.fixture
def mapped(transactional_db, live_server) -> str:
    """The address of a map with one exact incident, one of a province, and one of a country alone."""
    base = create_location(name="Al Asad", country="IQ", **ASAD)
    beirut = create_location(name="Beirut", country="LB", **BEIRUT)
    publish_incident(title="Rockets at a base", location=base, where_prec=1)
    publish_incident(title="Strike in a province", location=beirut, where_prec=4, reviewed=True)
    publish_incident(title="Somewhere", location=create_location(name="Iraq", country="IQ"))
    return f"{live_server}/map/"


def marks(page: Page):
    return page.locator(".live .place a")


def open_map(page: Page, address: str) -> None:
    page.goto(address)
    expect(marks(page).first).to_be_visible()


def drag(page: Page, by: int) -> None:
    """Moves the map so many pixels to the left."""
    box = page.locator("#leaflet").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 60
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - by, y, steps=8)
    page.wait_for_timeout(200)  # or the map would go on by itself
    page.mouse.up()


def test_symbols_stand_on_a_map_that_nobody_else_is_asked_for(page, mapped, complaints):
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    open_map(page, mapped)
    expect(page.locator(".live path.land")).to_have_count(1)

    assert {mark.get_attribute("aria-label") for mark in marks(page).all()} == {
        "Rockets at a base, 5 Aug 2024",
        "Strike in a province, 5 Aug 2024, province only",
    }
    assert page.locator(".live path.unit").count() == 1
    assert {request.url.split("/")[2] for request in asked} == {mapped.split("/")[2]}
    assert complaints == []


def test_the_map_takes_the_pictures_place_and_nothing_moves(page, mapped):
    page.route("**/leaflet.js", lambda route: route.abort())
    page.goto(mapped)
    before = [page.locator(part).bounding_box() for part in (".map", "#beside")]
    page.unroute("**/leaflet.js")
    open_map(page, mapped)

    assert [page.locator(part).bounding_box() for part in (".map", "#beside")] == before
    expect(page.locator("#drawn")).to_be_hidden()


def test_moving_the_map_narrows_the_lists_the_filters_and_the_address(page, mapped, complaints):
    open_map(page, mapped)
    history = page.evaluate("history.length")
    drag(page, 400)

    expect(page.locator("#status")).to_have_text("1 of 3 entries shown.")
    expect(page.locator("#beside section").first).to_contain_text("Rockets at a base")
    expect(page.locator("#beside section").first).not_to_contain_text("Strike in a province")
    expect(page.locator(".chips")).to_contain_text("Within the map’s frame")
    assert "/map/?bbox=" in page.url
    assert page.locator("form#filters input[name=bbox]").input_value() in page.url
    assert page.evaluate("history.length") == history
    assert complaints == []


def test_the_frame_leads_to_the_list_of_what_is_in_it(page, mapped):
    open_map(page, mapped)
    drag(page, 400)
    page.get_by_role("link", name="List what is in this frame").click()

    expect(page.locator(".entry h3")).to_have_text(["Rockets at a base"])
    page.get_by_role("link", name="On the map").click()
    expect(marks(page)).to_have_count(1)


def test_an_incident_is_reached_by_keyboard_alone(page, mapped, complaints):
    open_map(page, mapped)
    mark = page.get_by_role("region", name="Map", exact=True).get_by_role(
        "link", name="Rockets at a base"
    )
    mark.focus()
    page.keyboard.press("Enter")
    told = page.locator(".leaflet-popup").get_by_role("link", name="Rockets at a base")
    expect(told).to_be_focused()

    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(mark).to_be_focused()

    page.keyboard.press("Enter")
    expect(told).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Rockets at a base")
    assert complaints == []


def test_a_click_on_a_mark_tells_of_it_and_another_closes_that(page, mapped, complaints):
    open_map(page, mapped)
    page.locator(".live .place a[aria-label^='Rockets']").click()
    told = page.locator(".leaflet-popup a.told")
    expect(told).to_have_text("Rockets at a base")
    page.locator("#leaflet").click(position={"x": 300, "y": 40})

    expect(told).to_have_count(0)
    assert page.url == mapped
    assert complaints == []


def test_a_group_opens_until_its_marks_are_parted(page, mapped):
    near = create_location(name="Near Al Asad", longitude=42.45, latitude=33.8)
    publish_incident(title="A second hit", location=near, where_prec=1)
    open_map(page, mapped)
    page.get_by_role("link", name="2 entries: look closer").click()

    expect(page.locator(".live a.single")).to_have_count(2)
    expect(page.locator("#status")).to_have_text("2 of 4 entries shown.")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_marks_stand_at_their_very_place(page, mapped, language):
    near = create_location(name="Near Al Asad", longitude=42.45, latitude=33.8)
    publish_incident(title="A second hit", location=near, where_prec=1)
    open_map(page, f"{mapped}?lang={language}")
    expect(page.locator(".live .group")).to_have_count(1)
    expect(page.locator(".live .single")).to_have_count(1)

    for mark in page.locator(".live .place").all():
        at, drawn = mark.bounding_box(), mark.locator("a circle").bounding_box()
        middle = drawn["x"] + drawn["width"] / 2, drawn["y"] + drawn["height"] / 2
        assert middle == pytest.approx((at["x"], at["y"]), abs=1)


def test_what_is_found_fits_a_phone(phone, mapped):
    for longitude, latitude in ((-175, -40), (178, 65)):
        corner = create_location(name=f"{longitude}", longitude=longitude, latitude=latitude)
        publish_incident(location=corner, where_prec=1)
    open_map(phone, mapped)
    box = phone.locator("#leaflet").bounding_box()
    shown = [mark.bounding_box() for mark in marks(phone).all()]

    assert len(shown) > 2
    assert all(box["x"] <= at["x"] for at in shown)
    assert all(at["x"] + at["width"] <= box["x"] + box["width"] for at in shown)


def test_a_group_is_followed_by_keyboard_and_back_leads_out_again(page, mapped):
    near = create_location(name="Near Al Asad", longitude=42.45, latitude=33.8)
    publish_incident(title="A second hit", location=near, where_prec=1)
    open_map(page, mapped)
    page.get_by_role("link", name="2 entries: look closer").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("2 of 4 entries shown.")
    assert page.evaluate("document.activeElement.closest('#leaflet') !== null")

    page.go_back()
    expect(page.get_by_role("link", name="2 entries: look closer")).to_be_visible()
    assert page.url == mapped


@pytest.mark.parametrize(("language", "unit"), [("ar", "كم"), ("he", "ק״מ"), ("fr", "km")])
def test_the_scale_speaks_the_pages_language(page, mapped, language, unit):
    open_map(page, f"{mapped}?lang={language}")

    expect(page.locator(".leaflet-control-scale-line")).to_contain_text(unit)


def test_a_filter_keeps_the_map_and_changes_what_stands_on_it(page, mapped, complaints):
    open_map(page, mapped)
    page.evaluate("document.getElementById('leaflet').dataset.stood = 'yes'")
    page.get_by_label("Review").select_option("1")

    expect(marks(page)).to_have_count(1)
    expect(marks(page)).to_have_attribute(
        "aria-label", "Strike in a province, 5 Aug 2024, province only"
    )
    assert page.locator("#leaflet").get_attribute("data-stood") == "yes"
    page.go_back()
    expect(marks(page)).to_have_count(2)
    assert complaints == []


def test_the_whole_map_is_a_link_away(page, mapped):
    open_map(page, f"{mapped}?{IN_THE_FRAME}")
    expect(marks(page)).to_have_count(1)
    page.get_by_role("link", name="The whole map").click()

    expect(marks(page)).to_have_count(2)
    page.wait_for_timeout(500)  # longer than the map waits before it says where it was moved to
    assert page.url == mapped


def test_east_stays_east_in_arabic(page, mapped):
    open_map(page, f"{mapped}?lang=ar")
    beirut, asad = (
        page.locator(f".live .place a[href*='/incidents/'][aria-label*='{title}']").bounding_box()
        for title in ("Strike", "Rockets")
    )

    assert beirut["x"] < asad["x"]
    assert page.locator(".masthead .nameplate").bounding_box()["x"] > 600


def test_paper_shows_the_picture_of_what_is_seen(page, mapped):
    open_map(page, mapped)
    drag(page, 400)
    expect(page.locator("#status")).to_have_text("1 of 3 entries shown.")
    page.emulate_media(media="print")

    expect(page.locator("#drawn a")).to_have_count(1)
    expect(page.locator("#drawn")).to_be_visible()
    expect(page.locator(".live")).to_be_hidden()


def test_without_javascript_the_picture_is_moved_and_read_by_links(plain_page, mapped):
    plain_page.goto(mapped)
    expect(plain_page.locator("#drawn a")).to_have_count(2)
    plain_page.get_by_role("link", name="Closer").click()
    plain_page.get_by_role("link", name="East", exact=True).click()
    assert "bbox=" in plain_page.url
    plain_page.get_by_role("link", name="The whole map").click()
    plain_page.locator("#drawn").get_by_role("link", name="Rockets at a base").click()

    assert plain_page.locator("h1").inner_text() == "Rockets at a base"


def test_on_a_phone_the_map_is_tall_and_nothing_scrolls_sideways(phone, mapped, complaints):
    open_map(phone, mapped)
    box = phone.locator("#leaflet").bounding_box()

    assert box["height"] > box["width"]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert complaints == []
