"""A search for words finds what reading every public text would find, on every database."""

from random import Random

import pytest
from django.core.management import call_command
from django.db import connection, models
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.published import publish_incident
from timeline.actions.publishing import publish, retract
from timeline.models import Revision
from timeline.models.folding import LONGEST_TEXT, LONGEST_WORD
from timeline.search.text import revisions_with
from timeline.search.values import BadValue
from timeline.search.words import Run, asked

pytestmark = pytest.mark.django_db

WORDS = (
    *("Drone", "drones", "drone-strike", "strike", "city", "cities", "The", "AND", "NOT", "near"),
    *("Łódź", "LODZ", "Sana'a", "Sanaa", "U.S.", "US", "AK-47", "ak47", "3.5", "x" * 70, "e\u0301"),
    *("الفلوجة", "فلوجه", "قَصْف", "قصف", 'צה"ל', "צהל", "עזה", "בעזה", "Ёлка", "елка", "Київ"),
    *("မြန်မာ", "हिन्दी", "東京都", "東", "京", "서울", "¶", "%", "_", "\\", "'", ":"),
)
LIKE_OPERATORS = (
    "OR",
    "NEAR(",
    "^",
    "text:",
    "&",
    "|",
    "!",
    "<->",
    "{a}",
    ")",
    "'",
    "\\",
    "%_%",
    ";",
)


def pieces(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    run = st.lists(words, min_size=1, max_size=3).map(" ".join)
    quoted = run.map('"{}"'.format) | run.map('"{}*"'.format) | run.map('"{}'.format)
    single = words | words.map("{}*".format) | words.map(lambda word: f"{word[:2]}*")
    piece = single | quoted
    return piece | piece.map("-{}".format)


questions = st.lists(pieces(st.sampled_from(WORDS + LIKE_OPERATORS)), max_size=5).map(" ".join)


@pytest.fixture
def record():
    """Forty texts of random words, of two lines each; the seed is fixed."""
    random = Random(2024)
    for _ in range(40):
        title, summary = (" ".join(random.choices(WORDS, k=random.randint(1, 6))) for _ in "ab")
        publish_incident(title=title, summary=summary)
    return dict(Revision.objects.values_list("pk", "text"))


def holds(text: str, run: Run) -> bool:
    words = f" {' '.join(run.words)}"
    return (words if run.open else f"{words} ") in f" {text} "


def read_through(record: dict[int, str], q: str) -> set[int]:
    question = asked(q)
    return {
        pk
        for pk, text in record.items()
        if all(any(holds(text, run) for run in term) for term in question.wanted)
        and not any(holds(text, run) for term in question.unwanted for run in term)
    }


def found(q: str, **rest) -> list[int]:
    return sorted(revisions_with(q, **rest))


def test_the_index_finds_what_reading_every_text_finds(record):
    counts = []

    @settings(max_examples=300, deadline=None)
    @given(questions | st.text(max_size=20))
    def check(q):
        try:
            expected = read_through(record, q)
        except BadValue:
            with pytest.raises(BadValue):
                revisions_with(q)
        else:
            assert found(q) == sorted(expected)
            counts.append(len(expected))

    check()
    assert sum(0 < count < len(record) for count in counts) > 50, "questions must tell texts apart"


def texts(**titles: str) -> dict[int, str]:
    """Publishes a text for each name; gives the names by key."""
    return {publish_incident(title=t).revisions.get().pk: name for name, t in titles.items()}


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("łódź", "latin"),
        ("LODZ", "latin"),
        ("الفلوجه", "arabic"),
        ("فلوجة", "arabic"),
        ("קצף", ""),
        ("חיפה", "hebrew"),
        ("ХАРЬКОВЕ", "cyrillic"),
        ("харьк*", "cyrillic"),
        ("ရန်ကုန်", "burmese"),
        ('"strike in"', "latin"),
        ('"in strike"', ""),
        ("-strike", "arabic burmese cyrillic hebrew"),
        ("strike -lodz", ""),
        ("depots", "latin"),
        ('"depots"', ""),
        ("depot in hit", "latin"),
    ],
)
def test_words_of_many_scripts_are_found(q, names):
    published = texts(
        latin="Strike in Łódź. Depot hit.",
        arabic="قصف على الفَلُّوجة",
        hebrew="רקטות על חֵיפָה",
        cyrillic="Взрыв в Харькове",
        burmese="ရန်ကုန်မြို့တွင်",
    )

    assert " ".join(sorted(published[pk] for pk in revisions_with(q))) == names


