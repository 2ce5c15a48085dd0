"""A long JSON file is read piece by piece, wherever the pieces end."""

from io import BufferedReader, BytesIO

import pytest

from timeline.formats import elements
from timeline.formats.elements import BrokenJson, Elements
from timeline.formats.opening import Opened


def listed(content: str | bytes, name: str = "events"):
    data = content.encode() if isinstance(content, str) else content
    stream = BufferedReader(BytesIO(data))
    return list(Elements(Opened("a.json", stream, stream, len(data))).of(name))


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 100])
def test_elements_are_whole_wherever_a_piece_ends(monkeypatch, chunk):
    monkeypatch.setattr(elements, "CHUNK", chunk)
    content = '\ufeff{"a": [1, {"b": 2}], "events": [12345,\n{"é": "]"} ,\n"x"], "z": 1.5e3}\n'

    assert listed(content) == [(1, 12345), (2, {"é": "]"}), (3, "x")]


@pytest.mark.parametrize(
    "content", ['{"events": [{"a": 1}, {"a": 2}]}', '[{"a": 1}, {"a": 2}]', '{"a": 1}\n{"a": 2}']
)
def test_a_list_may_stand_in_an_object_or_alone_or_its_elements_one_a_line(content):
    assert [element for _, element in listed(content)] == [{"a": 1}, {"a": 2}]


def test_an_empty_list_has_no_elements():
    assert listed('{"events": []}') == []


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ('{"events": [1,\n2', 2, "the file ends where “,” should be"),
        ('{"events": [1,\n2 3]}', 2, "“3” stands where “,” should be"),
        ('{"events": [1,\n\n{"a" 1}]}', 3, "the JSON is broken"),
        ('{"events": [1,\n"never closed', 2, "the JSON is broken"),
        ("{}\nwords", 2, "the text here is no JSON"),
        (b'{"events": ["\xe9"]}', 1, "not in UTF-8"),
        ("[" * 200_000, 1, "lists stand in lists without end"),
    ],
)
def test_where_it_breaks_the_line_is_named(content, line, reason):
    with pytest.raises(BrokenJson, match=reason) as broken:
        listed(content)

    assert broken.value.line == line


def test_an_element_without_end_is_given_up(monkeypatch):
    monkeypatch.setattr(elements, "LONGEST", 1_000)
    monkeypatch.setattr(elements, "CHUNK", 100)

    with pytest.raises(BrokenJson, match="the JSON is broken"):
        listed('{"events": ["' + "x" * 2_000 + '"]}')
