"""How files come: packed, in several encodings, cut short, with lines that are no rows."""

import gzip
import io
import zipfile

import pytest

from tests.formats.rows import GED, csv_of, ged_csv
from timeline.formats import csv_rows, lines, opening
from timeline.formats.opening import Unusable

TWO = ged_csv({}, {})


def zipped(**files: bytes | str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (gzip.compress(TWO.encode()), "events.csv.gz"),
        (zipped(GEDEvent_v25_1__csv=TWO, readme__pdf="x"), "ged251-csv.zip"),
        (b"\xef\xbb\xbf" + TWO.encode(), "events.csv"),
        (TWO.replace("\r\n", "\n").encode(), "events.csv"),
        (TWO.replace(",", ";").encode(), "events.csv"),
    ],
    ids=["gz", "zip", "byte order mark", "Unix line ends", "semicolons"],
)
def test_a_file_is_read_however_it_is_packed(read, content, name):
    assert [event.key for event in read(content, name).events] == ["900001", "900002"]


def test_the_release_is_in_the_name_of_the_file_in_the_zip(read):
    assert read(zipped(GEDEvent_v25_1__csv=TWO), "download.zip").release == "25.1"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (gzip.compress(TWO.encode())[:-20], "is cut short or damaged"),
        (gzip.compress(TWO.encode() * 50)[:-9] + b"\0" * 9, "is cut short or damaged"),
        (zipped(a__csv=TWO)[:-30], "is a broken zip file"),
        (zipped(a__csv=TWO, b__csv=TWO), "holds 2 files of data; one is expected"),
        (zipped(readme__pdf="x"), "holds no files of data"),
        ({"[Content_Types]__xml": "", "a__xml": ""}, "is a spreadsheet; save it as CSV"),
        (b"\x00\x01\x02\x03" * 100, "has no first row that can be read"),
        (TWO.encode("utf-16"), "is in UTF-16; save it as CSV in UTF-8"),
        (TWO.replace("\r\n", "\r").encode(), "ends its lines as old Macs did"),
        (TWO.replace("high", "best", 1).encode(), "has two columns called best"),
        (b"\n\n", "has no rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole(read, content, reason):
    with pytest.raises(Unusable, match=reason):
        read(zipped(**content) if isinstance(content, dict) else content)


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped(a__csv=content)])
def test_a_file_made_to_unpack_without_end_is_refused(read, monkeypatch, pack):
    monkeypatch.setattr(opening, "MUCH", 100_000)

    with pytest.raises(Unusable, match="unpacks to more than"):
        read(pack(b"0" * 10_000_000))
    assert len(read(pack(ged_csv(*[{}] * 300).encode())).events) == 300


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path):
    from timeline.formats.recognise import event_file

    for path, reason in ((tmp_path, "is a folder"), (tmp_path / "no.csv", "does not exist")):
        with pytest.raises(Unusable, match=reason), event_file(path):
            pass


def test_a_row_with_another_number_of_cells_is_refused_with_its_line(read):
    told = read(TWO.replace("900001,", "900001,,", 1))

    assert (told.refused[0].line, told.event.key) == (2, "900002")
    assert told.reason == "the row has 50 cells, and the header 49"


def test_a_file_that_ends_half_way_in_a_row_loses_that_row_only(read):
    told = read(TWO[:-60])

    assert (told.event.key, told.refused[0].line) == ("900001", 3)


def test_line_breaks_and_quotation_marks_may_stand_in_cells(read):
    told = read(ged_csv({"source_original": 'He said:\r\n"No, \n\nnever"'}, {"best": "many"}))

    assert told.event.line == 2
    assert told.refused[0].line == 6


def test_a_quotation_mark_that_is_never_closed_does_not_eat_the_memory(read, monkeypatch):
    monkeypatch.setattr(csv_rows, "LONGEST_CELL", 20_000)
    before = csv_rows.csv.field_size_limit(20_000)
    rows = TWO + '"900003,' + "x" * 500 + "\n" * 50 + ("y" * 500 + "\n") * 50 + TWO
    try:
        told = read(rows)
    finally:
        csv_rows.csv.field_size_limit(before)

    assert "900001" in {event.key for event in told.events}
    assert any("is a quotation mark left open?" in row.reason for row in told.refused)


HEAD = "code,title,date_start,event_type,summary\n"


def own_rows(*last_cells: str) -> str:
    return HEAD + "".join(
        f"r{at},Fighting {at},2024-08-05,Battles,{cell}\n" for at, cell in enumerate(last_cells, 1)
    )


def test_a_quotation_mark_that_is_never_closed_is_named_with_all_that_it_took(read):
    told = read(own_rows("one", '"two', *["more"] * 500))

    assert [event.key for event in told.events] == ["r1"]
    assert told.refused[0].line == 3
    assert told.reason == (
        "a quotation mark is never closed, and what follows it was not read (lines 3 to 503)"
    )


def test_a_file_that_is_cut_within_a_quoted_cell_loses_that_row(read):
    told = read(own_rows("one", '"two, and three')[:-8])

    assert ([event.key for event in told.events], told.refused[0].line) == (["r1"], 3)
    assert "a quotation mark is never closed" in told.reason


