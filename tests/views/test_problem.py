"""A reader reports a problem: taken once, tied to its page, limited, and never a way elsewhere."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client

from tests.builders import create_incident
from tests.kinds import addresses, publish_every_kind
from tests.published import publish_incident
from timeline.actions.problems import OF_ALL, OF_ONE, receive
from timeline.models import IncidentForwarding, Problem

pytestmark = pytest.mark.django_db
WRONG = "It was a Tuesday."


def form_of(page: str) -> str:
    return f"/problem/?page={quote(page)}"


def send(
    client: Client,
    *,
    page: str = "/",
    words: str = WRONG,
    address: str = "198.51.100.7",
    **fields: str,
):
    return client.post(form_of(page), {"words": words, **fields}, REMOTE_ADDR=address)


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


@pytest.mark.parametrize("question", ["", "?order=desc&q=drone"])
def test_every_page_leads_to_a_form_about_itself(read, question):
    here = f"/incidents/{publish_incident().code}/{question}"
    link = read(here).find("a", string="Report a problem")

    assert read(link["href"]).select_one(".about a")["href"] == here


def test_every_kind_of_page_has_the_link_but_the_form_itself_and_what_is_in_frames(read):
    for kind, (address, status) in addresses(publish_every_kind()).items():
        link = read(address, status=status).select_one("footer #wrong")
        without = kind in ("problem", "thanks") or address.startswith("/embed/")
        assert (link is None) == without, kind


def test_the_form_speaks_the_language_of_the_page(read):
    link = read("/?lang=fr").select_one("#wrong")

    assert read(link["href"]).html["lang"] == "fr"


def test_a_page_swapped_in_brings_its_own_link(client):
    swapped = client.get("/?order=desc", headers={"HX-Request": "true"}).content.decode()

    assert 'id="wrong" hx-swap-oob="true" href="/problem/?page=/%3Forder%3Ddesc"' in swapped


def test_what_is_sent_is_kept_and_thanked_for_and_not_sent_again_by_loading_anew(client):
    incident = publish_incident()
    page = f"/incidents/{incident.code}/"
    answer = send(client, page=page, contact="reader@example.org")
    thanks = client.get(answer["Location"]).content.decode()
    kept = Problem.objects.get()

    assert (kept.page, kept.words, kept.contact) == (page, WRONG, "reader@example.org")
    assert (kept.incident, kept.state) == (incident, "open")
    assert "Thank you" in thanks
    assert f'<a href="{page}">' in thanks


def test_what_is_wrong_with_the_history_is_wrong_with_the_incident(client):
    incident = publish_incident()
    send(client, page=f"/incidents/{incident.code}/history/?lang=fr")

    assert Problem.objects.get().incident == incident


def test_what_is_wrong_with_a_merged_incident_is_a_matter_of_the_one_it_became(client):
    kept, between = publish_incident(), create_incident()
    IncidentForwarding.objects.create(code="merged1", incident=between)
    IncidentForwarding.objects.create(code="merged1", incident=kept)
    send(client, page="/incidents/merged1/")

    assert Problem.objects.get().incident == kept


@pytest.mark.parametrize(
    "page", ["/", "/no/such/page/", "/s/code/", "/administration/", "/?q=/admin/"]
)
def test_another_page_is_of_no_incident(client, page):
    send(client, page=page)

    assert Problem.objects.get().incident is None


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"words": "  "}, "Say what is wrong"),
        ({"words": "x" * 2_001}, "at most 2000 characters"),
        ({"contact": "x" * 201}, "at most 200 characters"),
        ({"words": "nul\0"}, "Null characters"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words_and_nothing_typed_is_lost(
    client, fields, refusal
):
    answer = send(client, **{"contact": "reader@example.org", **fields})
    shown = answer.content.decode()

    assert answer.status_code == 400
    assert refusal in shown
    assert fields.get("words", WRONG).strip() in shown
    assert fields.get("contact", "reader@example.org") in shown
    assert not Problem.objects.exists()


def test_the_end_of_a_line_counts_once_as_it_does_in_the_browser(client):
    send(client, words="line\r\n" * 400)

    assert len(Problem.objects.get().words) == 400 * 5 - 1


@pytest.mark.parametrize(
    "page",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "incidents/",
        "/admin/",
        "/admin",
        "/%61dmin/",
        "/./admin/?q=x",
        "/map/..\\admin/",
        "/x\0y",
        "/ad\tmin/",
        "/" + "x" * 500,
    ],
)
@pytest.mark.parametrize("how", ["get", "post"])
def test_no_page_but_our_own_is_reported_or_led_to(client, page, how):
    answer = getattr(client, how)(form_of(page), {"words": WRONG} if how == "post" else None)

    assert answer.status_code == 400
    assert "is not the address of a page here" in answer.content.decode()
    assert f'href="{page}"' not in answer.content.decode()
    assert not Problem.objects.exists()


def test_a_longer_address_is_reported_by_its_path(read):
    link = read(f"/?utm_source={'x' * 500}").select_one("#wrong")

    assert link["href"] == "/problem/?page=/"


def test_only_the_form_itself_can_be_sent(db):
    strict = Client(enforce_csrf_checks=True)
    assert send(strict).status_code == 403

    token = strict.get("/problem/").context["csrf_token"]
    assert send(strict, csrfmiddlewaretoken=str(token)).status_code == 302


def test_readers_get_no_cookie_but_on_the_form_which_nobody_keeps(client):
    assert not client.get("/").cookies
    answer = client.get("/problem/")

    assert list(answer.cookies) == ["csrftoken"]
    assert answer["Cache-Control"] == "no-store"
    assert "Cookie" in answer["Vary"]


def test_a_program_that_fills_in_every_field_is_thanked_and_forgotten(client, read):
    trap = read("/problem/").select_one("[name=website]")
    answer = send(client, website="https://spam.example/")

    assert trap.find_parent(hidden=True)
    assert "sent=1" in answer["Location"]
    assert not Problem.objects.exists()


def test_one_sender_is_asked_to_wait_and_loses_nothing(client, time_machine):
    time_machine.move_to("2024-08-05T12:00Z", tick=False)
    for _ in range(OF_ONE):
        assert send(client).status_code == 302
    time_machine.shift(timedelta(minutes=20))
    refused = send(client, words="One more thing.")

    assert refused.status_code == 429
    assert refused["Retry-After"] == "2400"
    assert "One more thing." in refused.content.decode()
    assert "in 40 minutes" in refused.content.decode()
    assert send(client, address="203.0.113.9").status_code == 302

    time_machine.shift(timedelta(seconds=2400))
    assert send(client, words="One more thing.").status_code == 302


def test_at_midnight_nobody_begins_anew(client, time_machine):
    time_machine.move_to("2024-08-05T23:59Z", tick=False)
    for _ in range(OF_ONE):
        send(client)
    time_machine.shift(timedelta(minutes=2))

    assert send(client).status_code == 429


def test_a_full_hour_is_sixty_minutes(client, time_machine):
    time_machine.move_to("2024-08-05T12:00Z", tick=False)
    for _ in range(OF_ONE):
        send(client)

    assert "in 60 minutes" in send(client).content.decode()


def test_those_whose_address_is_not_known_are_not_taken_for_one():
    for _ in range(OF_ONE + 1):
        receive(page="/", words=WRONG, contact="", address=None)

    assert Problem.objects.count() == OF_ONE + 1


def test_all_senders_together_are_limited_too(client):
    for number in range(OF_ALL):
        receive(page="/", words=WRONG, contact="", address=f"198.51.100.{number}")

    assert send(client, address="203.0.113.9").status_code == 429


def test_of_the_address_a_digest_is_kept_for_a_day(client, time_machine):
    def sender(address: str) -> str:
        send(client, address=address)
        return Problem.objects.latest("pk").sender

    time_machine.move_to("2024-08-05T12:00Z")
    today = sender("198.51.100.7")
    assert "198.51" not in today
    assert sender("198.51.100.7") == sender("::ffff:198.51.100.7") == today
    assert sender("2001:db8::1") == sender("2001:db8::2") != sender("2001:db8:0:1::1")

    time_machine.move_to("2024-08-06T12:00Z")
    assert sender("198.51.100.7") != today
