"""Records taken apart, joined and chosen from: nothing that anybody changed goes missing."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.actions.parts import LISTS, PARTS, chosen, differing, parts_of, three_way, whole

SCALARS = sorted({key for keys in PARTS.values() for key in keys})
few = st.integers(0, 2)
rows = {
    "actors": st.fixed_dictionaries(
        {"role": st.sampled_from(["perpetrator", "target"]), "slug": st.sampled_from("ab")}
    ),
    "sources": st.fixed_dictionaries({"id": st.integers(1, 3)}),
    "links": st.fixed_dictionaries({"kind": st.just("part_of"), "code": st.sampled_from("xy")}),
}
told_by = dict(LISTS.values())


@st.composite
def a_list(draw, name):
    def key(row):
        return tuple(row[each] for each in told_by[name])

    return [{**row, "says": draw(few)} for row in draw(st.lists(rows[name], unique_by=key))]


records = st.fixed_dictionaries(
    {**dict.fromkeys(SCALARS, few), **{name: a_list(name) for name in rows}}
)


@given(records)
def test_a_record_taken_apart_and_put_together_is_the_same(record):
    assert differing(whole(parts_of(record)), record) == []
    assert whole(parts_of(record)) == record


@given(records, records)
def test_what_one_side_alone_changed_is_as_that_side_has_it(base, changed):
    for joined in (
        three_way(base, theirs=changed, mine=base),
        three_way(base, theirs=base, mine=changed),
        three_way(base, theirs=changed, mine=changed),
    ):
        assert joined.conflicts == ()
        assert differing(joined.record, changed) == []


@given(records, records, records)
def test_each_part_is_theirs_or_mine_and_a_conflict_where_both_changed_it(base, theirs, mine):
    joined = three_way(base, theirs=theirs, mine=mine)

    was, a, b, now = map(parts_of, (base, theirs, mine, joined.record))
    for name in {**was, **a, **b}:
        both = a.get(name) != was.get(name) != b.get(name) and a.get(name) != b.get(name)
        assert (name in joined.conflicts) == both
        changed = b if b.get(name) != was.get(name) else a
        assert now.get(name) == changed.get(name)


@given(records, records, records)
def test_the_two_sides_find_the_same_conflicts(base, one, other):
    ours = three_way(base, theirs=one, mine=other).conflicts
    others = three_way(base, theirs=other, mine=one).conflicts

    assert set(ours) == set(others)


@given(records, records, st.data())
def test_the_parts_chosen_are_theirs_and_all_else_is_mine(mine, theirs, data):
    names = data.draw(st.sets(st.sampled_from([*parts_of(mine), *parts_of(theirs)])))

    result = parts_of(chosen(mine, theirs=theirs, names=names))

    for name in {*parts_of(mine), *parts_of(theirs)}:
        wanted = theirs if name in names else mine
        assert result.get(name) == parts_of(wanted).get(name)
