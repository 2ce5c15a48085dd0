"""A view, or one incident, as a file: at the same address with a suffix."""

import json
from datetime import date

import pytest
from django.core.handlers.wsgi import WSGIHandler

from tests.builders import create_location
from tests.formats.written import got, text_of
from tests.published import publish_incident, publish_many
from timeline.actions.publishing import publish, retract

pytestmark = pytest.mark.django_db


def lines(client, address: str) -> list[dict]:
    return [json.loads(line) for line in text_of(client, address).splitlines()]


def test_a_file_holds_what_its_view_holds_in_the_order_asked(client):
    publish_many(3)

    titles = [each["title"] for each in lines(client, "/timeline.jsonl?order=desc&from=2024-02-01")]

    assert titles == ["Attack number 2", "Attack number 1"]


def test_the_counts_of_a_view_stand_in_the_headers_of_its_file(client):
    publish_many(3)

    answer = got(client, "/timeline.csv?from=2024-02-01")

    assert (answer["Dateline-Total"], answer["Dateline-Of"]) == ("2", "3")


def test_a_file_of_one_incident_counts_that_one_of_all_that_are_public(client):
    told = publish_many(3)[0]

    for suffix in ("csv", "json", "geojson", "atom", "ris"):
        answer = got(client, f"/incidents/{told.code}.{suffix}")
        assert (answer["Dateline-Total"], answer["Dateline-Of"]) == ("1", "3"), suffix


def test_a_file_of_a_past_day_holds_what_was_public_then(client, time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    publish_incident(title="Known in May")
    time_machine.move_to("2024-06-01T12:00Z", tick=False)
    publish_incident(title="Known in June")

    assert [each["title"] for each in lines(client, "/timeline.jsonl?asof=2024-05-20")] == [
        "Known in May"
    ]


def test_a_list_in_json_leads_from_page_to_page_through_all_of_it(client):
    publish_many(5)
    address, codes = "/timeline.json?limit=2", []
    while address:
        page = json.loads(text_of(client, address))
        assert (page["total"], page["of"]) == (5, 5)
        codes += [each["code"] for each in page["incidents"]]
        address = page["next"]

    assert len(codes) == len(set(codes)) == 5


@pytest.mark.parametrize("limit", ["0", "1001", "many", "-1"])
def test_a_page_of_json_of_an_impossible_length_is_refused_by_name(client, limit):
    answer = client.get(f"/timeline.json?limit={limit}")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["parameter"] == "limit"


@pytest.mark.parametrize("cursor", ["after", "before"])
def test_a_whole_file_takes_no_cursor(client, cursor):
    answer = client.get(f"/timeline.csv?{cursor}=2024-01-01~2024-01-01~abc")

    assert (answer.status_code, answer.json()["parameter"]) == (400, cursor)


def test_a_switch_of_another_kind_of_file_is_refused(client):
    answer = client.get("/timeline.jsonl?bom=1")

    assert (answer.status_code, answer.json()["parameter"]) == (400, "bom")


def test_a_suffix_that_nothing_is_written_as_is_answered_with_those_that_are(client):
    answer = client.get("/timeline.xls")

    assert answer.status_code == 404
    assert "csv" in answer.json()["detail"]


def test_times_of_an_incident_are_kept_apart(client, time_machine):
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    incident = publish_incident(day=date(2024, 4, 30))
    time_machine.move_to("2024-06-01T12:00Z", tick=False)
    incident.title = "Corrected"
    incident.save()
    publish(incident, by="editor", reason="A better title.")

    told = json.loads(text_of(client, f"/incidents/{incident.code}.json"))

    assert told["date_start"] == "2024-04-30"
    assert told["first_public"] == "2024-05-01T12:00:00Z"
    assert told["public_from"] == "2024-06-01T12:00:00Z"


def test_a_retracted_incident_leaves_its_reason_where_its_files_were(client):
    incident = publish_incident(title="It never happened")
    retract(incident, by="editor", reason="The witness was wrong.")

    answer = client.get(f"/incidents/{incident.code}.json")

    assert answer.status_code == 410
    assert answer.json()["detail"] == "The witness was wrong."
    assert text_of(client, "/timeline.jsonl") == ""


def test_links_lead_only_to_what_is_public(client):
    first, second, _ = publish_many(3)
    retract(first, by="editor", reason="Wrong.")

    told = {each["code"]: each["links"] for each in lines(client, "/timeline.jsonl")}

    assert told[second.code] == []


def test_words_that_a_spreadsheet_takes_for_a_formula_stand_behind_an_apostrophe(client):
    at = create_location(name="Hodeidah", country="YE", latitude=-14.8, longitude=42.95)
    publish_incident(title="=1+1", location=at)

    row = text_of(client, "/timeline.csv").splitlines()[1]

    assert ",'=1+1," in row
    assert ",-14.8," in row


def test_a_byte_order_mark_is_there_on_demand(client):
    assert not text_of(client, "/timeline.csv").startswith("\ufeff")
    assert text_of(client, "/timeline.csv?bom=1").startswith("\ufeff")


@pytest.mark.parametrize("packed", ["", "br", "gzip"])
@pytest.mark.parametrize("address", ["/timeline.csv", "/timeline.atom", "/incidents/{code}.ics"])
def test_to_ask_for_the_head_alone_tells_of_no_other_length_and_sends_nothing(rf, address, packed):
    address = address.format(code=publish_incident().code)
    asked = {"path": address, "headers": {"Accept-Encoding": packed}}
    whole, head = (WSGIHandler().get_response(ask(**asked)) for ask in (rf.get, rf.head))

    assert head.getvalue() == b""
    assert dict(head.headers) == dict(whole.headers)
    assert whole.getvalue()


def test_a_switch_that_is_given_twice_and_differs_is_refused(client):
    answer = client.get("/timeline.csv?bom=1&bom=0")

    assert (answer.status_code, answer.json()["parameter"]) == (400, "bom")
