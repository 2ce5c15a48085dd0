"""A view has one short link, which anybody may make and nobody can flood us with."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.builders import create_actor
from tests.published import publish_incident
from timeline.actions.saving_views import LONGEST, OF_ALL, OF_ONE
from timeline.models import SavedView

pytestmark = pytest.mark.django_db
MOMENT = "2024-08-05T12:00:00Z"


@pytest.fixture(autouse=True)
def now(time_machine) -> None:
    time_machine.move_to(MOMENT, tick=False)
    publish_incident(perpetrator=create_actor(name="A militia"))


def make(client: Client, view: str, *, asof: str = "", address: str = "198.51.100.7"):
    return client.post(view, {"asof": asof}, REMOTE_ADDR=address)


def short_link(client: Client, view: str, *, asof: str = "") -> str:
    """What the page shows once it was made."""
    made = client.get(make(client, view, asof=asof)["Location"])
    shown = made.content.decode().partition('id="short-link" value="http://testserver')[2]
    return shown.partition('"')[0]


@pytest.mark.parametrize(
    ("view", "asof", "leads_to"),
    [
        ("/share/", "", "/"),
        ("/share/?country=IQ&order=desc", "", "/?country=IQ&order=desc"),
        ("/share/?country=IQ", MOMENT, f"/?asof={MOMENT}&country=IQ"),
        ("/share/?country=IQ&asof=2024-08-01", "2024-08-01", "/?asof=2024-08-01&country=IQ"),
        ("/share/?country=IQ&asof=2024-08-01", "", "/?country=IQ"),
        ("/share/?country=IQ&page=map", "", "/map/?country=IQ"),
        ("/share/?actor=a-militia&page=actor", "", "/?actor=a-militia"),
        ("/share/?last=30d", "", "/?last=30d"),
        ("/share/?last=30d", MOMENT, f"/?asof={MOMENT}&last=30d"),
        ("/share/?country=IQ&lang=fr", "", "/?country=IQ"),
    ],
)
def test_a_short_link_leads_to_the_view(client, view, asof, leads_to):
    short = short_link(client, view, asof=asof)

    assert client.get(short)["Location"] == leads_to


@pytest.mark.parametrize("beside", ["lang=fr", "utm_source=x&lang=fr", "country=&lang=fr"])
def test_a_short_link_takes_a_language_and_what_follows_readers_around(client, beside):
    short = short_link(client, "/share/?country=IQ")

    assert client.get(f"{short}?{beside}")["Location"] == "/?country=IQ&lang=fr"


@pytest.mark.parametrize("beside", ["country=JO", "asof=2024-08-01", "no=such"])
def test_any_other_question_beside_a_short_link_is_refused_by_name(client, beside):
    short = short_link(client, "/share/?country=IQ")
    answer = client.get(f"{short}?{beside}")
    page = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 400
    assert page.select_one(".standfirst").get_text().startswith(f"{beside.partition('=')[0]}: ")
    assert short in [link["href"] for link in page.select("main a")]


def test_the_same_view_has_the_same_short_link_whoever_asks(client):
    asked = ["/share/?country=IQ&order=desc", "/share/?order=desc&country=IQ&group=month&lang=fr"]

    assert len({short_link(client, view) for view in asked}) == 1
    assert short_link(client, asked[0], asof=MOMENT) != short_link(client, asked[0])
    assert SavedView.objects.count() == 2


def test_to_load_the_page_anew_makes_nothing_and_nothing_sets_a_cookie(client):
    answer = make(client, "/share/?country=IQ")
    for _ in range(2):
        client.get(answer["Location"])

    assert SavedView.objects.count() == 1
    assert not client.cookies


def test_one_network_makes_so_many_within_the_hour_and_still_finds_those_that_are(client):
    for number in range(OF_ONE):
        assert make(client, f"/share/?killed_min={number}").status_code == 302
    refused = make(client, "/share/?q=one+more")

    assert refused.status_code == 429
    assert refused["Retry-After"] == "3600"
    assert "Too many new short links" in refused.content.decode()
    assert make(client, "/share/?killed_min=1").status_code == 302
    assert make(client, "/share/?q=one+more", address="203.0.113.9").status_code == 302


def test_all_together_make_so_many_within_the_hour(client):
    SavedView.objects.bulk_create(SavedView(query=f"killed_min={n}") for n in range(OF_ALL))

    assert make(client, "/share/?q=one+more").status_code == 429


def test_of_who_asks_only_a_digest_is_kept(client):
    make(client, "/share/?country=IQ")
    saved = SavedView.objects.get()

    assert len(saved.sender) == 64
    assert "198.51.100.7" not in str(vars(saved))


@pytest.mark.parametrize("asof", ["soon", "2924-01-01", "2024-08-05T12:00:01+99:00", "\0"])
def test_a_moment_that_is_none_is_refused_and_nothing_is_kept(client, asof):
    assert make(client, "/share/?country=IQ", asof=asof).status_code == 400
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("code", ["nothing", "%00", "a b", "x" * 200])
def test_a_code_of_no_short_link_to_this_view_is_refused(client, code):
    assert client.get(f"/share/?made={code}").status_code == 400


def test_a_code_of_another_view_is_refused(client):
    code = SavedView.objects.create(query="country=SY").code

    assert client.get(f"/share/?country=SY&made={code}").status_code == 200
    assert client.get(f"/share/?country=IQ&made={code}").status_code == 400


def test_a_question_that_is_too_long_is_told_so_in_words(client):
    words = "+".join(["word"] * (LONGEST // 5 + 2))
    answer = make(client, f"/share/?q={words}")

    assert answer.status_code == 400
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("page", SavedView.Page.values)
@pytest.mark.parametrize("query", ["from=x", "no=such", "%%%", "a&&=b", "q=%00", "last=30d&to=x"])
def test_what_was_kept_in_a_vocabulary_of_then_is_said_to_be_unreadable(client, page, query):
    saved = SavedView.objects.create(page=page, query=query)
    answer = client.get(saved.get_absolute_url(), follow=True)

    assert answer.status_code == 400
    assert answer.redirect_chain[0][0].startswith("/map/" if page == "map" else "/?")


def test_a_short_link_may_be_typed_in_capitals(client):
    code = short_link(client, "/share/?country=IQ").rpartition("/s/")[2].strip("/")

    assert client.get(f"/s/{code.upper()}/")["Location"] == "/?country=IQ"


def test_of_a_short_link_that_was_never_made_no_entry_is_told(client):
    page = client.get("/s/v7tzq439ny/")

    assert page.status_code == 404
    assert "No short link has this code" in page.content.decode()
