"""What grading the sources of an incident bear, with the reason in words."""

from typing import Any

import pytest

from timeline.actions.grading import suggested_grading

AGENCY = "Two drones struck the depot before dawn, officials said."


def actor(name: str, attribution: str | None = "attributed", **told: Any) -> dict[str, Any]:
    return {"name": name, "role": "perpetrator", "attribution": attribution, **told}


def source(outlet: str, *actors: dict[str, Any], quote: str = "") -> dict[str, Any]:
    return {
        "outlet": outlet,
        "title": "",
        "published": "2024-08-06",
        "quotes": [{"text": quote}] if quote else [],
        "claims": {"actors": list(actors)},
    }


def of_dataset(outlet: str) -> dict[str, Any]:
    return {**source(outlet), "claims": {}}


def graded(*sources: dict[str, Any], actors: Any = (), **umbrellas: str) -> tuple[str, str]:
    aliases = {"Militia": {"Armed Wing"}}
    return tuple(suggested_grading(sources, actors, umbrellas=umbrellas, aliases=aliases))


@pytest.mark.parametrize(
    "said",
    [
        actor("Militia", "claimed"),
        actor("Militia", "confirmed", by="the militia"),
        actor("Militia", "confirmed", by="Armed Wing"),
    ],
)
def test_confirmed_where_a_party_has_accepted_responsibility(said):
    assert graded(source("Courier", said)) == (
        "confirmed",
        "Militia has accepted responsibility, according to Courier.",
    )


@pytest.mark.parametrize(
    ("name", "by"), [("Militia", "the Pentagon"), ("IS", "Israel"), ("Militia", "")]
)
def test_what_somebody_else_or_nobody_known_confirms_of_a_party_is_not_its_own_word(name, by):
    assert graded(source("Courier", actor(name, "confirmed", by=by)))[0] == "weak"


def test_contested_where_sources_name_different_perpetrators():
    told = graded(source("Courier", actor("Militia")), source("Wire", actor("Army", "claimed")))

    assert told == ("contested", "Courier names Militia, Wire Army: these exclude each other.")


def test_a_joint_deed_is_not_contested_by_a_source_that_names_one_of_the_two():
    both = source("Courier", actor("Militia"), actor("Army"))

    assert graded(both, source("Wire", actor("Army")))[0] == "fair"


def test_a_group_and_its_umbrella_do_not_exclude_each_other():
    sources = source("Courier", actor("Brigade")), source("Wire", actor("Front"))

    assert graded(*sources)[0] == "contested"
    assert graded(*sources, Brigade="Front")[0] == "fair"


def test_three_that_each_share_a_name_with_the_next_are_not_contested():
    pairs = (("Militia", "Army"), ("Army", "Police"), ("Police", "Militia"))
    sources = [source(f"Wire {a}", actor(a), actor(b)) for a, b in pairs]

    assert graded(*sources)[0] == "fair"


def test_umbrellas_that_hold_each_other_do_not_hang():
    assert graded(source("Courier", actor("A")), A="B", B="A")[0] == "weak"


def test_contested_where_the_one_that_is_blamed_denies_it():
    told = graded(source("Courier", actor("Militia")), source("Wire", actor("Militia", "denied")))

    assert told == ("contested", "Militia denies it, according to Wire.")


def test_a_denial_does_not_contest_what_another_has_accepted():
    claimed = source("Courier", actor("Militia", "claimed"))

    assert graded(claimed, source("Wire", actor("A state", "denied")))[0] == "confirmed"


def test_fair_where_two_independent_sources_name_who_did_it():
    told = graded(source("Courier", actor("Militia")), source("Wire", actor("Militia")))

    assert told == (
        "fair",
        "2 sources independent of each other name Militia: Courier and Wire.",
    )


@pytest.mark.parametrize(
    "second",
    [
        source("courier", actor("Militia")),
        source("Wire", actor("Militia"), quote=AGENCY),
        source("Army", actor("Militia")),
    ],
    ids=["the same outlet", "the same agency text", "a party's own statement"],
)
def test_weak_where_the_second_source_is_not_independent(second):
    first = source("Courier", actor("Militia"), quote=AGENCY.replace(" ", "\n"))
    target = {"name": "Army", "role": "target", "attribution": None}

    grading, why = graded(first, second, actors=[target])

    assert grading == "weak"
    assert "only Courier is independent" in why


def test_a_few_words_alike_are_no_copy():
    first = source("Courier", actor("Militia"), quote="Three were killed.")
    second = source("Wire", actor("Militia"), quote="Three were killed.")

    assert graded(first, second)[0] == "fair"


def test_weak_where_there_is_a_single_source():
    assert graded(source("Courier")) == ("weak", "Courier is its single source.")


def test_weak_where_one_of_several_names_who_did_it():
    told = graded(source("Courier"), source("Wire", actor("Militia")))

    assert told == ("weak", "Only Wire names who did it.")


def test_weak_where_its_only_source_is_a_party():
    assert graded(source("Militia", actor("Militia"))) == (
        "weak",
        "Its only source, Militia, is a party to it.",
    )


def test_the_sources_of_a_dataset_count_beside_a_report():
    told = graded(
        source("Courier", actor("Militia")), of_dataset("Wire"), actors=[actor("Militia", None)]
    )

    assert told[0] == "fair"


@pytest.mark.parametrize("attribution", ["claimed", "confirmed", "denied"])
def test_a_dataset_does_not_say_how_a_party_took_it(attribution):
    said = actor("Militia", attribution, by="Militia")

    told = graded(source("Courier", actor("Militia")), of_dataset("Wire"), actors=[said])

    assert told[0] == ("weak" if attribution == "denied" else "fair")


@pytest.mark.parametrize(
    ("sources", "why"),
    [
        ([], "No source tells of it"),
        ([of_dataset("Wire"), of_dataset("Courier")], "Only a dataset tells of it"),
        ([source("Wire"), source("Courier")], "none names who did it"),
    ],
)
def test_nothing_is_suggested_where_nothing_can_be_said(sources, why):
    grading, words = graded(*sources)

    assert grading == ""
    assert why in words
