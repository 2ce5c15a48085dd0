"""A rule that first asks whether a sentence has one of its words misses nothing by asking."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.extract import (
    aims,
    assertion,
    attribution,
    blame,
    claims,
    clauses,
    deeds,
    events,
    hosts,
    no_casualties,
    phrased_tolls,
    place_leads,
    rival_tolls,
    subjects,
    toll_sides,
    turned,
)
from timeline.extract.patterns import lowered, words_in
from timeline.extract.times import find, leads
from timeline.extract.times.language import COUNTED

SUSPECTING = {"suspicion", "suspected"}  # alone they tell too little, so they do not open the rule
PATTERNS_WITH_THEIR_WORDS = [
    (aims.OWN, aims.POSSESSING),
    (aims.OWN_BEFORE, aims.POSSESSING),
    (turned.RAMMED, turned.TURNING),
    (turned.REPELLED, turned.TURNING),
    (assertion.COMMEMORATED, assertion.REMEMBERING),
    (assertion.COUNTERFACTUAL, assertion.SUPPOSING),
    (assertion.DENIED, assertion.DISPUTING),
    (assertion.DISPUTED, assertion.DISPUTING),
    (assertion.EVERY, assertion.RECURRING | assertion.OVER_AND_OVER),
    (assertion.EVERY, assertion.RECURRING | assertion.SPELLS),
    (assertion.HABIT, assertion.HABITS),
    (assertion.HABITUALLY, assertion.HABITS),
    (assertion.INFINITIVE, {"to"}),
    (assertion.MANAGED, {"to"}),
    (assertion.MODAL, assertion.MODALS),
    (assertion.NEARLY, assertion.ALMOST),
    (assertion.NEGATED, assertion.NEGATING),
    (assertion.SUPPORT_UNREAL, assertion.MODALS | assertion.TO_OR_NOT),
    (assertion.TO_PREVENT, assertion.UNFOUNDED),
    (assertion.UNREAL_MODIFIER, assertion.UNREAL),
    (assertion.VERB_GOVERNED, assertion.FEARING),
    (claims.CLAIMED, claims.CLAIMING),
    (attribution.CONFIRMED, {"confirmed"}),
    (attribution.SUSPECTED, attribution.SUSPECTING),
    (blame.BEHIND, blame.BLAMING | SUSPECTING),
    (blame.BLAMED, blame.BLAMING | SUSPECTING),
    (blame.BLAMED_ON, blame.BLAMING),
    (phrased_tolls.ENDED, phrased_tolls.ENDING),
    (deeds.ANSWERED, deeds.ANSWERING),
    (deeds.ANSWERS, deeds.ANSWERING),
    (clauses.SPEECH_TAIL, clauses.SPEAKING),
    (events.ANEW, events.OTHER),
    (events.DURING_ONE, events.ONE_OR_ANOTHER),
    (events.HABITUAL, events.HAVING),
    (events.RESPONDS, events.RESPONDING),
    (hosts.HOSTING, hosts.HOUSING),
    (no_casualties.NO_VICTIMS, no_casualties.NOBODY),
    (no_casualties.NO_VICTIMS, no_casualties.UNHURT),
    (no_casualties.UNHARMED, no_casualties.NOBODY),
    (no_casualties.UNHARMED, no_casualties.UNHURT),
    (no_casualties.ZERO, no_casualties.NOBODY),
    (no_casualties.ZERO, no_casualties.CASUALTIES),
    *((pattern, words) for pattern, _, words in phrased_tolls.PHRASES),
    (rival_tolls.OUTDATED, rival_tolls.OF_AN_HOUR),
    (rival_tolls.UPDATED, rival_tolls.OF_AN_HOUR),
    (subjects.SUPPORT, subjects.SUPPORTING),
    (toll_sides.LEADER, toll_sides.LEADERS),
    *((lead, leads.LEADING) for lead, _ in (*leads.INNER, *leads.OUTER)),
    (place_leads.LED_TO, place_leads.LEADING),
    (place_leads.ELSEWHERE, place_leads.ELSEWHERE_WORDS),
    (place_leads.READIED, place_leads.READY),
    (place_leads.TELLERS, place_leads.OFFICES),
]


@pytest.mark.parametrize(("pattern", "words"), PATTERNS_WITH_THEIR_WORDS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_all_that_a_pattern_fits_has_one_of_its_words(pattern, words, data):
    text = data.draw(st.from_regex(pattern))

    assert not words_in(text, 0, len(text)).isdisjoint(words)


RULES = {
    (rule.name, rule.pattern.pattern): rule for rules in find._RULES.values() for rule in rules
}


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.needs])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_all_that_a_time_rule_fits_has_the_letters_it_needs(rule, data):
    text = lowered(data.draw(st.from_regex(rule.pattern)))

    assert any(letters in text for letters in rule.needs)


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.counts])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_time_rule_that_counts_fits_only_where_a_count_stands(rule, data):
    text = data.draw(st.from_regex(rule.pattern))
    found = rule.pattern.search(text)
    low = lowered(found[0])

    assert low.startswith("the") or COUNTED.match(low)
