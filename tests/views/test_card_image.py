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
from timeline.views.ration import Ration, Shares

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def studios(monkeypatch):
    """Nothing is kept, and nothing was drawn of late."""
    for name in ("VIEWS", "INCIDENTS", "PINNED"):
        monkeypatch.setattr(card_image, name, card_image.Studio(a_second=3, at_once=15))


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


def test_a_picture_of_a_view_is_drawn_anew_when_the_record_or_the_day_is_another(
    client, incident, drawn, time_machine
):
    time_machine.move_to("2024-08-08T23:00:00Z", tick=False)
    for address in ("/timeline.png", "/timeline.png?last=3d"):
        client.get(address)
        publish_incident(title="Another", day=date(2024, 8, 6))
        client.get(address)
    time_machine.move_to("2024-08-09T01:00:00Z", tick=False)
    client.get("/timeline.png?last=3d")

    assert [card.counted for card in drawn] == [
        "1 of 1 entries",
        "2 of 2 entries",
        "1 of 2 entries",
        "2 of 3 entries",
        "0 of 3 entries",
    ]


@pytest.mark.parametrize("address", ["/timeline.png", "/incidents/{}.png"])
@pytest.mark.parametrize("moment", ["2024-08-07", "2024-08-07T15:00:00Z"])
def test_a_picture_says_today_so_far_until_its_moment_is_over(
    client, drawn, time_machine, address, moment
):
    time_machine.move_to("2024-08-06T10:00:00Z", tick=False)
    address = address.format(publish_incident().code)
    time_machine.move_to("2024-08-07T14:00:00Z", tick=False)
    client.get(address, {"asof": moment})
    time_machine.move_to("2024-08-07T16:00:00Z" if "T" in moment else "2024-08-08T10:00:00Z")
    client.get(address, {"asof": moment})

    before, after = drawn
    assert ("today so far" in before.said, "today so far" in after.said) == (True, False)


def test_a_picture_is_of_its_address_alone_and_of_no_moment_besides(client, incident):
    for address in ("/timeline.png", f"/incidents/{incident.code}.png"):
        response = asked(client, address, Accept_Datetime="Tue, 06 Aug 2024 12:00:00 GMT")
        assert (response.status_code, response["Vary"]) == (200, "Accept-Language")


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


def test_a_stranger_can_have_only_so_many_views_drawn(client, incident, drawn):
    answers = [client.get(f"/timeline.png?q=word{number}") for number in range(7)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [503] * 2
    assert answers[-1]["Content-Type"] == "application/problem+json"
    assert answers[-1]["Retry-After"] == "1"
    assert answers[-1]["Cache-Control"] == "no-store"
    assert client.get("/timeline.png?q=word0").status_code == 200  # it is kept


def test_who_asks_for_many_views_takes_them_from_nobody_else(client, incident, drawn):
    now = incident.revisions.get().public_from
    for number in range(7):
        client.get(f"/timeline.png?q=word{number}")

    assert client.get("/timeline.png?q=mine", REMOTE_ADDR="192.0.2.7").status_code == 200
    assert client.get("/timeline.png?lang=fr&order=desc").status_code == 200
    for moment in ({}, {"asof": now.isoformat()}):
        assert client.get(f"/incidents/{incident.code}.png", moment).status_code == 200


def test_strangers_together_can_have_only_so_many_views_drawn(client, incident, drawn):
    answers = [
        client.get(f"/timeline.png?q=word{number}", REMOTE_ADDR=f"2001:db8:{number % 8}::{number}")
        for number in range(20)
    ]

    assert [answer.status_code for answer in answers] == [200] * 15 + [503] * 5


def test_who_has_a_network_of_addresses_is_one_stranger(client, incident, drawn):
    answers = [
        client.get(f"/timeline.png?q=word{number}", REMOTE_ADDR=f"2001:db8::{number}")
        for number in range(6)
    ]

    assert [answer.status_code for answer in answers] == [200] * 5 + [503]


def test_invented_moments_and_views_do_not_push_out_the_pictures_of_incidents(
    client, incident, drawn, monkeypatch
):
    for studio in (card_image.VIEWS, card_image.INCIDENTS, card_image.PINNED):
        monkeypatch.setattr(studio, "ration", Shares(a_second=1, at_once=100))
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


def test_of_shares_those_go_first_that_nobody_has_used_for_long():
    shares = Shares(a_second=1, at_once=90, most=2, clock=lambda: 0)
    for network in ("a", "b", "a", "c"):
        shares.take(network)

    assert list(shares.each) == ["a", "c"]
