"""Words that stand for a party that the report names elsewhere: "the group", "the troops"."""

import pytest


def named(draft, role):
    return [actor.name for actor in draft.actors if actor.role == role]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        (
            "Al-Shabab is an ally of al-Qaida. The group killed nine farmers in Kismayo on Monday.",
            "Al-Shabab",
        ),
        (
            "Israeli troops entered Tulkarm. On Monday, the forces detained nine men in Nablus.",
            "Israel",
        ),
        (
            "The Houthis spoke of Gaza. The rebels seized a tanker in the Red Sea on Monday.",
            "Houthis",
        ),
        (
            "M23 left the talks after its fighters killed nine farmers in Goma on Monday.",
            "M23",
        ),
        (
            "Pakistan's military said soldiers killed nine gunmen near Herat, Afghanistan, on Monday.",
            "Pakistan",
        ),
        (
            "KYIV — Russian guns fell silent. The enemy shelled a farm in Sumy on Monday.",
            "Russia",
        ),
    ],
)
def test_words_for_a_party_mean_the_one_named_last(read, text, doer):
    assert named(read(text).drafts[-1], "perpetrator") == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels killed nine farmers in Goma on Monday.",
        "The enemy shelled a farm on Monday, killing two people.",
        "M23 spoke of Goma.\n\nThe militants killed nine farmers in Beni on Monday.",
    ],
)
def test_nobody_is_meant_where_none_is_named(read, text):
    assert named(read(text).drafts[-1], "perpetrator") == []
