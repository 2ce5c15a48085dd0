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
            "Somali troops backed by U.S. airstrikes killed 15 al-Shabab fighters near Jilib on Monday.",
            ["Somalia"],
            ["Al-Shabab"],
        ),
        (
            "Turkish-backed fighters and the Kurdish-led SDF traded artillery fire near Kobani on Monday.",
            ["Syrian National Army"],
            ["Syrian Democratic Forces"],
        ),
        (
            "Houthi-fired missiles struck a Greek-owned cargo ship off Mokha on Monday.",
            ["Houthis"],
            ["commercial shipping"],
        ),
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


def test_whoever_was_fought_did_not_do_the_killing(only_draft):
    draft = only_draft(
        "Fano militiamen fought Ethiopian soldiers in Gondar on Monday, killing six."
    )
    assert both(draft)[0] == ["Fano"]


def test_suspicion_that_falls_on_a_group_names_it(read):
    (draft,) = read(
        "Gunmen killed nine farmers in Djibo on Monday. Suspicion quickly focused on JNIM."
    ).drafts
    assert both(draft)[0] == ["JNIM"]


def test_when_responsibility_was_claimed_is_not_when_it_happened(only_draft):
    draft = only_draft(
        "The Islamic State claimed responsibility on Sunday for an attack in Homs that killed three soldiers the day before."
    )
    assert draft.span.start.isoformat() == "2024-08-03"
