"""Every page is read in the language that its address names, or else in what the browser prefers."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils.translation import get_language

from tests.builders import create_actor, create_location
from tests.published import publish_incident
from timeline.models import Dataset, Location, SavedView

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}
ARABIC = {"Accept-Language": "ar-SY,ar;q=0.9,en;q=0.5"}
PAGES = [
    "/",
    "/incidents/{code}/",
    "/actors/group-a/",
    "/facets/actor/",
    "/actors/",
    "/changes/",
    "/method/",
]


@pytest.fixture
def incident():
    return publish_incident(title="A hit", perpetrator=create_actor(name="Group A"))


def spoken(page) -> tuple[str, str]:
    return page.html["lang"], page.html["dir"]


@pytest.mark.parametrize(
    ("address", "accepts", "speaks"),
    [
        ("/", "ar-SY,ar;q=0.9,en;q=0.5", ("ar", "rtl")),
        ("/", "de,he-IL;q=0.7", ("he", "rtl")),
        ("/", "fr-CA", ("fr", "ltr")),
        ("/", "de,tlh;q=0.5", ("en", "ltr")),
        ("/", "", ("en", "ltr")),
        ("/", "iw", ("he", "rtl")),
        ("/", "tlh,*;q=0.5,ar;q=0.2", ("en", "ltr")),
        ("/?lang=he", "fr", ("he", "rtl")),
        ("/?lang=AR", "fr", ("ar", "rtl")),
        ("/?lang=ar-EG", "fr", ("ar", "rtl")),
        ("/?lang=iw", "fr", ("he", "rtl")),
        ("/?lang=en", "ar", ("en", "ltr")),
    ],
)
def test_the_address_decides_and_then_the_browser(read, address, accepts, speaks):
    assert spoken(read(address, **{"Accept-Language": accepts})) == speaks


@pytest.mark.parametrize(
    ("address", "status"),
    [("/no/such/page", 404), ("/?from=x", 400), ("/incidents/nosuch22/", 404)],
)
def test_what_is_refused_or_missing_is_said_in_the_readers_language(read, address, status):
    assert spoken(read(address, status=status, **ARABIC)) == ("ar", "rtl")


def test_a_page_that_is_missing_leads_on_in_the_language_that_its_address_names(read):
    page = read("/no/such/page?lang=fr", status=404)

    assert {link["href"] for link in page.select("main a, .imprint a")} >= {"/?lang=fr"}
    assert all("lang=" in link["href"] for link in page.select("a[href^='/']"))


@pytest.mark.parametrize(("said", "meant"), [("AR", "ar"), ("ar-EG", "ar"), ("iw", "he")])
def test_the_canonical_address_calls_a_language_by_its_code_here(read, said, meant):
    page = read(f"/?lang={said}")

    assert page.select_one("link[rel=canonical]")["href"].endswith(f"/?lang={meant}")


def test_a_language_that_is_not_spoken_is_refused(read):
    refused = read("/?lang=tlh", status=400, **ARABIC)

    assert spoken(refused) == ("ar", "rtl")
    assert refused.select_one("#error-lang")


@pytest.mark.parametrize("page", [*PAGES, "/datasets/", "/incidents/{code}/history/"])
def test_every_link_keeps_the_language_that_the_address_names(read, incident, page):
    publish_incident(dataset=Dataset.objects.create(name="A dataset", slug="one"))
    shown = read(f"{page.format(code=incident.code)}?lang=ar")
    links = [link["href"] for link in shown.select("body a[href^='/']")]

    assert links
    assert [link for link in links if parse_qs(urlsplit(link).query).get("lang") != ["ar"]] == []


def test_a_form_keeps_the_language_that_the_address_names(read, incident):
    assert read("/?lang=he").select_one("#filters input[name=lang]")["value"] == "he"
    assert not read("/").select("#filters input[name=lang]")


@pytest.mark.parametrize("page", PAGES)
def test_the_same_view_is_a_link_away_in_each_language(read, incident, page):
    shown = read(f"{page.format(code=incident.code)}?lang=ar&order=desc")
    links = {link["lang"]: (link["href"], link["dir"]) for link in shown.select("#languages a")}

    assert links == {
        "en": ("?lang=en&order=desc", "ltr"),
        "ar": ("?lang=ar&order=desc", "rtl"),
        "he": ("?lang=he&order=desc", "rtl"),
        "fr": ("?lang=fr&order=desc", "ltr"),
    }
    assert shown.select_one("#languages [aria-current]")["lang"] == "ar"


def test_the_links_to_other_languages_follow_a_swap(read, incident):
    part = read("/?lang=ar&order=desc", **SWAP)

    assert part.select_one("#languages[hx-swap-oob] [lang=fr]")["href"] == "?lang=fr&order=desc"


def test_who_indexes_a_page_is_told_of_it_in_each_language(read):
    page = read("/?lang=ar&order=desc")
    found = {
        link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")
    }

    assert set(found) == {"en", "ar", "he", "fr", "x-default"}
    assert found["he"] == "http://testserver/?lang=he&order=desc"
    assert found["x-default"] == "http://testserver/?order=desc"


@pytest.mark.parametrize("headers", [{}, SWAP])
@pytest.mark.parametrize("address", ["/", "/?from=x", "/method/", "/no/such/page"])
def test_caches_are_told_in_which_language_an_answer_is_and_that_there_are_others(
    client, address, headers
):
    answer = client.get(address, headers=headers | ARABIC)

    assert answer["Content-Language"] == "ar"
    assert "Accept-Language" in answer["Vary"]


def test_a_page_does_not_hold_for_a_reader_of_another_language(client, incident):
    tag = client.get("/")["ETag"]
    same = client.get("/", headers={"If-None-Match": tag})
    other = client.get("/", headers={"If-None-Match": tag} | ARABIC)

    assert (same.status_code, other.status_code) == (304, 200)
    assert same["Content-Language"] == "en"
    assert "Accept-Language" in same["Vary"]


def test_a_saved_view_is_opened_in_the_language_of_who_opens_it(client, incident):
    SavedView.objects.create(code="abc234", query="order=desc&lang=fr")

    assert client.get("/s/abc234/?lang=ar").headers["Location"] == "/?lang=ar&order=desc"
    assert client.get("/s/abc234/").headers["Location"] == "/?lang=fr&order=desc"


def test_the_desk_speaks_english(client):
    desk = client.get("/admin/login/", headers=ARABIC)

    assert desk["Content-Language"] == "en-gb"
    assert "Accept-Language" not in desk["Vary"]


def test_a_language_is_spoken_only_while_it_is_answered_in(client):
    client.get("/", headers=ARABIC)

    assert get_language() == "en"


def test_a_card_is_kept_apart_in_each_language(read, incident):
    said = {
        language: read(f"/?lang={language}").select_one(".facts .tag").get_text()
        for language in ("en", "ar", "fr", "en")
    }

    assert said == {"en": "Not yet reviewed", "ar": "لم يُراجَع بعد", "fr": "Pas encore vérifiée"}


def test_a_country_is_found_by_its_name_in_the_readers_language(read):
    publish_incident(perpetrator=create_actor(name="Iraq"))
    found = read("/facets/actor/?lang=ar&find=العراق").select("#choices-actor .choice")

    assert [choice.get_text(" ", strip=True) for choice in found] == ["العراق 1"]


def test_what_the_record_says_is_said_to_be_english_where_the_page_is_not(read, incident):
    linked = read("/?lang=ar").select_one(".entry h3 a")
    name = read("/?lang=he").select_one(".entry .who a")

    assert (linked["lang"], linked["dir"]) == ("en", "auto")
    assert (name["lang"], name.get_text()) == ("en", "Group A")
    assert not read("/").select("main [lang]")


def test_a_headline_that_runs_from_right_to_left_is_not_said_to_be_english(read):
    publish_incident(title="هجوم على الميناء")

    assert not read("/?lang=he").select_one(".entry h3 a").has_attr("lang")


def test_a_page_that_breaks_says_so_in_the_readers_language(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("timeline.views.about.change_lines", lambda *_, **__: 1 / 0)
    broken = client.get("/changes/", headers=ARABIC)

    assert broken.status_code == 500
    assert 'lang="ar" dir="rtl"' in broken.content.decode()
    assert "حدث خلل من جانبنا" in broken.content.decode()


@pytest.mark.parametrize(("language", "early"), [("en", False), ("ar", False), ("fr", True)])
def test_the_letters_with_accents_are_fetched_early_where_every_line_has_them(
    read, language, early
):
    links = read(f"/?lang={language}").select("link[rel=preload]")

    assert any("inter-western" in link["href"] for link in links) is early


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", "2 fiches sur 2"), ("&q=hit", "1 fiche sur 2"), ("&q=zeppelin", "0 fiche sur 2")],
)
def test_the_number_shown_decides_the_french_plural(read, incident, asked, shown):
    publish_incident(title="A raid")
    status = read(f"/?lang=fr{asked}", **SWAP).select_one("#status")

    assert status.get_text().startswith(shown)


def test_names_of_places_keep_their_order_where_letters_run_from_right_to_left(read):
    country = create_location(name="Syria", kind=Location.Kind.COUNTRY, country="SY")
    province = create_location(name="Raqqa Governorate", country="SY", parent=country)
    publish_incident(location=create_location(name="Raqqa", country="SY", parent=province))

    rows = [row.get_text() for row in read("/locations/?lang=he").select(".listing li")]

    assert any("\u2068Raqqa Governorate\u2069, \u2068סוריה\u2069" in row for row in rows)
