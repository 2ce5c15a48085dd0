"""The OpenAPI 3.1 document: made from the vocabulary of questions and the list of files, so that it says
what is so."""

from timeline.formats.files import OF_INCIDENTS, OF_VIEWS, File
from timeline.views.api import besides, shapes
from timeline.views.api.answers import COUNTS, MERGED, Members, found, refused
from timeline.views.api.parameters import CODE, LIMIT, OF_ONE, of_views, parameter

VERSION = "1.0.0"
NOTES = {
    "One address": "Every view of the timeline is one address; with a suffix, the same question is "
    "answered as a file. Values of one parameter are alternatives, parameters narrow each other.",
    "Open": "Read-only, without a key, and for pages of any site (CORS).",
    "Refusals": "What cannot be asked is refused by name with status 400 (application/problem+json, "
    "RFC 9457), and never answered with everything.",
    "Unchanged": "Every answer has an ETag. Sent back as If-None-Match, it is answered 304 until "
    "something has changed.",
    "X of Y": "The headers Dateline-Total and Dateline-Of say how many incidents answer, of how many.",
    "Three times": "date_start to date_end is when it happened, first_public when the incident was "
    "first published, public_from since when it says what it says.",
    "To cite": "Take pinned_url, or add asof: that answer stays as it is, whatever is corrected, but for "
    "what is retracted as wrong, which is gone from the past too.",
}


def document(root: str) -> Members:
    """`root` is where the site is, such as "https://example.org"."""
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "Dateline",
            "version": VERSION,
            "summary": "A sourced, chronological timeline of conflict incidents",
            "description": "\n\n".join(f"**{name}.** {words}" for name, words in NOTES.items()),
            "license": {"name": "CC BY 4.0", "url": f"{root}/datasets/"},
        },
        "servers": [{"url": root or "/"}],
        "paths": paths(),
        "components": {
            "schemas": {
                "Incident": shapes.incident(),
                "Incidents": shapes.incidents(),
                "Problem": shapes.PROBLEM,
            }
        },
    }


def paths() -> Members:
    told: Members = {"/timeline.json": {"get": _pages()}}
    for file in OF_VIEWS.values():
        told[f"/timeline.{file.suffix}"] = {"get": _view(file)}
    for file in OF_INCIDENTS.values():
        told[f"/incidents/{{code}}.{file.suffix}"] = {"get": _incident(file)}
    return told | besides.paths()


def _pages() -> Members:
    answer = {"application/json": {"schema": shapes.ref("Incidents")}}
    return {
        "operationId": "listIncidents",
        "summary": "The incidents that answer a question, in pages",
        "parameters": [*of_views(paged=True), LIMIT],
        "responses": {**found(answer, COUNTS), **refused(400)},
    }


def _view(file: File) -> Members:
    return {
        "operationId": f"download_{_name(file)}",
        "summary": f"All that answer, as {file.title}",
        "parameters": [*of_views(paged=False), *_switches(file)],
        "responses": {**found({_type(file): _schema(file)}, COUNTS), **refused(400, 503)},
    }


def _incident(file: File) -> Members:
    return {
        "operationId": f"incident_{_name(file)}",
        "summary": f"One incident, as {file.title}",
        "parameters": [CODE, *map(parameter, OF_ONE), *_switches(file)],
        "responses": {
            **found({_type(file): _schema(file)}, COUNTS),
            **MERGED,
            **refused(400, 404, 410),
        },
    }


def _name(file: File) -> str:
    return file.suffix.replace(".", "_")


def _type(file: File) -> str:
    return file.media_type.partition(";")[0]


def _schema(file: File) -> Members:
    if file.suffix == "json":
        return {"schema": shapes.ref("Incident")}
    known = "json" in file.media_type and _whole(file)
    return {"schema": {"type": ["object", "array"]}} if known else {}


def _whole(file: File) -> bool:
    """One JSON document, and not one a line."""
    return not file.suffix.endswith("jsonl")


def _switches(file: File) -> list[Members]:
    return [
        {"name": name, "in": "query", "schema": SWITCHED[name][0], "description": SWITCHED[name][1]}
        for name in sorted(file.switches)
    ]


YES_OR_NO: Members = {"type": "string", "enum": ["0", "1"]}
SWITCHED: dict[str, tuple[Members, str]] = {
    "bom": (YES_OR_NO, "1: begins with a byte order mark, which Excel asks for."),
    "nonfatal": (YES_OR_NO, "0: without incidents in which nobody is known to have died."),
    "by": (
        {"type": "string", "enum": ["new", "changed"]},
        "new (the default): by first publication; changed: by the last change.",
    ),
    "older": ({"type": "string"}, "A cursor; follow the feed’s “next” and you need not know it."),
}
