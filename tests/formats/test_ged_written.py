"""UCDP GED as we write it: its 49 columns, and nothing in them that the record does not say."""

from datetime import date

import pytest

from tests.builders import create_actor, create_incident, create_location
from tests.formats.coming_back import emptied, imported, table
from tests.formats.rows import GED, csv_of
from tests.formats.written import got, text_of
from tests.published import publish_incident
from timeline.actions.publishing import publish
from timeline.actions.record import dataset_sources
from timeline.formats import ged, ged_countries, ged_deaths
from timeline.formats.events import SourceRead
from timeline.models import Dataset, DatasetRow, Incident
from timeline.models.facts import span_of
from timeline.search.countries import code_meant, countries

pytestmark = pytest.mark.django_db

SIDES = ("Government of Syria", "Red Front")


@pytest.fixture
def row(client):
    """The row of one incident with these facts."""

    def written(**fields) -> dict[str, str]:
        incident = publish_incident(**fields)
        return table(text_of(client, f"/incidents/{incident.code}.ged.csv"))[0]

    return written


def deaths(row: dict[str, str]) -> list[str]:
    return [row[name] for name in (*ged_deaths.COLUMNS, "best", "high", "low")]


def test_the_header_is_geds_own(client):
    assert text_of(client, "/timeline.ged.csv") == ",".join(ged.COLUMNS) + "\r\n"


def test_deaths_of_which_nobody_said_whose_they_were_are_of_unknown_side(row):
    told = row(killed_low=1, killed_best=3, killed_high=5)

    assert deaths(told) == ["0", "0", "0", "3", "3", "5", "1"]


def test_figures_that_are_not_known_are_blank_and_never_none(row):
    assert deaths(row(killed_low=2)) == ["", "", "", "", "", "", "2"]
    assert deaths(row(killed_best=0)) == ["0", "0", "0", "0", "0", "", ""]


@pytest.mark.parametrize(
    ("words", "best", "told"),
    [
        ("Of the best estimate: 1 of A. B; 2 of Red Front.", 3, {"deaths_a": 1, "deaths_b": 2}),
        (
            "Of the best estimate: 2 of Red Front; 1 civilians.",
            3,
            {"deaths_b": 2, "deaths_civilians": 1},
        ),
        ("Of the best estimate: 2 of Government of Syria.", 2, {"deaths_a": 2}),
        ("Checked. Of the best estimate: 2 of unknown side.", 2, {"deaths_unknown": 2}),
        ("Of the best estimate: 2 of somebody else.", 2, {"deaths_unknown": 2}),
        ("Of the best estimate: 2 of Red Front.", 3, {"deaths_unknown": 3}),
        ("The highest of two.", 3, {"deaths_unknown": 3}),
        ("Of the best estimate: 2 of Red Front.", None, None),
    ],
)
def test_the_words_beside_a_figure_say_whose_deaths_it_counts(words, best, told):
    assert ged_deaths.from_words(words, best, SIDES) == told


def test_deaths_of_a_side_with_a_long_name_stay_its_own_however_often_they_are_read(
    client, tmp_path
):
    long = f"Supporters of {'the Red Front and ' * 12}others"
    event = {**GED, "side_b": long, "best": "3", "deaths_a": "1", "deaths_b": "2"}
    text, told = csv_of({**event, "low": "3", "high": "3", "deaths_civilians": "0"}), []

    for number in range(2):
        emptied()
        imported(tmp_path / f"{number}.csv", text)
        text = text_of(client, "/timeline.ged.csv")
        told.append(Incident.objects.get().reasons)

    (row,) = table(text)
    assert len(row["side_b"]) == 200
    assert deaths(row)[:4] == ["1", "2", "0", "0"]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("until", "date_prec", "clarity", "written"),
    [
        (5, 1, 2, "1"),
        (10, 1, 2, "2"),
        (11, 1, 2, "3"),
        (31, 1, 2, "4"),
        (31, 5, 2, "5"),
        (8, 1, 1, "1"),
        (31, 2, 1, "2"),
    ],
)
def test_a_summary_is_as_exact_as_it_is_long_on_geds_scale(row, until, date_prec, clarity, written):
    """UCDP GED Codebook, date_prec: 2 is within 2 to 6 days, 4 within 8 to 30 days or a month."""
    fields = {"date_prec": date_prec, "event_clarity": clarity}

    told = row(day=date(2024, 8, 5), until=date(2024, 8, until), **fields)

    assert (told["date_prec"], told["event_clarity"]) == (written, str(clarity))


def test_a_summary_of_months_lasted_from_its_first_day_to_its_last_when_it_is_read(client, read):
    first, last = date(2023, 10, 17), date(2024, 1, 29)
    publish_incident(day=first, until=last, event_clarity=2)

    event = read(text_of(client, "/timeline.ged.csv")).event

    span = span_of(event.date_start, event.date_end, event.date_prec, event.event_clarity)
    assert (span.start, span.end, span.lasting) == (first, last, True)


