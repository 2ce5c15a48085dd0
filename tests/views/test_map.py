"""The map: what is on it, where its links lead, and what its script is told."""

import json
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict

from tests.builders import create_location
from tests.published import publish_incident
from timeline.search.query import Query

pytestmark = pytest.mark.django_db
AL_ASAD, BEIRUT = (42.44, 33.79), (35.5, 33.89)
CELLS = "/map/cells.json"


def publish_at(place: tuple[float, float], title: str = "A hit", **fields) -> str:
    longitude, latitude = place
    fields.setdefault("where_prec", 1)
    at = create_location(name=f"{longitude}, {latitude}", longitude=longitude, latitude=latitude)
    return publish_incident(title=title, location=at, **fields).code


def links(page) -> dict[str, str]:
    """The marks of the picture: what each says -> where it leads."""
    return {link["aria-label"]: link["href"] for link in page.select("svg#drawn a")}


def given(address: str) -> QueryDict:
    return QueryDict(urlsplit(address).query)


def features(client, address: str) -> list[dict]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)["features"]


def test_each_incident_is_a_link_at_its_place(read):
    first = publish_at(AL_ASAD, "Rockets at a base")
    second = publish_at(BEIRUT, "Strike on a house", where_prec=4)

    assert links(read("/map/?order=desc")) == {
        "Rockets at a base, 5 Aug 2024": f"/incidents/{first}/?order=desc",
        "Strike on a house, 5 Aug 2024, province only": f"/incidents/{second}/?order=desc",
    }


@pytest.mark.parametrize(
    ("where_prec", "areas", "filled"),
    [(1, [], 1), (2, ["ring"], 0), (3, ["unit"], 0), (4, ["unit"], 0), (5, ["unit"], 0)],
)
def test_a_symbol_is_as_exact_as_the_place_is_known(read, where_prec, areas, filled):
    publish_at(AL_ASAD, where_prec=where_prec)
    picture = read("/map/").select_one("svg#drawn")

    assert [circle["class"][0] for circle in picture.select(".ring, .unit")] == areas
    assert len(picture.select("use.mark:not(.hollow)")) == filled


def test_a_ring_is_to_scale_where_the_map_is_seen_closely(read):
    publish_at((0, 0), where_prec=2)
    far, near = (
        float(read(f"/map/?bbox={frame}").select_one("circle.ring")["r"])
        for frame in ("-40,-30,40,30", "-1,-0.75,1,0.75")
    )

    assert far < 12
    assert near == pytest.approx(25_000 / (40_075_017 * 2 / 360) * 640, rel=0.02)


def test_a_group_leads_to_itself_seen_closer_and_in_the_end_to_its_list(read):
    for latitude in (33, 33.01, 33.01):
        publish_at((44, latitude))
    publish_at((-60, 0))
    to, steps = "/map/", 0
    while to.startswith("/map/") and steps < 9:
        to = next(to for words, to in links(read(to)).items() if "entries" in words)
        steps += 1

    assert 2 <= steps < 6
    assert len(read(to).select(".entry")) == 2


def test_what_no_map_can_show_is_counted_and_listed_beside_it(read):
    iraq = create_location(name="Iraq", country="IQ", kind="country", latitude=33, longitude=44)
    publish_incident(title="Somewhere in Iraq", location=iraq, where_prec=6)
    publish_incident(title="Nobody says where", day=date(2024, 9, 1))
    publish_at(AL_ASAD)
    page = read("/map/?bbox=42,33,43,34")
    beside = page.select_one("#unplaced")

    assert len(links(page)) == 1
    assert "2 cannot be shown on the map" in page.select_one(".tally").get_text()
    assert [link.get_text() for link in beside.select(".ties a")] == [
        "Nobody says where",
        "Somewhere in Iraq",
    ]
    listed = beside.find("a", string="List all 2")["href"]
    assert len(read(listed).select(".entry")) == 2
    assert beside.find("a", string="Iraq")["href"] == "/?country=IQ&pinned=0"


