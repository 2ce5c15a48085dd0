"""What forces tell in bulletins: lists of strikes, sums of missions, fire returned."""

from datetime import date

import pytest

MONDAY = date(2024, 8, 5)
MET, STRIKE = "Disrupted weapons use", "Air/drone strike"
TOWNS = ["Manbij", "Raqqa"]


def named(draft, role):
    return [actor.name for actor in draft.actors if actor.role == role]


@pytest.mark.parametrize(
    "items",
    [
        "- Near Manbij, three strikes hit two bunkers.\n\n- Near Raqqa, a strike destroyed a lorry.",
        "• In Manbij, a strike destroyed two lorries.\n• In Raqqa, four strikes damaged a bridge.",
        "Near Manbij, two strikes destroyed a bunker.\n\nNear Raqqa, five strikes destroyed a tunnel.",
    ],
)
def test_items_of_a_list_take_day_and_doer_from_its_lead(read, items):
    text = f"On Aug. 5, coalition aircraft carried out nine strikes in Syria:\n\n{items}"
    listed = [draft for draft in read(text).drafts if draft.location in TOWNS]
    assert [draft.location for draft in listed] == TOWNS
    assert {(draft.span.start, draft.span.end) for draft in listed} == {(MONDAY, MONDAY)}
    assert [named(draft, "perpetrator") for draft in listed] == [["US-led coalition"]] * 2


def test_a_line_after_the_list_is_no_item_of_it(read):
    text = (
        "On Aug. 5, coalition aircraft carried out two strikes in Syria:\n\n"
        "- Near Manbij, a strike destroyed a lorry.\n\n"
        "Officials gave no details.\n\nNear Homs, a blast killed three people."
    )
    blast = next(draft for draft in read(text).drafts if draft.location == "Homs")
    assert named(blast, "perpetrator") == []


def test_the_day_of_a_dateline_is_no_day_of_the_event(only_draft):
    draft = only_draft("BERLIN, Aug. 7, 2024 — U.S. troops struck a bunker in Syria on Monday.")
    assert draft.span.start == MONDAY


@pytest.mark.parametrize("led", ["led to six ISIS fighters killed", "resulted in six ISIS members killed"])  # fmt: skip
def test_missions_counted_by_country_are_sums_of_those_who_flew_them(read, led):
    text = f"In July, U.S. Central Command and its partners, the Syrian Democratic Forces, carried out 40 missions in which nine ISIS members were killed. In Iraq, 30 joint operations {led}."
    part = next(draft for draft in read(text).drafts if draft.location == "Iraq")
    assert (part.count_low, part.event_clarity, part.killed) == (30, 2, (6, 6, 6))
    assert "United States" in named(part, "perpetrator")
    assert named(part, "target") == ["Islamic State"]


def test_missions_counted_after_a_sum_of_all_have_its_days(read):
    text = "During July, U.S. Central Command conducted 50 operations against ISIS in Iraq and Syria, resulting in nine fighters killed.\n\nIn Syria, 20 joint missions left four fighters killed and three detained."
    part = next(draft for draft in read(text).drafts if draft.location == "Syria")
    assert (part.count_low, part.event_clarity, part.killed) == (20, 2, (4, 4, 4))
    assert (part.span.start.month, part.span.end.month) == (7, 7)


@pytest.mark.parametrize("where", ["detention facilities", "a detention centre", "detention camps"])
def test_where_people_are_held_tells_of_no_arrest(read, where):
    assert not read(
        f"More than 900 ISIS members were moved on Monday from {where} in Syria."
    ).drafts


@pytest.mark.parametrize("answer", ["returned fire on", "fired back at"])
def test_fire_returned_after_an_attack_is_another_deed_that_answers_it(read, answer):
    text = f"On Monday a drone hit a U.S. outpost in Iraq. After the attack, U.S. troops {answer} a militia near Fallujah and killed two gunmen."
    attack, reply = read(text).drafts
    assert (named(reply, "perpetrator"), reply.killed) == (["United States"], (2, 2, 2))
    assert (reply.response_to, attack.killed[1]) == (0, None)


def test_bombing_hours_later_in_part_of_the_city_is_an_event_there(read):
    text = "Rockets hit a market in Kharkiv on Tuesday, killing four people. Hours later, Russian warplanes bombed Ukrainian positions in the northern part of the city."
    _, bombing = read(text).drafts
    assert (bombing.location, named(bombing, "perpetrator")) == ("Kharkiv", ["Russia"])


