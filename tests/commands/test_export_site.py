"""export_site: a view as plain files, with all links inside."""

import csv
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.db import transaction

from tests.builders import create_incident
from tests.kinds import IN_ARABIC, publish_every_kind
from tests.published import publish_copies, publish_many
from timeline.formats.files import OF_VIEWS

pytestmark = pytest.mark.django_db
ATTRIBUTES = ("href", "src")


def export(folder: Path, **options) -> dict[str, BeautifulSoup]:
    """The pages of the copy, by their files."""
    call_command("export_site", folder, **options)
    return {
        path.relative_to(folder).as_posix(): BeautifulSoup(path.read_text(), "html.parser")
        for path in folder.rglob("*.html")
    }


@pytest.fixture(scope="module")
def every_kind(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder and the pages of a copy with every kind of page, made once."""
    folder = tmp_path_factory.mktemp("site") / "copy"
    with django_db_blocker.unblock(), transaction.atomic():
        publish_every_kind()
        pages = export(folder)
        transaction.set_rollback(True)
    return folder, pages


def led(pages: dict[str, BeautifulSoup]) -> list[tuple[str, str]]:
    """File and address of all links, images and styles."""
    return [
        (file, element[name])
        for file, page in pages.items()
        for element in page.find_all(True)
        for name in ATTRIBUTES
        if element.has_attr(name)
    ]


def is_inside(folder: Path, pages: dict[str, BeautifulSoup], file: str, address: str) -> bool:
    path, fragment = urldefrag(address)
    there = (folder / file).parent / unquote(path) if path else folder / file
    if not there.is_file():
        return False
    name = there.resolve().relative_to(folder.resolve()).as_posix()
    return not fragment or pages[name].find(id=fragment) is not None


def test_every_link_leads_to_a_file_of_the_copy_or_to_a_source(every_kind):
    folder, pages = every_kind
    outside = [
        (file, address)
        for file, address in led(pages)
        if not is_inside(folder, pages, file, address)
    ]

    assert len(pages) > 20
    assert outside != []  # licences and the like, on the web
    assert {address.partition(":")[0] for _, address in outside} == {"https"}
    assert not any("localhost" in address or "testserver" in address for _, address in outside)


def test_the_copy_has_the_incidents_of_the_view_and_no_other(tmp_path):
    published = publish_every_kind()
    create_incident(title="A draft")

    pages = export(tmp_path / "copy", query="country=YE")
    whole = "".join(page.get_text() for page in pages.values())

    assert IN_ARABIC in whole
    assert "A draft" not in whole
    assert published.told.title not in pages["index.html"].get_text()
    assert sum(file.startswith("incidents/") for file in pages) == 2  # the page and its history


def test_a_copy_of_one_actor_has_no_page_that_shows_more_than_that(tmp_path):
    first, _answer, third = publish_many(3)
    actor = first.participations.get(role="perpetrator").actor

    pages = export(tmp_path / "copy", query=f"actor={actor.slug}")
    whole = "".join(page.find("main").get_text() for page in pages.values())

    assert [file for file in pages if file.startswith("actors")] == [f"actors/{actor.slug}.html"]
    assert first.title in whole
    assert third.title not in whole


def test_a_list_goes_on_from_file_to_file_and_back(tmp_path):
    publish_copies(publish_many(1)[0], 59)

    pages = export(tmp_path / "copy")
    (on,) = pages["index.html"].select(".pager a")
    (back,) = pages["index-2.html"].select(".pager a")
    shown = [len(pages[file].select(".entry")) for file in ("index.html", "index-2.html")]

    assert (on["href"], back["href"]) == ("index-2.html", "index.html")
    assert shown == [50, 10]


def test_nothing_in_it_asks_anybody_anything(every_kind):
    _folder, pages = every_kind
    for file, page in pages.items():
        assert page.find_all(["script", "form"]) == [], file
        assert [e for e in page.find_all(True) if any(a.startswith("hx-") for a in e.attrs)] == []


def test_nothing_looks_like_a_control_that_leads_nowhere(every_kind):
    _folder, pages = every_kind
    for file, page in pages.items():
        assert page.find_all("button") == [], file
        assert page.select("a:not([href]):not(.histogram a)") == [], file
        assert page.select(".histogram p, #ways, .order span:not(.onwards)") == [], file
        assert page.select("link[rel=preload]") == [], file
    words = {
        link.get_text() for link in pages["map.html"].select("#results p, #results .drawn title")
    }
    assert not {each for each in words if "List " in each or "look closer" in each}


def test_what_leads_to_the_files_says_so_and_nothing_of_addresses(every_kind):
    _folder, pages = every_kind
    (link,) = pages["index.html"].select("a[href='downloads.html']")

    assert link.get_text() == "Download"
    assert "this address" not in pages["downloads.html"].get_text()


def test_the_data_of_the_view_are_beside_it_as_they_were_at_that_moment(tmp_path):
    publish_many(2)

    pages = export(tmp_path / "copy", query="from=2024-02-01")
    held = {path.name.partition(".")[2] for path in (tmp_path / "copy/data").iterdir()}

    assert held == {suffix for suffix, file in OF_VIEWS.items() if not file.latest}
    assert "Attack number 0" not in (tmp_path / "copy/data/timeline.csv").read_text()
    assert {a["href"] for a in pages["downloads.html"].select("main a")} == {
        f"data/timeline.{suffix}" for suffix in held
    }


def test_every_page_says_of_which_moment_it_is(tmp_path, time_machine):
    time_machine.move_to("2024-08-06T09:30Z", tick=False)
    publish_many(1)

    for file, page in export(tmp_path / "copy").items():
        assert "6 August 2024, 09:30 UTC" in page.find(class_="asof").get_text(), file


def test_what_is_not_in_the_copy_leads_to_the_live_site_where_that_is_named(tmp_path):
    publish_many(2)

    pages = export(tmp_path / "copy", site="https://testserver")
    banner = pages["index.html"].find(class_="asof")

    assert banner.find("a")["href"].startswith("https://testserver/")


@pytest.mark.parametrize("live", ["https://elsewhere.example", "http://elsewhere.example:8080"])
def test_the_copy_may_be_for_a_host_that_this_one_does_not_answer_for(tmp_path, settings, live):
    settings.SECURE_SSL_REDIRECT = True
    code = publish_many(1)[0].code

    pages = export(tmp_path / "copy", site=live)
    (row,) = csv.DictReader((tmp_path / "copy/data/timeline.csv").read_text().splitlines())

    assert pages["index.html"].find(class_="asof").find("a")["href"].startswith(f"{live}/")
    assert row["url"].startswith(f"{live}/incidents/{code}/")


def test_where_its_addresses_lead_is_said_where_nobody_has_named_a_site(tmp_path, settings):
    settings.ALLOWED_HOSTS = ["dateline.example"]
    said = StringIO()

    export(tmp_path / "copy", stderr=said)

    assert "begin with http://dateline.example; to change that: --site" in said.getvalue()


def test_it_speaks_the_language_asked_for(tmp_path):
    publish_many(1)

    page = export(tmp_path / "copy", query="lang=ar")["index.html"]

    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")


def test_what_style_sheets_load_is_there_too(every_kind):
    folder, _pages = every_kind

    assert (folder / "static/fonts/inter-basic.woff2").is_file()


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        ({"query": "from=yesterday"}, 2, "from: “yesterday” is not a date"),
        ({"query": "actor=nobody"}, 2, "actor"),
        ({"query": "after=2024-01-01~2024-01-01~abc"}, 2, "after: a copy holds the whole view"),
        ({"site": "example.org"}, 2, "https://example.org"),
        ({"site": "https://exa mple.org"}, 2, "https://example.org"),
        ({"site": "https://user:pw@example.org"}, 2, "https://example.org"),
    ],
)
def test_wrong_usage_is_named_and_writes_nothing(tmp_path, options, status, said):
    with pytest.raises(CommandError, match=said) as refused:
        export(tmp_path / "copy", **options)

    assert refused.value.returncode == status
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(CommandError, match="not an empty folder"):
        export(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_copy_that_breaks_off_leaves_nothing_behind(tmp_path, monkeypatch):
    publish_many(1)

    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr("timeline.views.plain_site.writing.PlainSite._save", full)

    with pytest.raises(CommandError, match="No space left"):
        export(tmp_path / "copy")

    assert list(tmp_path.iterdir()) == []
