"""The house rules that a tool can check: who may import whom, how long, how named, how marked up.

Each check says what it finds as "place: what is wrong". It is shown a bad sample before the house.
"""

import ast
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
LONGEST_FILE = 300  # lines
LONGEST_FUNCTION = 40  # lines, from `def` to its last

ALL = {"dates", "models", "extract", "match", "actions", "search", "formats", "share"}
ALL |= {"accounts", "views", "admin"}
MAY_IMPORT = {
    "dates": set(),
    "models": {"dates"},
    "extract": {"dates"},
    "match": {"models", "dates"},
    "actions": {"models", "extract", "match", "formats", "dates"},
    "search": {"models", "dates"},
    "formats": {"models", "search", "dates"},
    "share": {"models", "search", "dates"},
    "accounts": {"models", "actions"},
    **dict.fromkeys(("views", "admin", "templatetags", "management"), ALL),
}
PURE = {"dates", "extract"}  # text in, plain values out
DATABASES = {"django", "psycopg", "sqlite3"}
EMPTY_NAMES = {"util", "utils", "helper", "helpers", "service", "services", "manager", "managers"}
MACHINE_PATH = re.compile(r"(?<![\w.~-])(?:/(?:home|root|work|Users)/\w|[A-Z]:\\\\?Users\b)")
TEMPLATE_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}", re.DOTALL)
HTMX_REQUESTS = {"hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete"}
ADDRESSES = {"href", "action", "formaction"}


def python_files(*folders: str) -> list[Path]:
    found = chain.from_iterable((HOUSE / folder).rglob("*.py") for folder in folders)
    return sorted(path for path in found if "migrations" not in path.parts)


