"""A report's text is cut at every border of the passages in it, and nothing of it is lost."""

from bs4 import BeautifulSoup

from timeline.admin.review.marked import marked
from timeline.admin.review.spans import Passage, cut

TEXT = "A drone killed three soldiers at the base on Monday."


def passage(words: str, field: str = "killed", incident: int = 1) -> Passage:
    start = TEXT.index(words)
    return Passage(start, start + len(words), incident, field)


def pieces(*passages: Passage) -> list[tuple[str, list[str]]]:
    return [(piece.text, [one.key for one in piece.passages]) for piece in cut(TEXT, passages)]


def test_a_text_without_passages_is_one_piece():
    assert pieces() == [(TEXT, [])]


def test_no_text_has_no_pieces():
    assert cut("", [Passage(0, 3, 1, "killed")]) == []


def test_passages_that_overlap_are_cut_at_all_borders():
    found = pieces(passage("killed three"), passage("three soldiers", "target"))

    assert found == [
        ("A drone ", []),
        ("killed ", ["1-killed"]),
        ("three", ["1-killed", "1-target"]),
        (" soldiers", ["1-target"]),
        (" at the base on Monday.", []),
    ]


def test_a_nested_passage_comes_before_the_one_around_it_and_a_sentence_last():
    sentence = Passage(0, len(TEXT), 1, "quote")
    found = dict(pieces(sentence, passage("killed three soldiers"), passage("soldiers", "target")))

    assert found["soldiers"] == ["1-target", "1-killed", "1-quote"]
    assert found["A drone "] == ["1-quote"]


def test_each_passage_begins_in_exactly_one_piece():
    told = [passage("killed three"), passage("killed", incident=2), passage("three soldiers")]

    begun = [one for piece in cut(TEXT, told) for one in piece.begin]

    assert sorted(begun) == sorted(told)


def test_a_passage_that_reaches_beyond_the_text_ends_with_it_and_one_outside_is_left_out():
    at = len(TEXT)
    found = pieces(Passage(at - 7, at + 50, 1, "date"), Passage(at + 9, at + 20, 2, "date"))

    assert found[-1] == ("Monday.", ["1-date"])
    assert "2-date" not in str(found)


def test_the_pieces_together_are_the_text():
    told = [passage("killed three"), passage("soldiers at"), passage("on Monday"), passage("a")]

    assert "".join(piece.text for piece in cut(TEXT, told)) == TEXT


def test_words_are_a_link_to_their_field_and_each_field_finds_its_words():
    told = [passage("three", "killed"), passage("three soldiers", "target")]

    page = BeautifulSoup(marked(TEXT, told), "html.parser")

    assert page.select_one("a[href='#field-1-killed']").get_text() == "three"
    assert page.select_one("#says-1-target").parent.get_text() == "three"
    assert [link["data-letters"] for link in page.select("[data-letters]")] == ["KA"]


def test_what_a_report_says_is_never_taken_for_markup():
    assert str(marked("<script>", [Passage(1, 4, 1, "killed")])).count("<script") == 0
