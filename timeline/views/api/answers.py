"""What is answered, as OpenAPI describes it: with what was asked for, or with a refusal."""

from typing import Any

from timeline.views.api import shapes

Members = dict[str, Any]

TAKEN = {"description": "Nothing has changed since the answer with this ETag."}
MERGED: Members = {
    "301": {"description": "It was merged; the incident that tells it now is there."}
}
TAG: Members = {"ETag": {"schema": {"type": "string"}, "description": "For If-None-Match."}}
COUNTS: Members = {
    "Dateline-Total": {"schema": {"type": "string"}, "description": "How many incidents answer."},
    "Dateline-Of": {"schema": {"type": "string"}, "description": "Of how many that are public."},
    "Dateline-Change": {"schema": {"type": "string"}, "description": "The state of the record."},
    "Dateline-Left-Out": {
        "schema": {"type": "string"},
        "description": "How many that answer have no place in this kind of file; absent where none.",
    },
    "Dateline-Note": {
        "schema": {"type": "string"},
        "description": "What a file that has no place to say it means; absent where nothing.",
    },
    "Link": {
        "schema": {"type": "string"},
        "description": "The next page (RFC 8288), and what Memento knows of the answer (RFC 7089).",
    },
}
REFUSALS = {
    400: "A parameter that is unknown, malformed or contradicted; it is named.",
    404: "No public incident has, or had at that moment, this code.",
    410: "It was public and is retracted; the reason is said.",
    501: "It is written in no such format.",
    503: "Too much is asked for at once; Retry-After says when to ask again.",
}


def found(content: Members, headers: Members | None = None) -> Members:
    """`content` by its media type, with the `headers` beside its tag."""
    told = {
        "description": "What was asked for.",
        "content": content,
        "headers": TAG | (headers or {}),
    }
    return {"200": told, "304": TAKEN}


def refused(*statuses: int, **otherwise: str) -> Members:
    """Those of REFUSALS; `otherwise` ("_404") what one says here."""
    content = {"application/problem+json": {"schema": shapes.ref("Problem")}}
    return {
        str(status): {
            "description": otherwise.get(f"_{status}", REFUSALS[status]),
            "content": content,
        }
        for status in statuses
    }