def test_only_incidents_that_are_not_known_to_have_killed_are_left_out_and_counted(client):
    for title, low, best, high in (
        ("unknown", None, None, None),
        ("none", 0, 0, 0),
        ("none at best", None, 0, None),
        ("some at worst", 0, 0, 1),
        ("some", None, 2, None),
        ("at least one", 1, None, None),
    ):
        publish_incident(title=title, killed_low=low, killed_best=best, killed_high=high)

    everything, fatal = (got(client, f"/timeline.ged.csv{asked}") for asked in ("", "?nonfatal=0"))

    assert len(table(everything.getvalue().decode())) == 6
    assert "not GED-conformant" in everything["Dateline-Note"]
    assert "Dateline-Left-Out" not in everything
    left = table(fatal.getvalue().decode())
    assert sorted((each["low"], each["best"], each["high"]) for each in left) == [
        *(("", "2", ""), ("0", "0", "1"), ("1", "", "")),
    ]
    assert (fatal["Dateline-Left-Out"], fatal["Dateline-Total"]) == ("3", "6")
    assert "conformant" not in fatal["Dateline-Note"]


@pytest.mark.parametrize("switch", ["nonfatal=2", "nonfatal=no", "bom=yes"])
def test_a_switch_that_is_neither_yes_nor_no_is_refused_by_name(client, switch):
    answer = client.get(f"/timeline.ged.csv?{switch}")

    assert (answer.status_code, answer.json()["parameter"]) == (400, switch.partition("=")[0])


def test_a_row_of_geds_keeps_its_number_and_any_other_gets_one_from_its_code(client):
    rows = {}
    for dataset, key in (("UCDP GED", "412"), ("My own list", "412"), ("GED 25.1", "x1")):
        incident = create_incident(dataset=Dataset.objects.create(name=dataset, slug=dataset[:2]))
        DatasetRow.objects.create(dataset=incident.dataset, key=key, incident=incident, digest="")
        publish(incident, by="editor", reason="First published.")
        rows[dataset] = incident.code

    told = {each["relid"]: each["id"] for each in table(text_of(client, "/timeline.ged.csv"))}

    assert told[rows["UCDP GED"]] == "412"
    for dataset in ("My own list", "GED 25.1"):
        assert told[rows[dataset]] == str(int(rows[dataset], 36))


def source(outlet: str, published: str, title: str) -> SourceRead:
    return SourceRead(outlet, title, published=published)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ([source("Wire; The", "2024-08-06", "A; b"), source("Post", "2024-08-07", "C, d")], "2"),
        ([source("Wire", "", "A; b"), source("", "2024-08-07", "")], "2"),
        ([source("Wire", "", "Mill hit")], "1"),
        ([source("", "", "Archive of the mill; vol. 2")], "-1"),
        ([], "0"),
    ],
)
def test_sources_are_read_as_they_are_written_but_for_semicolons(client, read, told, number):
    incident = publish_incident(
        event_type="Battles", sub_event_type="", inherited=dataset_sources(told)
    )

    text = text_of(client, f"/incidents/{incident.code}.ged.csv")

    assert table(text)[0]["number_of_sources"] == number
    whole = all(each.published for each in told) or not any(each.outlet for each in told)
    found = read(text).event.sources
    assert [tuple(each) for each in found] == [
        tuple(
            each._replace(
                outlet=each.outlet.replace(";", ","),
                title=each.title if whole else each.title.replace(";", ","),
            )
        )
        for each in told
    ]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"event_type": "Battles", "sub_event_type": ""}, "2"),
        ({"event_type": "Battles", "sub_event_type": "", "state": 1}, "1"),
        ({"event_type": "Violence against civilians", "sub_event_type": "", "state": 1}, "3"),
        ({"state": 8}, "1"),
        ({"state": 8, "target_inter": 7}, "3"),
    ],
)
def test_the_type_of_violence_follows_from_type_and_sides(row, fields, kind):
    state, inter = fields.pop("state", None), fields.pop("target_inter", None)
    by = create_actor(name="France", country="FR", inter=state) if state else None

    told = row(perpetrator=by, target=create_actor(name="They", inter=inter), **fields)

    assert told["type_of_violence"] == kind
    assert told["side_a"] == ("Government of France" if state else "")
    assert told["gwnoa"] == ("220" if state else "")
    assert told["side_b"] == "They"


def test_a_place_has_its_divisions_its_grid_cell_and_its_country_as_ged_names_it(row):
    country = create_location(name="Yemen", country="YE", kind="country")
    north = create_location(name="North", country="YE", kind="admin1", parent=country)
    mill = create_location(
        name="Mill", country="YE", kind="admin2", parent=north, latitude=15, longitude=44.25
    )

    told = row(location=mill, where_prec=3)

    names = ("where_coordinates", "adm_1", "adm_2", "country", "country_id", "region")
    assert [told[name] for name in names] == [
        *("Mill", "North", "Mill", "Yemen (North Yemen)", "678", "Middle East"),
    ]
    # PRIO-GRID: the 210th line of 720 cells from the south, the 449th cell of it.
    assert (told["geom_wkt"], told["priogrid_gid"]) == ("POINT (44.25 15)", str(210 * 720 + 449))


def test_every_country_is_read_by_the_name_that_is_written():
    for code in countries():
        assert code_meant(ged_countries.name(code)) == code
        assert bool(ged_countries.region(code)) == bool(ged_countries.number(code))