def test_an_open_quotation_mark_that_a_later_one_ends_takes_no_row_unseen(read):
    told = read(own_rows("one", '"two', "three", '"four, and more"', "five"))

    assert [event.key for event in told.events] == ["r1", "r5"]
    assert told.refused[0].line == 3
    assert "seems to be left open" in told.reason
    assert told.reason.endswith("(lines 3 to 5)")


def test_words_behind_a_closing_quotation_mark_on_the_same_line_are_read(read):
    told = read(own_rows('"The mill" of Milltown', "two"))

    assert (told.events[0].summary, told.refused) == ("The mill of Milltown", [])


def test_a_header_with_an_open_quotation_mark_is_refused(read):
    with pytest.raises(Unusable, match="first row that can be read: a quotation mark is never"):
        read(own_rows("one").replace("summary", '"summary'))


def test_a_row_that_grows_without_end_is_refused_and_the_lines_after_it_are_read(read, monkeypatch):
    monkeypatch.setattr(csv_rows, "LONGEST_ROW", 1_000)
    told = read(own_rows('"one', *["more, and more"] * 50))

    assert told.refused[0].line == 2
    assert "a row is longer than 1,000 characters" in told.refused[0].reason
    assert "(lines 2 to " in told.refused[0].reason


def test_a_line_without_end_is_refused_and_the_next_is_read(read, monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 3_000)
    first, second = TWO.encode().split(b"\r\n")[1:3]
    header = csv_of(GED).encode().split(b"\r\n")[0]

    told = read(b"\n".join([header, first, b"z" * 100_000, second]))

    assert [event.line for event in told.events] == [2, 4]
    assert (told.reason, told.refused[0].line) == ("the line is longer than 3,000 bytes", 3)


def test_a_header_without_end_is_refused(read, monkeypatch):
    monkeypatch.setattr(lines, "LONGEST", 100)

    with pytest.raises(Unusable, match="the line is longer than 100 bytes"):
        read(TWO)


def test_a_file_in_windows_1252_is_read(read):
    told = read(ged_csv({}, {"where_coordinates": "Orléans – “Nord”"}).encode("cp1252"))

    assert told.events[1].place.name == "Orléans – “Nord”"


@pytest.mark.parametrize(
    ("first", "then", "reason"),
    [
        ("utf-8", "cp1252", "the line is not UTF-8 as the others are"),
        ("cp1252", "utf-8", "the line is not Windows-1252 as the others are"),
    ],
)
def test_a_file_that_changes_its_encoding_half_way_is_named(read, first, then, reason):
    rows = ged_csv({"adm_1": "Orléans"}, {"adm_1": "Besançon"}, {"adm_1": "Plain"})
    one, two, three, four = rows.split("\r\n")[:4]

    told = read(b"\n".join([one.encode(), two.encode(first), three.encode(then), four.encode()]))

    assert [event.place.adm_1 for event in told.events] == ["Orléans", "Plain"]
    assert (told.refused[0].line, reason in told.reason) == (3, True)


def in_two_encodings(*encodings: str) -> bytes:
    """One row for each of them, with a letter beyond ASCII in it."""
    head, *rows = ged_csv(*[{"adm_1": "Orléans"}] * len(encodings)).split("\r\n")
    return b"\n".join(
        [head.encode(), *(row.encode(how) for row, how in zip(rows, encodings, strict=False)), b""]
    )


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"\xef\xbb\xbf" + in_two_encodings("cp1252", "utf-8", "cp1252"), [2, 4]),
        (in_two_encodings("cp1252", "utf-8", "utf-8"), [2]),
        (gzip.compress(in_two_encodings("cp1252", "utf-8", "utf-8")), [2]),
        (zipped(a__csv=in_two_encodings("cp1252", "utf-8", "utf-8")), [2]),
        (in_two_encodings("utf-8", "cp1252", "cp1252"), [2]),
    ],
    ids=["byte order mark", "most UTF-8", "in a gzip", "in a zip", "most Windows-1252"],
)
def test_one_line_does_not_decide_on_the_encoding_of_all_others(read, content, refused):
    told = read(content)

    assert [row.line for row in told.refused] == refused
    assert {event.place.adm_1 for event in told.events} == {"Orléans"}


def test_the_lines_that_decide_on_the_encoding_begin_with_the_first_that_can(read, monkeypatch):
    monkeypatch.setattr(lines, "SAMPLE", 3_000)
    head, rows = in_two_encodings("cp1252", "utf-8", "utf-8").split(b"\n", 1)
    plain = csv_of(GED).encode().split(b"\r\n")[1].replace(b"900001", b"1")

    told = read(b"\n".join([head, *[plain] * 50, rows]))

    assert [row.line for row in told.refused] == [52]


def test_control_characters_are_blanks_and_zero_bytes_no_text(read):
    told = read(ged_csv({"side_a": "Red\x07Front"}, {"side_a": "Red\0Front"}))

    assert told.event.actors[0].name == "Red Front"
    assert told.reason == "the line is not text (it holds zero bytes)"


def test_a_carriage_return_within_a_line_is_named(read):
    told = read(TWO.replace("Milltown", "Mill\rtown", 1))

    assert (told.reason[:43], told.refused[0].line) == (
        *("the line goes on after a carriage return, w", 2),
    )


def test_blank_lines_are_no_rows(read):
    told = read(TWO + "\r\n\n")

    assert (len(told.events), told.refused) == (2, [])
