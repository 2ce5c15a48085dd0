"""Every word of the reading room is in every catalogue, and says in each what it says in English.

`make messages` puts new words into the catalogues, and compiles what was translated.
"""

import ast
import re

import pytest

from tests.messages import (
    HOUSE,
    TRANSLATED,
    Message,
    catalogue,
    forms,
    messages,
    python_of,
    served,
    spoken,
)

PLACE = re.compile(r"%(?:\(\w+\))?[sd]")
OF_ONE_NUMBER = {"ar": (0, 1, 2), "he": (0, 1), "fr": ()}  # forms that may say the number in words
LETTERS = {"ar": re.compile(r"[\u0600-\u06ff]"), "he": re.compile(r"[\u0590-\u05ff]")}
WORD = re.compile(r"%(?:\(\w+\))?[sd]|<[^>]*>|[^\W\d_]{2,}")


def wrong_places(message: Message, said: tuple[str, ...], language: str) -> bool:
    """Places to fill that are lost or made up. A number may be lost where the form itself tells it."""
    wanted = set(PLACE.findall(message.many or message.one))
    for number, form in enumerate(said):
        given = set(PLACE.findall(form))
        lost = wanted - given
        if message.many and number in OF_ONE_NUMBER[language]:
            lost &= {"%s", "%d"}
        if lost or given - wanted:
            return True
    return False


def test_words_are_found_in_code_and_in_templates():
    assert list(messages('say = _("Close")')) == [Message(None, "Close", None)]
    assert list(messages('ngettext("%d bar", "%d bars", n)')) == [
        Message(None, "%d bar", "%d bars")
    ]
    template = '<p>{% translate "Close" %} {% blocktranslate %}By {{ name }}{% endblocktranslate %}'
    assert list(messages(python_of(template))) == [
        Message(None, "Close", None),
        Message(None, "By %(name)s", None),
    ]
    assert len(spoken()) > 400


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_word_is_translated(language):
    told = catalogue(language)
    missing = [
        f"{path}: {message.one}"
        for message, path in spoken().items()
        if not all(forms(told, message) or [""])
    ]

    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_translated_that_is_said_no_more(language):
    known = {(message.context, message.one) for message in spoken()}
    kept = {
        (entry.context, entry.id if isinstance(entry.id, str) else entry.id[0])
        for entry in catalogue(language)
        if entry.id
    }

    assert kept - known == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_places_for_all_that_is_filled_in(language):
    told = catalogue(language)
    wrong = [
        message.one for message in spoken() if wrong_places(message, forms(told, message), language)
    ]

    assert wrong == []


def test_a_lost_place_is_noticed():
    message = Message(None, "%(number)s day", "%(number)s days")

    assert not wrong_places(message, ("يوم", "يوم", "يومان", *["%(number)s يوم"] * 3), "ar")
    assert wrong_places(message, ("jour", "%(number)s jours"), "fr")
    assert wrong_places(Message(None, "By %(name)s", None), ("Par %(nom)s",), "fr")


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_translation_is_in_the_letters_of_its_language(language):
    told = catalogue(language)
    foreign = [
        message.one
        for message in spoken()
        for form in forms(told, message)
        if any(word[0] not in "%<" for word in WORD.findall(message.one))
        and not LETTERS[language].search(form)
    ]

    assert foreign == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_compiled_is_what_is_written(language):
    written = catalogue(language)
    differing = [
        message.one for message in spoken() if forms(written, message) != served(language, message)
    ]

    assert differing == []


def test_no_word_is_said_within_an_f_string_where_gettext_does_not_look():
    found = [
        f"{path.relative_to(HOUSE)}:{call.lineno}"
        for path in sorted((HOUSE / "timeline").rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "gettext", "ngettext", "pgettext")
    ]

    assert found == []
