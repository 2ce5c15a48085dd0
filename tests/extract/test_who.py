"""Who did it and whom it hit, as the words of one sentence order them."""

import pytest


def both(draft):
    return tuple(
        [actor.name for actor in draft.actors if actor.role == role]
        for role in ("perpetrator", "target")
    )


@pytest.mark.parametrize(
    ("sentence", "perpetrators", "targets"),
    [
        (
            "Iraqi troops, enabled by U.S. forces, conducted a raid on ISIS fighters in Mosul on Monday.",
            ["Iraq"],
            ["Islamic State"],
        ),
        (
            "Bandits attacked Gusau on Monday but were repelled by Nigerian troops.",
            ["bandits"],
            ["Nigeria"],
        ),
        (
            "Border guards in Jordan thwarted an attempt by smugglers on Monday, killing two.",
            ["Jordan"],
            ["smugglers"],
        ),
        (
            "A Greek frigate of EUNAVFOR shot down a drone launched by the Houthis over the Red Sea on Monday.",
            ["Greece"],
            ["Houthis"],
        ),
        (
            "Two Israeli soldiers were killed in fighting with Hamas gunmen in Rafah on Monday.",
            ["Hamas"],
            ["Israel"],
        ),
        (
            "A Kenyan officer was killed and another wounded in a clash with gang members in Haiti on Monday.",
            ["gangs"],
            ["Kenya"],
        ),
        ("Hamas-led gunmen stormed an Israeli outpost on Monday.", ["Hamas"], ["Israel"]),
        (
            "Men thought to be members of Fano shot dead two farmers in Gondar on Monday.",
            ["Fano"],
            ["Civilians"],
        ),
        (
            "A soldier was killed when gunmen ambushed a patrol in Sokoto on Monday.",
            [],
            ["Nigeria"],
        ),
        (
            "Nine soldiers were attacked in Davao on Monday by members of the New People's Army.",
            ["New People's Army"],
            ["Philippines"],
        ),
        (
            "Nine attackers were killed when the air force struck their trucks near Gao on Monday.",
            ["Mali"],
            ["attackers"],
        ),
        (
            "Israel struck a bridge near Tyre, as well as Hezbollah positions, on Monday.",
            ["Israel"],
            ["Hezbollah"],
        ),
        (
            "A man drove a car into a group of Israeli soldiers near Hebron on Monday, wounding two.",
            [],
            ["Israel"],
        ),
        (
            "The Houthis detained nine Yemeni employees in Sanaa on Monday.",
            ["Houthis"],
            ["Civilians"],
        ),
        (
            "Two militants and a soldier were killed in a gunbattle in Anantnag on Monday.",
            ["India"],
            ["militants"],
        ),
        (
            "In Srinagar, soldiers foiled an attempt by militants to flee on Monday and killed two of them.",
            ["India"],
            ["militants"],
        ),
        (
            "A bomb went off in the west of the Afghan capital, Kabul, on Monday, killing a priest.",
            [],
            ["Civilians"],
        ),
        (
            "Hamas fired a rocket at the Israeli city of Ashkelon on Monday.",
            ["Hamas"],
            ["Israel"],
        ),
        (
            "Gunmen opened fire in Gonaives, Haiti, on Monday, killing two journalists and a policeman.",
            [],
            ["Civilians"],
        ),
        (
            "The SDF detained an ISIS courier during a raid near Raqqa on Monday.",
            ["Syrian Democratic Forces"],
            ["Islamic State"],
        ),
        (
            "Men on a skiff opened fire on Monday near a bulk carrier off Mokha.",
            [],
            ["commercial shipping"],
        ),
        (
            "A bomb near a depot in Mastung, Pakistan, on Monday killed two farmers.",
            [],
            ["Civilians"],
        ),
        (
            "Iraq condemned the attack carried out on Monday against U.S. troops in Erbil.",
            [],
            ["United States"],
        ),
        ("Gunmen attacked the village of Bama in Nigeria on Monday.", [], ["Civilians"]),
        ("A bomb went off at the rear of a bus in Tacurong City on Monday.", [], ["Civilians"]),
    ],
)
def test_the_sentence_says_who_did_it_and_whom_it_hit(only_draft, sentence, perpetrators, targets):
    assert both(only_draft(sentence)) == (perpetrators, targets)
