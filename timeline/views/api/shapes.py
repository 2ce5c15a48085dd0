"""The shapes of what programs are answered, as JSON Schema (2020-12, which OpenAPI 3.1 takes as it is)."""

from typing import Any

from timeline.models import Location
from timeline.models.terms import (
    Attribution,
    CodeStatus,
    DatePrecision,
    EventClarity,
    EventType,
    Grading,
    Role,
    WherePrecision,
)

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": ["integer", "null"], "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
ADDRESS: Schema = {"type": "string", "format": "uri"}


def said(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def one_of(values: Any, description: str) -> Schema:
    return {"enum": list(values), "description": description}


def listed(schema: Schema, description: str = "") -> Schema:
    told = {"type": "array", "items": schema}
    return said(told, description) if description else told


def shape(members: dict[str, Schema], *, lacking: tuple[str, ...] = ()) -> Schema:
    """An object that has all these members, but for those that it may be `lacking`, and perhaps more:
    members are added, never taken away."""
    required = [name for name in members if name not in lacking]
    return {"type": "object", "properties": members, "required": required}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def coded(codes: Any, description: str) -> Schema:
    """A number of a code list, with what each means."""
    means = "; ".join(f"{value} {label}" for value, label in codes)
    return one_of([value for value, _ in codes], f"{description} {means}.")


FIGURES = said(
    shape({"low": NUMBER, "best": NUMBER, "high": NUMBER}),
    "The lowest, best and highest figure reported. null where nobody stated one, which is not 0.",
)
EXTENT = said(
    shape({"low": NUMBER, "high": NUMBER}), "How many incidents a summary stands for; else null."
)
ACTOR = shape(
    {
        "name": TEXT,
        "slug": TEXT,
        "inter": said({"type": ["integer", "null"]}, "ACLED's kind of actor, 1–8."),
        "country": said(TEXT, "ISO 3166-1 alpha-2, or empty."),
        "role": one_of(Role.values, "In this incident."),
        "attribution": one_of([*Attribution.values, None], "How a perpetrator is known to be one."),
    }
)
PLACE = {
    **shape(
        {
            "name": TEXT,
            "slug": TEXT,
            "kind": one_of(Location.Kind.values, "What kind of place it is."),
            "country": said(TEXT, "ISO 3166-1 alpha-2, or empty."),
            "country_name": TEXT,
            "latitude": said({"type": ["number", "null"]}, "Degrees, WGS 84, of the place named."),
            "longitude": {"type": ["number", "null"]},
            "within": listed(
                shape({"name": TEXT, "slug": TEXT, "kind": TEXT}), "What contains it, outwards."
            ),
            "where_prec": coded(
                WherePrecision.choices, "How closely the incident is known to lie there (UCDP):"
            ),
        }
    ),
    "type": ["object", "null"],
}
SOURCE = shape(
    {
        "id": said({"type": ["integer", "null"]}, "Of the report, at /reports/<id>/."),
        "outlet": TEXT,
        "title": TEXT,
        "url": TEXT,
        "archive_url": TEXT,
        "published": said(TEXT, "The day that the source came out, or empty."),
        "published_how": TEXT,
        "quotes": listed({"type": "object"}, "What is quoted, with its place in the report."),
        "quote": said(TEXT, "The first of them, or empty."),
        "evidence": said({"type": "object"}, "Field of the incident -> the words it rests on."),
        "claims": said({"type": "object"}, "What this source alone says: days, figures."),
    }
)
LINK = shape({"kind": one_of(["response_to", "part_of", "related"], ""), "code": TEXT})


def incident() -> Schema:
    """With words of models, which are translated: made when it is asked for."""
    return shape(
        {
            "code": said(TEXT, "The public id; it never changes."),
            "title": TEXT,
            "summary": TEXT,
            "date_start": said(DAY, "First day that it may have been on, local to the place."),
            "date_end": said(DAY, "Last such day; of what lasted, its last."),
            "date_prec": coded(DatePrecision.choices, "How closely the day is known (UCDP):"),
            "date_words": said(TEXT, "As the source words it, or empty."),
            "event_clarity": coded(EventClarity.choices, "UCDP's:"),
            "event_type": one_of(EventType.values, "ACLED's."),
            "sub_event_type": said(TEXT, "ACLED's, or empty."),
            "killed": FIGURES,
            "injured": FIGURES,
            "count": EXTENT,
            "where_prec": {"type": "integer"},
            "code_status": said(TEXT, f"UCDP's: {CodeStatus.CLEAR}, or what is to be checked."),
            "reasons": said({"type": "object"}, "Field -> why its value was chosen."),
            "location": PLACE,
            "actors": listed(ACTOR),
            "grading": one_of(
                [*Grading.values, ""], "Of the evidence, after Airwars; set by an analyst."
            ),
            "reviewed": said({"type": "boolean"}, "false while only a machine has read it."),
            "dataset": said(TEXT, "The slug of the dataset it was taken from, or empty."),
            "dataset_row": said({"type": "object"}, "Which row of which release of it."),
            "sources": listed(SOURCE),
            "links": listed(LINK, "To other incidents, all of them public at the same moment."),
            "url": ADDRESS,
            "pinned_url": said(ADDRESS, "To cite: as it stands now, unless it is retracted."),
            "revision": {"type": "integer", "minimum": 1},
            "first_public": said(MOMENT, "When the incident was first published (UTC)."),
            "public_from": said(MOMENT, "Since when it says what it says here (UTC)."),
        },
        lacking=("dataset_row",),
    )


def incidents() -> Schema:
    return shape(
        {
            "total": said({"type": "integer", "minimum": 0}, "How many answer."),
            "of": said({"type": "integer", "minimum": 0}, "How many are public at that moment."),
            "query": said({"type": "object"}, "The question as it was understood."),
            "next": said(
                {"type": ["string", "null"], "format": "uri"}, "The next page; null on the last."
            ),
            "incidents": listed(ref("Incident")),
        }
    )


PROBLEM = shape(
    {
        "type": said(TEXT, "about:blank: the status says what kind of problem it is."),
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": said(TEXT, "What is wrong this time, in a sentence."),
        "parameter": said(TEXT, "The parameter at fault, where there is one."),
    },
    lacking=("parameter",),
)
