"""The pictures at their addresses: what they answer, what is kept of them, and how many are drawn."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from tests.published import publish_incident
from timeline.actions.merging import merge
from timeline.actions.publishing import publish, retract
from timeline.share import incident_card, view_card
from timeline.views import card_image
from timeline.views.ration import Ration

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def studios(monkeypatch):
    """Nothing is kept, and nothing was drawn of late."""
    for name in ("VIEWS", "INCIDENTS"):
        monkeypatch.setattr(card_image, name, card_image.Studio(a_second=1, at_once=5))


@pytest.fixture
def incident():
    return publish_incident(title="A hit", day=date(2024, 8, 5), injured_low=5)


@pytest.fixture
def drawn(monkeypatch):
    """What was drawn, one after the other."""
    cards = []
    for drawing in (incident_card, view_card):
        monkeypatch.setattr(
            drawing, "draw", lambda card: (cards.append(card), f"card {len(cards)}".encode())[1]
        )
    return cards


def asked(client, address: str, **headers: str):
    return client.get(address, headers=headers)


@pytest.mark.parametrize(
    "address", ["/timeline.png", "/timeline.png?q=zeppelin", "/incidents/{}.png"]
)
def test_a_picture_is_as_large_as_others_show_one(client, incident, address):
    response = client.get(address.format(incident.code))

    picture = Image.open(BytesIO(response.content))
    assert (response["Content-Type"], picture.format, picture.size) == (
        "image/png",
        "PNG",
        (1200, 630),
    )


@pytest.mark.parametrize("address", ["/timeline.png", "/incidents/{}.png"])
def test_a_picture_may_be_kept_for_a_while_and_holds_until_the_record_changes(
    client, incident, address
):
    first = asked(client, address.format(incident.code))
    again = asked(client, address.format(incident.code), If_None_Match=first["ETag"])
    publish_incident(title="Another")
    changed = asked(client, address.format(incident.code), If_None_Match=first["ETag"])

    assert [first.status_code, again.status_code, changed.status_code] == [200, 304, 200]
    for response in (first, again, changed):
        assert response["Cache-Control"] == "public, max-age=300"
        assert response["Vary"] == "Accept-Language"


def test_a_picture_is_not_packed_once_more(client, incident):
    response = asked(client, "/timeline.png", Accept_Encoding="br, gzip")

    assert "Content-Encoding" not in response


def test_a_picture_is_drawn_once_for_each_language_until_the_incident_changes(
    client, incident, drawn
):
    for language in ("en", "ar", "en", "ar"):
        client.get(f"/incidents/{incident.code}.png?lang={language}")
    publish_incident(title="Another")
    client.get(f"/incidents/{incident.code}.png?lang=en")
    incident.title = "Two hits"
    incident.save()
    publish(incident, by="editor", reason="There were two.")
    client.get(f"/incidents/{incident.code}.png?lang=en")

    assert [card.title for card in drawn] == ["A hit", "A hit", "Two hits"]


def test_a_view_has_one_picture_in_whatever_order_and_groups_it_is_shown(client, incident, drawn):
    for asked_for in ("", "?order=desc", "?group=year&lang=en", "?after=2024-01-01~2024-01-01~x"):
        assert client.get(f"/timeline.png{asked_for}").status_code == 200

    assert len(drawn) == 1


def test_a_picture_says_what_its_page_says(client, incident, drawn):
    client.get("/timeline.png?q=hit&reviewed=0")
    client.get(f"/incidents/{incident.code}.png?lang=ar")

    view, one = drawn
    assert (view.heading, view.period) == ("Incidents: “hit”", "August 2024")
    assert (view.counted, view.narrowed, view.direction) == (
        "1 of 1 entries",
        ["Not yet reviewed"],
        "ltr",
    )
    assert one.direction == "rtl"
    assert [" ".join(one.facts[0].words[0].split())] == ["5 أغسطس 2024"]


def test_a_picture_of_the_past_says_so(client, time_machine, drawn):
    time_machine.move_to("2024-08-06T10:00:00Z", tick=False)
    incident = publish_incident(title="A hit")
    time_machine.move_to("2024-08-09T10:00:00Z", tick=False)
    incident.title = "Two hits"
    incident.save()
    publish(incident, by="editor", reason="There were two.")
    for address in (f"/incidents/{incident.code}.png", "/timeline.png"):
        client.get(f"{address}?asof=2024-08-07")
        client.get(address)

    then, now, then_all, now_all = drawn
    assert (then.title, now.title) == ("A hit", "Two hits")
    assert then.said == "Not yet reviewed · As it stood on 7 August 2024"
    assert (now.said, then_all.said, now_all.said) == (
        "Not yet reviewed",
        "As it stood on 7 August 2024",
        "",
    )


def test_what_is_no_question_is_refused_for_programs(client, incident):
    for address in ("/timeline.png?from=yesterday", f"/incidents/{incident.code}.png?colour=red"):
        response = client.get(address)
        assert response.status_code == 400
        assert response["Content-Type"] == "application/problem+json"


def test_what_is_retracted_has_no_picture_and_what_was_merged_that_of_the_other(client, incident):
    other = publish_incident(title="The same hit", day=date(2024, 8, 5))
    merge(incident, other, by="editor", reason="The same.")
    moved = client.get(f"/incidents/{other.code}.png?lang=fr")
    retract(incident, by="editor", reason="It never happened.")

    assert (moved.status_code, moved["Location"]) == (
        301,
        f"/incidents/{incident.code}.png?lang=fr",
    )
    gone = client.get(f"/incidents/{incident.code}.png")
    assert (gone.status_code, gone.json()["detail"]) == (410, "It never happened.")
    assert client.get("/incidents/none.png").status_code == 404


def test_strangers_can_have_only_so_many_views_drawn(client, incident, drawn):
    answers = [client.get(f"/timeline.png?q=word{number}") for number in range(7)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [503] * 2
    assert answers[-1]["Content-Type"] == "application/problem+json"
    assert answers[-1]["Retry-After"] == "1"
    assert answers[-1]["Cache-Control"] == "no-store"
    assert client.get("/timeline.png?q=word0").status_code == 200  # it is kept
    assert client.get(f"/incidents/{incident.code}.png").status_code == 200


def test_invented_moments_and_views_do_not_push_out_the_pictures_of_incidents(
    client, incident, drawn, monkeypatch
):
    for studio in (card_image.VIEWS, card_image.INCIDENTS):
        monkeypatch.setattr(studio, "ration", Ration(a_second=1, at_once=100))
        studio.shelf.room = 20
    client.get(f"/incidents/{incident.code}.png")
    now = incident.revisions.get().public_from
    for number in range(8):
        client.get(f"/timeline.png?q=word{number}")
        client.get(f"/incidents/{incident.code}.png", {"asof": now.isoformat()})
    before = len(drawn)
    client.get(f"/incidents/{incident.code}.png")

    assert len(drawn) == before
    assert card_image.VIEWS.shelf.used <= 20


def test_a_ration_grows_again_with_time():
    seconds = iter([0, 0, 0, 0, 0.25, 0.5, 100, 100, 100])
    ration = Ration(a_second=2, at_once=2, clock=lambda: next(seconds))

    assert [ration.take() for _ in range(8)] == [0, 0, 0.5, 0.25, 0, 0, 0, 0.5]