def test_list_and_map_lead_to_each_other_with_the_same_question(read):
    publish_at(AL_ASAD)
    publish_at(BEIRUT)
    asked = "bbox=42,33,43,34&killed_min=0"
    publish_at(AL_ASAD, "Killed some", killed_best=3)
    listed = read(f"/map/?{asked}").select_one(".toolbar .order a")

    assert "List what is in this frame" in listed.get_text()
    assert listed["href"] == f"/?{asked}"
    timeline = read(listed["href"])
    assert [title.get_text() for title in timeline.select(".entry h3")] == ["Killed some"]
    assert timeline.find("a", string="On the map")["href"] == f"/map/?{asked}"


def test_a_chip_takes_the_frame_off_again_on_both_pages(read):
    publish_at(AL_ASAD)
    for path in ("/", "/map/"):
        chip = read(f"{path}?bbox=42,33,43,34").select_one(".chips a")
        assert "Within the map’s frame" in chip.get_text()
        assert chip["href"] == path


def test_the_filters_of_the_map_lead_to_the_map_and_keep_its_frame(read):
    publish_at(AL_ASAD)
    form = read("/map/?bbox=42,33,43,34").select_one("form#filters")

    assert form["action"] == form["hx-get"] == "/map/"
    assert form.select_one("input[name=bbox]")["value"] == "42,33,43,34"


def test_without_scripts_the_map_is_moved_by_links(read):
    publish_at(AL_ASAD)
    ways = {a["class"][0]: a["href"] for a in read("/map/?bbox=40,30,44,33").select("#ways a")}
    frames = {
        name: Query.parse(given(address)).bbox.edges
        for name, address in ways.items()
        if "bbox" in address
    }

    assert frames["east"][0] == pytest.approx(42)
    assert frames["west"][2] == pytest.approx(42)
    assert 40 < frames["closer"][0] < 41 < 43 < frames["closer"][2] < 44
    assert frames["farther"][0] < 40 < 44 < frames["farther"][2]
    assert frames["north"][1] == pytest.approx(frames["south"][3])


def test_farther_than_the_world_there_is_no_frame(read):
    publish_at((-170, -50))
    publish_at((170, 70))

    assert read("/map/").select_one("#ways .farther")["href"] == "/map/"


def test_a_frame_that_cannot_be_read_is_refused_by_name(read):
    page = read("/map/?bbox=1,40,3,30", status=400)

    assert "lies north of" in page.select_one(".results .notice").get_text()


def test_no_coast_is_drawn_where_it_would_put_a_town_into_the_sea(read):
    publish_at(BEIRUT)

    assert read("/map/?bbox=34,33,37,35").select("svg#drawn image")
    assert not read("/map/?bbox=35.4,33.8,35.6,34").select("svg#drawn image")


def test_an_empty_frame_keeps_the_filters_and_says_what_to_loosen(read):
    publish_at(AL_ASAD)
    publish_incident(title="Nobody says where")
    page = read("/map/?bbox=0,0,1,1&country=IQ&country=SY")
    loosened = [link["href"] for link in page.select(".nothing li a")]

    assert page.select("#fields input[name=type]")
    assert "No incident matches" in page.select_one(".nothing").get_text()
    assert loosened == ["/map/?country=IQ&country=SY"]


def test_an_empty_frame_still_shows_the_map(read):
    publish_at(AL_ASAD)
    page = read("/map/?bbox=0,0,1,1")

    assert "0 of 1 entries on the map" in page.select_one(".tally").get_text()
    assert page.select_one("svg#drawn .land")


def test_what_was_reported_is_text_and_never_markup(client):
    publish_at(AL_ASAD, '<script>alert(1)</script> "quoted"')

    assert b"<script>alert" not in client.get("/map/").content


