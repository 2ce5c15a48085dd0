"""Who may show which of our pages in a frame: any site what is below /embed/, nobody anything else."""

import pytest

from tests.builders import create_actor, create_location
from tests.published import publish_sourced
from tests.views.test_nothing_leaks import addresses
from timeline.actions.merging import merge
from timeline.actions.publishing import retract

pytestmark = pytest.mark.django_db
FRAMES = "/embed/"


def answers(client, asked: list[str]) -> dict[str, tuple[bool, bool]]:
    """address -> whether its policy lets any site frame it, whether its older header does."""
    told = {}
    for address in asked:
        response = client.get(address)
        response.getvalue()
        policy = response["Content-Security-Policy"].split("; ")
        assert ("frame-ancestors *" in policy) != ("frame-ancestors 'none'" in policy), address
        assert response.get("X-Frame-Options", "DENY") == "DENY"
        told[address] = ("frame-ancestors *" in policy, "X-Frame-Options" not in response)
    return told


@pytest.fixture
def incident():
    base = create_location(name="A base", latitude=33.4, longitude=38.5)
    return publish_sourced(perpetrator=create_actor(name="A militia"), location=base, where_prec=1)


def test_of_all_public_addresses_only_those_for_frames_may_be_framed(client, incident):
    asked = [*addresses(incident), "/?from=x", "/no/such/page", "/incidents/none/", "/admin/"]
    told = answers(client, asked)

    for address, framed in told.items():
        assert framed == (address.startswith(FRAMES),) * 2, address
    assert sum(all(framed) for framed in told.values()) > 2


def test_what_stands_in_a_frame_instead_of_what_was_asked_may_be_framed_too(client, incident):
    retracted, kept, merged = (publish_sourced(title=f"Number {n}") for n in range(3))
    retract(retracted, by="editor", reason="It was not so.")
    merge(kept, merged, by="editor", reason="The same.")
    statuses = {
        "/embed/?from=yesterday": 400,
        "/embed/?theme=pink": 400,
        "/embed/incidents/none/": 404,
        f"/embed/incidents/{incident.code}/?asof=2001-01-01": 404,
        f"/embed/incidents/{retracted.code}/": 410,
        f"/embed/incidents/{merged.code}/": 301,
    }

    assert {address: client.get(address).status_code for address in statuses} == statuses
    assert set(answers(client, list(statuses)).values()) == {(True, True)}


def test_who_has_a_framed_page_already_is_told_so_in_a_frame(client, incident):
    tag = client.get("/embed/")["ETag"]
    again = client.get("/embed/", headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert "frame-ancestors *" in again["Content-Security-Policy"]
    assert "X-Frame-Options" not in again


def test_no_cookie_is_set_in_a_frame_and_none_is_asked(client, incident):
    before = client.get("/embed/").content
    client.cookies["theme"] = "dark"

    assert client.get("/embed/").content == before
    assert not client.get("/embed/").cookies
