"""A reading of a few words, for the tests of what a report says."""

from datetime import date

import pytest

from timeline.extract.drafts import Document
from timeline.extract.lexicon import load_lexicon
from timeline.extract.read import read_report

PUBLISHED = date(2024, 8, 7)  # a Wednesday


@pytest.fixture(scope="session")
def read():
    """Reads a text published on Wednesday 7 August 2024."""
    lexicon = load_lexicon()

    def reading_of(text):
        return read_report(Document("note.txt", text, PUBLISHED, "operator", ""), lexicon)

    return reading_of


@pytest.fixture(scope="session")
def only_draft(read):
    """The one incident that a text tells of."""

    def draft_of(text):
        (draft,) = read(text).drafts
        return draft

    return draft_of
