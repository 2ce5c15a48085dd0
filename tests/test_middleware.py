"""What stands between the web server and the pages."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse

from timeline.middleware import BareFiles, HeadsAlone, padded
from timeline.models import User

pytestmark = pytest.mark.django_db
HEADERS = {
    "ETag": '"1"',
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Last-Modified": "Mon, 05 Aug 2024 12:00:00 GMT",
}
GZIP, BOTH = {"Accept-Encoding": "gzip"}, {"Accept-Encoding": "gzip, deflate, br, zstd"}


def test_a_reader_has_no_session_and_no_account_even_when_signed_in_at_the_desk(client):
    client.force_login(User.objects.create_superuser("demo"))

    page = client.get("/")

    assert not hasattr(page.wsgi_request, "session")
    assert not hasattr(page.wsgi_request, "user")


def test_the_desk_knows_who_is_signed_in(client):
    client.force_login(User.objects.create_superuser("demo"))

    assert client.get("/admin/").context["user"].username == "demo"


@pytest.mark.parametrize(
    "address",
    [
        "/admin/timeline/problem/?state__exact=%00",
        "/admin/timeline/auditentry/?what__exact=%00",
        "/admin/review/?after=1&q=a%00b",
        "/admin/timeline/problem/%00/change/",
    ],
)
def test_no_question_with_a_null_character_reaches_the_desk(admin_client, address):
    answer = admin_client.get(address)

    assert answer.status_code == 400
    assert "That request cannot be read" in answer.content.decode()


def test_the_desk_takes_a_percent_sign_before_two_noughts(admin_client):
    assert admin_client.get("/admin/timeline/actor/?q=100%2500").status_code == 200


def test_our_own_files_are_sent_with_few_headers_and_pages_with_all(rf):
    files, page = (
        BareFiles(lambda _, kept=kept: HttpResponse(headers=HEADERS | {"Cache-Control": kept}))
        for kept in ("max-age=315360000, public, immutable", "no-cache")
    )

    assert files(rf.get("/")).headers.keys() & HEADERS.keys() == {"ETag", "X-Content-Type-Options"}
    assert page(rf.get("/")).headers.keys() >= HEADERS.keys()


@pytest.mark.parametrize("kind", [HttpResponse, StreamingHttpResponse])
def test_who_asks_for_a_head_is_sent_no_body_and_told_its_length(rf, kind):
    answered = HeadsAlone(lambda _: kind([b"words"], headers={"Content-Length": "5"}))

    head, whole = answered(rf.head("/")), answered(rf.get("/"))

    assert (head.getvalue(), head["Content-Length"]) == (b"", "5")
    assert whole.getvalue() == b"words"


def test_nothing_stands_before_what_leaves_the_bodies_of_heads_out(settings):
    assert settings.MIDDLEWARE[0] == "timeline.middleware.HeadsAlone"


def test_a_page_is_packed_for_those_who_can_unpack_it(client):
    plain, packed = client.get("/method/"), client.get("/method/", headers=GZIP)

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))
    assert "Accept-Encoding" in plain["Vary"]


def test_who_knows_brotli_is_sent_less(client):
    plain, packed = client.get("/method/"), client.get("/method/", headers=BOTH)

    assert packed["Content-Encoding"] == "br"
    assert brotli.decompress(packed.content) == plain.content
    assert packed["Content-Length"] == str(len(packed.content))
    assert len(packed.content) < len(client.get("/method/", headers=GZIP).content)


def test_the_desk_is_packed_in_a_way_that_can_be_padded(client):
    assert client.get("/admin/login/", headers=BOTH)["Content-Encoding"] == "gzip"


def test_how_long_a_packed_page_is_tells_nothing_of_what_is_in_it(client):
    lengths = {len(client.get("/method/", headers=GZIP).content) for _ in range(20)}

    assert len(lengths) > 1


@pytest.mark.parametrize("more", [0, 1, 99])
def test_padding_makes_packed_data_longer_and_unpacks_to_the_same(more):
    packed = gzip.compress(b"a page")

    longer = padded(packed, more)

    assert len(longer) == len(packed) + more + 1
    assert gzip.decompress(longer) == b"a page"
