"""Every page has one address, whichever way it is asked for."""

import pytest

from tests.kinds import addresses, publish_every_kind
from tests.published import publish_incident

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def canonical(page) -> str:
    return page.select_one("link[rel=canonical]")["href"].removeprefix(HOST)


def test_every_kind_of_page_says_its_address_and_that_address_is_its_own(read):
    for kind, (address, status) in addresses(publish_every_kind()).items():
        if status == 200:
            page = read(address, status=status)
            assert page.select_one("link[rel=canonical]"), kind
            said = canonical(page)
            assert canonical(read(said)) == said, kind


@pytest.mark.parametrize("page", ["/", "/map/", "/facets/actor/", "/actors/", "/share/"])
def test_it_is_sorted_and_leaves_out_what_is_so_anyway_and_what_follows_readers(read, page):
    publish_incident()
    asked = "to=2024-09-01&order=asc&group=month&country=SY&country=IQ&utm_source=x&fbclid=1"

    assert canonical(read(f"{page}?{asked}")) == f"{page}?country=IQ&country=SY&to=2024-09-01"


@pytest.mark.parametrize("page", ["/", "/map/", "/incidents/{code}/", "/changes/", "/method/"])
def test_a_view_of_the_past_and_one_in_a_language_are_pages_of_their_own(read, page, time_machine):
    time_machine.move_to("2024-08-05T12:00:00Z", tick=False)
    page = page.format(code=publish_incident().code)
    time_machine.move_to("2024-08-09T12:00:00Z", tick=False)
    asked = f"{page}?asof=2024-08-06&lang=fr"

    assert canonical(read(asked)) == asked