@pytest.mark.parametrize("who", ["Islamist militants", "jihadists"])
def test_militants_of_a_creed_did_it(only_draft, who):
    draft = only_draft(
        f"Nine soldiers were killed on Monday when suspected {who} raided a garrison in Niger. Some 50 gunmen stormed the base in Tillaberi, witnesses said."
    )
    (doer,) = [actor for actor in draft.actors if actor.role == "perpetrator"]
    assert (doer.name, doer.attribution) == ("Islamist militants", "suspected")
    assert (draft.location, draft.killed, named(draft, "target")) == ("Tillaberi", (9, 9, 9), ["Niger"])  # fmt: skip


@pytest.mark.parametrize("telling", ["engaged", "engaged and destroyed"])
def test_drones_engaged_in_flight_were_met(only_draft, telling):
    draft = only_draft(f"On Monday, U.S. forces {telling} six Houthi drones over the Red Sea.")
    assert (draft.sub_event_type, named(draft, "target")) == (MET, ["Houthis"])


def test_a_warship_told_of_again_by_its_name_is_its_state(only_draft):
    draft = only_draft(
        "The USS Laboon (DDG 58) sailed in the Red Sea on Monday. The Laboon shot down a drone."
    )
    assert named(draft, "perpetrator") == ["United States"]


@pytest.mark.parametrize(
    "ready", ["were being readied for launch against", "were prepared to launch against"]
)
def test_weapons_struck_lay_where_they_were_found_and_not_where_they_were_to_fly(only_draft, ready):
    draft = only_draft(
        f"On Monday, CENTCOM forces conducted a strike on two missiles that {ready} ships in the Gulf of Aden.\n\nThe missiles were found in Houthi-controlled areas of Yemen."
    )
    assert (draft.country, named(draft, "target")) == ("YE", ["Houthis"])


@pytest.mark.parametrize("shots", ["warning shots at a trawler", "tear gas", "flares near a boat"])
def test_shots_that_warn_are_no_attack(read, shots):
    assert not read(f"Navy personnel fired {shots} in the Red Sea on Monday.").drafts


def test_a_planes_type_tells_of_a_strike_from_the_air(only_draft):
    draft = only_draft("Two F-16 fighters hit a militia depot near Kirkuk on Monday.")
    assert (draft.sub_event_type, named(draft, "perpetrator")) == (STRIKE, [])


def test_another_one_wounded_is_counted(only_draft):
    draft = only_draft(
        "A soldier was killed on Monday and three guards and another U.S. soldier were wounded when a drone hit a depot near Erbil."
    )
    assert (draft.killed, draft.injured) == ((1, 1, 1), (4, 4, 4))


@pytest.mark.parametrize("no", ["no word on", "no information on", "no details of"])
def test_nothing_heard_of_casualties_is_no_zero(only_draft, no):
    draft = only_draft(f"Warplanes bombed Bahri on Monday. There was {no} casualties.")
    assert draft.killed == (None, None, None)


def test_fighting_reported_on_a_day_was_on_that_day(only_draft):
    draft = only_draft(
        "Heavy fighting was reported on Sunday in Bahri, where the army said it repelled an RSF attack on a base and killed 20 attackers."
    )
    assert (draft.span.start, draft.span.end) == (date(2024, 8, 4), date(2024, 8, 4))
    assert (named(draft, "perpetrator"), named(draft, "target")) == (["Rapid Support Forces"], ["Sudan"])  # fmt: skip


def test_officials_of_a_region_tell_of_what_fell_there(read):
    text = "Russian drones struck Odesa region on Tuesday. Poltava region officials said that a missile came down on a depot."
    assert [draft.location for draft in read(text).drafts] == ["Odesa region", "Poltava region"]


def test_a_ship_is_named_after_what_it_is(only_draft):
    draft = only_draft(
        "On Monday, the Houthis seized a cargo ship, the Amber Star, in the Red Sea."
    )
    assert named(draft, "target") == ["Amber Star"]


@pytest.mark.parametrize("fire", ["rocket fire", "mortar fire", "fire"])
def test_those_who_come_under_fire_did_not_do_it(only_draft, fire):
    draft = only_draft(f"U.S. troops in Syria came under {fire} near Homs on Sunday.")
    assert (named(draft, "perpetrator"), named(draft, "target")) == ([], ["United States"])


def test_experts_engaged_are_no_weapons_met(read):
    assert not read("The company engaged two missile experts on Monday.").drafts
