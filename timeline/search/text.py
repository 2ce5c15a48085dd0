"""Which revisions answer a search for words: SQLite's FTS5 or PostgreSQL's GIN, told the same words.

What either database is asked is made of folded words alone, so nothing that a reader writes can be
an operator of its language. The index is made in `timeline.search.text_index`.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from timeline.models.folding import LINE
from timeline.search.words import NO_NAMES, Asked, Names, Run, Term, asked

Keys = NDArray[np.int64]
EVERYTHING: Term = (Run((LINE,)),)  # every text holds the mark between lines


def revisions_with(q: str, names: Names = NO_NAMES) -> Keys:
    """Primary keys, in no order, of all revisions that answer `q`, past ones too, retracted ones not.

    `names` are the one-word names in the record (see `words.asked`). Raises BadValue when `q` asks
    for no word.
    """
    return revisions_that_answer(asked(q, names))


def revisions_that_answer(question: Asked, *, after: int = 0) -> Keys:
    """The same of a question that has been read, of the revisions whose keys are above `after`."""
    if connection.vendor == "sqlite":
        return _on_sqlite(question, after)
    return _on_postgresql(question, after)


def _on_sqlite(question: Asked, after: int) -> Keys:
    """All keys are handed over as one string: rows of one key each take four times as long."""
    wanted = question.wanted or (EVERYTHING,)
    match = " AND ".join(_match(term) for term in wanted)
    if question.unwanted:
        match = f"({match}) NOT ({' OR '.join(_match(term) for term in question.unwanted)})"
    keys = _one_value(
        "SELECT group_concat(rowid) FROM timeline_revision_words"
        " WHERE timeline_revision_words MATCH %s AND rowid > %s",
        [match, after],
    )
    return np.fromstring(keys or "", np.int64, sep=",")


def _match(term: Term) -> str:
    runs = (f'"{" ".join(run.words)}"{" *" if run.open else ""}' for run in term)
    return f"({' OR '.join(runs)})"


def _on_postgresql(question: Asked, after: int) -> Keys:
    """All keys are handed over as one string of big-endian integers."""
    phrases = [term for term in question.unwanted if _is_ordered(term)]
    words = [term for term in question.unwanted if not _is_ordered(term)]
    select, values = _select(question.wanted or (EVERYTHING,), words)
    for phrase in phrases:
        unwanted, its_values = _select([phrase])
        select, values = f"{select} EXCEPT {unwanted}", values + its_values
    keys = _one_value(
        f"SELECT string_agg(int8send(revision_id), ''::bytea) FROM ({select}) AS found"  # noqa: S608
        " WHERE revision_id > %s",
        [*values, after],
    )
    return np.frombuffer(keys or b"", ">i8").astype(np.int64)


def _select(wanted: Sequence[Term], unwanted: Sequence[Term] = ()) -> tuple[str, list[Any]]:
    """SQL and its values for the keys of what holds all wanted terms and none of the unwanted words.

    The index knows words, not their order: that is looked at in the texts which hold them all.
    """
    terms = [_tsquery(term) for term in wanted] + [f"!{_tsquery(term)}" for term in unwanted]
    ordered = [[_like(run) for run in term] for term in wanted if _is_ordered(term)]
    select = (
        "SELECT revision_id FROM timeline_revision_words WHERE timeline_words(words) @@ %s::tsquery"
    )
    return select + " AND words LIKE ANY (%s)" * len(ordered), [" & ".join(terms), *ordered]


def _is_ordered(term: Term) -> bool:
    return any(len(run.words) > 1 for run in term)


def _tsquery(term: Term) -> str:
    runs = (" & ".join(f"'{word}'" for word in run.words) + ":*" * run.open for run in term)
    return f"({' | '.join(f'({run})' for run in runs)})"


def _like(run: Run) -> str:
    """Folded words hold none of the characters that mean something in a pattern."""
    return f"% {' '.join(run.words)}%" if run.open else f"% {' '.join(run.words)} %"


def _one_value(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]