def place(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


# Rooms -----------------------------------------------------------------------------------------


def imported(tree: ast.AST) -> Iterator[str]:
    """Dotted names of all that is imported anywhere in a module, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def wrong_imports(room: str, source: str) -> list[str]:
    may = MAY_IMPORT[room] | {room}
    names = [name.split(".") for name in imported(ast.parse(source))]
    rooms = {name[1] for name in names if name[0] == "timeline" and len(name) > 1}
    databases = {name[0] for name in names} & DATABASES if room in PURE else set()
    return [f"{room} imports {other}" for other in sorted((rooms - may) | databases)]


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("dates", "from timeline.models import Incident"),
        ("models", "import timeline.actions.publishing"),
        ("extract", "from timeline import models"),
        ("extract", "def read():\n    from django.conf import settings"),
        ("dates", "import sqlite3"),
        ("match", "from timeline.actions import publishing"),
        ("search", "from timeline.views.pages import page"),
        ("share", "from timeline.formats import csv"),
    ],
)
def test_a_wrong_import_is_noticed(room, source):
    assert wrong_imports(room, source) != []


def test_a_right_import_is_let_through():
    assert wrong_imports("actions", "from timeline import dates, models\nimport django") == []
    assert wrong_imports("extract", "from timeline.extract.drafts import Draft\nimport re") == []


def test_rooms_import_only_what_lies_before_them():
    wrong = []
    for path in python_files("timeline"):
        room = path.relative_to(HOUSE / "timeline").parts[0].removesuffix(".py")
        if room in MAY_IMPORT:
            found = wrong_imports(room, path.read_text())
            wrong += [f"{place(path)}: {problem}" for problem in found]

    assert wrong == []


# Sizes, parameters and names -------------------------------------------------------------------


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def too_long(source: str) -> list[str]:
    lines = len(source.splitlines())
    return [f"{lines} lines"] if lines > LONGEST_FILE else []


def long_functions(source: str) -> list[str]:
    lengths = ((node.name, node.end_lineno - node.lineno + 1) for node in functions(source))
    return [f"{name}() has {lines} lines" for name, lines in lengths if lines > LONGEST_FUNCTION]


def is_flag(argument: ast.arg, default: ast.expr | None) -> bool:
    says_so = argument.annotation is not None and re.search(
        r"\bbool\b", ast.unparse(argument.annotation)
    )
    return bool(says_so) or (isinstance(default, ast.Constant) and isinstance(default.value, bool))


def positional_flags(source: str) -> list[str]:
    """A bare True in a call says nothing: `publish(incident, True)`."""
    found = []
    for node in functions(source):
        arguments = [*node.args.posonlyargs, *node.args.args]
        defaults = [None] * (len(arguments) - len(node.args.defaults)) + node.args.defaults
        flags = [a.arg for a, b in zip(arguments, defaults, strict=True) if is_flag(a, b)]
        found += [f"{node.name}({flag}) can be given by position" for flag in flags]
    return found


def machine_paths(source: str) -> list[str]:
    return [f"{match[0]}… is a path of one machine" for match in MACHINE_PATH.finditer(source)]


BAD_SOURCES = [
    (too_long, "pass\n" * 301),
    (long_functions, "def read():\n" + "    pass\n" * 40),
    (long_functions, "class Reader:\n  async def read(self):\n" + "    pass\n" * 40),
    (positional_flags, "def publish(incident, quiet: bool): ..."),
    (positional_flags, "def publish(incident, quiet=False): ..."),
    (positional_flags, "def publish(quiet: 'bool | None', /): ..."),
    (machine_paths, "ROOT = '/ho" + "me/ann/dateline'"),
    (machine_paths, "see /wo" + "rk/main"),
    (machine_paths, "C:\\Us" + "ers\\ann"),
]
GOOD_SOURCE = """def publish(incident, *, quiet: bool = False):
    return "https://example.org/home/page", "~/root/x"
"""


@pytest.mark.parametrize(("check", "source"), BAD_SOURCES)
def test_a_bad_source_is_noticed(check, source):
    assert len(check(source)) == 1


@pytest.mark.parametrize("check", [too_long, long_functions, positional_flags, machine_paths])
def test_a_good_source_is_let_through(check):
    assert check(GOOD_SOURCE) == []


@pytest.mark.parametrize(
    ("check", "folders"),
    [
        (too_long, ["timeline", "tests"]),
        (long_functions, ["timeline"]),
        (positional_flags, ["timeline"]),
        (machine_paths, ["timeline", "tests"]),
    ],
    ids=lambda value: getattr(value, "__name__", "in"),
)
def test_every_source_keeps_to_the_house(check: Callable[[str], list[str]], folders: list[str]):
    paths = python_files(*folders)

    assert [f"{place(p)}: {problem}" for p in paths for problem in check(p.read_text())] == []


def empty_name(path: Path) -> bool:
    return bool({part.removesuffix(".py") for part in path.parts} & EMPTY_NAMES)


def test_no_module_is_named_for_nothing():
    assert empty_name(Path("timeline/utils/days.py"))
    assert empty_name(Path("timeline/helpers.py"))
    assert [place(p) for p in python_files("timeline", "tests") if empty_name(p)] == []


# Templates -------------------------------------------------------------------------------------


class Markup(HTMLParser):
    """Collects what a strict Content-Security-Policy would block, and what needs JavaScript."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.actions: list[str | None] = []
        self.in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.actions.append(given.get("action"))
        self.in_script = tag == "script" and "json" not in (given.get("type") or "")
        wrong = [name for name in given if name == "style" or re.match(r"on[a-z]|hx-on", name)]
        self.say(tag, [f"{name}=" for name in wrong] + ["a style sheet"] * (tag == "style"))
        addresses = {given.get(name) for name in ADDRESSES} | set(self.actions[-1:])
        unequal = [name for name in HTMX_REQUESTS & set(given) if given[name] not in addresses]
        self.say(tag, [f"{name} without an equal address" for name in unequal])

    def handle_endtag(self, tag: str) -> None:
        self.in_script = False
        if tag == "form" and self.actions:
            self.actions.pop()

    def handle_data(self, data: str) -> None:
        if self.in_script and data.strip():
            self.say("script", ["a body"])

    def say(self, tag: str, problems: list[str]) -> None:
        self.problems += [f"line {self.getpos()[0]}, <{tag}>: {problem}" for problem in problems]


def markup_problems(template: str) -> list[str]:
    """Template tags are made plain words first: equal tags stay equal, and quotes in them are gone."""
    html = TEMPLATE_COMMENT.sub(lambda m: "\n" * m[0].count("\n"), template)
    html = TEMPLATE_TAG.sub(lambda m: f" {m[0].encode().hex()} " + "\n" * m[0].count("\n"), html)
    markup = Markup()
    markup.feed(html)
    markup.close()
    return markup.problems


@pytest.mark.parametrize(
    "template",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        '<script type="module">go()</script>',
        '<a href="/" onclick="go()">',
        '<p {% if a %}onload="go()"{% endif %}>',
        '<p hx-on:click="go()">',
        "<a hx-get=\"{% url 'timeline' %}\">",
        "<a href=\"{% url 'map' %}\" hx-get=\"{% url 'timeline' %}\">",
        '<form action="/a"><button hx-post="/b"></form>',
        '<form hx-get="/a"></form>',
        '<form action="/a"></form><button hx-get="/a">',
    ],
)
def test_bad_markup_is_noticed(template):
    assert len(markup_problems(template)) == 1


@pytest.mark.parametrize(
    "template",
    [
        "{# style= and <script>words</script> #}{% comment %}<p style=''>{% endcomment %}",
        '<script src="{% static "timeline.js" %}" defer></script>',
        '<script type="application/ld+json">{{ facts }}</script>',
        "<a href=\"{% url 'timeline' %}?{{ q }}\" hx-get=\"{% url 'timeline' %}?{{ q }}\">",
        '<form action="/a" hx-get="/a"><select hx-get="/a"></select></form>',
        '<p class="{% if on %}on{% endif %}" hx-swap-oob="true">once</p>',
    ],
)
def test_good_markup_is_let_through(template):
    assert markup_problems(template) == []


def test_every_template_keeps_to_the_policy_and_works_without_javascript():
    paths = sorted((HOUSE / "templates").rglob("*.html"))

    found = [f"{place(p)}: {problem}" for p in paths for problem in markup_problems(p.read_text())]

    assert found == []