def test_a_phrase_does_not_pass_from_one_line_to_the_next():
    publish_incident(title="Raid on Homs", summary="Rocket fire at dawn")

    assert len(found('"Homs" "Rocket fire"')) == 1
    assert found('"Homs Rocket"') == []


def test_the_names_of_two_things_are_told_apart():
    published = texts(town="Shells on Hama", group="A statement by Hamas")
    names = {"hama": frozenset(["places/hama"]), "hamas": frozenset(["parties/hamas"])}

    assert [published[pk] for pk in found("Hama", names=names)] == ["town"]
    assert [published[pk] for pk in found("Hamas", names=names)] == ["group"]


def test_past_revisions_are_found_as_well():
    incident = publish_incident(title="Two hurt at the bridge")
    incident.title = "Five hurt at the bridge"
    incident.save()
    publish(incident, by="editor", reason="Later figures.")
    first, second = incident.revisions.values_list("pk", flat=True)

    assert found("two hurt") == [first]
    assert found("bridge") == [first, second]


def test_what_is_retracted_is_found_no_more_in_its_past_either():
    incident = publish_incident(title="Two hurt at the bridge")
    publish_incident(title="A raid")

    retract(incident, by="editor", reason="It did not happen.")

    assert found("bridge") == []
    assert len(found("-bridge")) == 1


def test_a_text_changed_by_hand_is_found_by_its_new_words_alone():
    """A migration may do so; nothing else does."""
    pk = publish_incident(title="A raid").revisions.get().pk

    models.QuerySet.update(Revision.objects.filter(pk=pk), text="¶ a siege ¶")

    assert found("raid") == []
    assert found("siege") == [pk]


def test_what_is_deleted_leaves_the_index():
    publish_incident(title="A raid")

    Revision.objects.all()._raw_delete(using="default")

    assert found("raid") == []


def test_the_longest_text_of_the_widest_letters_is_published_and_found():
    gothic = Random(2024).choices([chr(code) for code in range(0x10330, 0x10341)], k=LONGEST_TEXT)
    words = ("".join(gothic[at : at + LONGEST_WORD]) for at in range(0, LONGEST_TEXT, LONGEST_WORD))
    publish_incident(title="A raid", summary=" ".join(words))

    assert len(Revision.objects.get().text) > LONGEST_TEXT - LONGEST_WORD
    assert len(found("raid")) == 1


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_is_searched_and_filled_again():
    publish_incident(title="A raid")

    call_command("flush", interactive=False, verbosity=0)

    assert found("raid") == []
    assert found("-other") == []
    publish_incident(title="A second raid")
    assert len(found("raid")) == 1


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_alters_revisions_leaves_them_searchable():
    publish_incident(title="A raid before")
    note = models.CharField(max_length=9, default="")
    note.set_attributes_from_name("note")
    with connection.schema_editor() as editor:
        editor.add_field(Revision, note)
    with connection.schema_editor() as editor:
        editor.remove_field(Revision, note)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE timeline_revision SET text = '¶ a siege before ¶'")

    call_command("migrate", verbosity=0)

    publish_incident(title="A raid after")
    assert len(found("before siege")) == len(found("after raid")) == 1


if connection.vendor == "postgresql":

    def test_no_published_word_waits_outside_the_index():
        publish_incident(title="A raid")

        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list('timeline_revision_words_gin')")
            assert cursor.fetchone() == (0,)  # pages that still had to be moved into the index