def test_the_script_is_told_what_the_picture_shows(client, read):
    code = publish_at(AL_ASAD, "Rockets at a base", where_prec=2)
    publish_at((0, 0)), publish_at((0, 0))
    group, single = features(client, f"{CELLS}?zoom=5")

    assert single["geometry"] == {"type": "Point", "coordinates": [42.44, 33.79]}
    told = single["properties"]
    assert (told["code"], told["where_prec"], told["kilometres"]) == (code, 2, 25)
    assert (told["title"], told["date"], told["shape"]) == (
        "Rockets at a base",
        "5 Aug 2024",
        "diamond",
    )
    assert group["properties"]["count"] == 2
    assert group["bbox"] == Query.parse(given(group["properties"]["url"])).bbox.edges
    assert {told["words"], group["properties"]["words"]} == set(links(read("/map/")))


def test_the_script_is_told_how_many_the_marks_hold_and_how_many_have_none(client):
    publish_at(AL_ASAD)
    publish_incident(title="Nobody says where")
    told = json.loads(client.get(CELLS).content)

    assert (told["total"], told["unpinned"]) == (1, 1)


def test_the_script_is_told_what_a_popup_says(client):
    publish_at(AL_ASAD, "Rockets", killed_best=2, injured_best=0)
    (single,) = features(client, f"{CELLS}?lang=fr")
    told = single["properties"]

    assert told["lang"] == "en"
    assert told["kind"] == "Frappe aérienne ou de drone"
    assert told["harms"] == ["2 morts", "aucun blessé"]
    assert told["review"]


@pytest.mark.parametrize(
    ("precisions", "known"), [((1, 1), "exact"), ((1, 2), "near"), ((2, 4), "vague")]
)
def test_a_group_is_as_exact_as_the_vaguest_place_in_it(client, precisions, known):
    for where_prec in precisions:
        publish_at(AL_ASAD, where_prec=where_prec)
    (group,) = features(client, f"{CELLS}?zoom=5")

    assert group["properties"]["known"] == known


def test_the_script_is_told_of_its_frame_alone(client):
    publish_at(AL_ASAD)
    publish_at(BEIRUT)
    answer = client.get(f"{CELLS}?bbox=42,33,43,34&zoom=9")

    assert answer["Content-Type"] == "application/geo+json"
    assert json.loads(answer.content)["bbox"] == [42, 33, 43, 34]
    assert json.loads(answer.content)["total"] == 1


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("zoom=19", "zoom"),
        ("zoom=near", "zoom"),
        ("zoom=3&zoom=4", "zoom"),
        ("bbox=1,2,3", "bbox"),
        ("colour=red", "colour"),
    ],
)
def test_a_bad_question_of_the_script_is_a_problem_in_json(client, asked, parameter):
    answer = client.get(f"{CELLS}?{asked}")
    problem = json.loads(answer.content)

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert problem["parameter"] == parameter
    assert problem["detail"].startswith(f"{parameter}: ")


def test_who_has_the_marks_already_is_told_that_they_hold_until_the_record_changes(client):
    publish_at(AL_ASAD)
    tag = client.get(CELLS)["ETag"]
    assert client.get(CELLS, headers={"If-None-Match": tag}).status_code == 304
    publish_at(BEIRUT)

    assert client.get(CELLS, headers={"If-None-Match": tag}).status_code == 200


def test_panning_replaces_the_address_and_a_filter_adds_one(client):
    publish_at(AL_ASAD)
    swap = {"HX-Request": "true"}
    moved = client.get("/map/?bbox=42,33,43,34", headers=swap | {"HX-Trigger": "moves"})
    filtered = client.get("/map/?reviewed=0", headers=swap | {"HX-Trigger": "filters"})

    assert moved["HX-Replace-Url"] == "/map/?bbox=42,33,43,34"
    assert "HX-Push-Url" not in moved
    assert filtered["HX-Push-Url"] == "/map/?reviewed=0"


def test_a_tile_server_is_named_only_where_it_is_set(read, settings):
    publish_at(AL_ASAD)
    assert read("/map/").select_one("#moves")["data-tiles"] == ""
    settings.TILES = {"url": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": "Them"}

    assert read("/map/").select_one("#moves")["data-tiles"] == settings.TILES["url"]
