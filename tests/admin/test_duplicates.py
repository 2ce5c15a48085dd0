"""Pairs that may be one incident: listed, compared, merged, told apart, and taken back."""

import pytest

from tests.admin.page import desk, page, words
from tests.builders import create_claim, create_incident, create_location, create_report
from tests.published import publish_incident
from timeline.actions.merging import merge
from timeline.models import Claim, Incident, Link, Merge

pytestmark = pytest.mark.django_db

LIST = "/admin/duplicates/"


def suspected(one: Incident, other: Incident, reason: str = "Days can agree.") -> Link:
    return Link.objects.create(incident=one, target=other, kind="possible_duplicate", reason=reason)


@pytest.fixture
def pair() -> Link:
    one = create_incident(title="Drones at the dam", killed_best=3, killed_low=3, killed_high=3)
    other = create_incident(title="Attack on the dam", location=create_location())
    create_claim(incident=one, report=create_report(outlet="The Courier"))
    return suspected(one, other)


def decide(client, address, decision, **sent):
    return client.post(address, {"decision": decision, **sent}, follow=True)


# The list -------------------------------------------------------------------------------------


def test_the_list_has_open_pairs_the_newest_first(viewer, pair):
    third = create_incident(title="The newest")
    suspected(third, pair.target)
    suspected(create_incident(title="A closed one", stage="rejected"), pair.target)

    titles = [link.get_text() for link in page(viewer.get(LIST)).select(".pairs article a")]

    assert titles == [
        *("The newest", "Attack on the dam"),
        *("Drones at the dam", "Attack on the dam"),
    ]


def test_the_list_takes_few_questions_however_many_pairs_wait(
    viewer, django_assert_max_num_queries
):
    target = create_incident(location=create_location())
    for number in range(30):
        suspected(create_incident(title=f"Telling {number}"), target)

    with django_assert_max_num_queries(10):
        html = page(viewer.get(LIST))

    assert len(html.select(".pairs > li")) == 25
    assert len(page(viewer.get(LIST, {"p": 2})).select(".pairs > li")) == 5


@pytest.mark.parametrize("number", ["0", "x", "99999999999999999999999"])
def test_a_page_that_there_is_not_shows_one_that_there_is(viewer, pair, number):
    assert page(viewer.get(LIST, {"p": number})).select(".pairs > li")


def test_where_none_waits_the_list_says_so(viewer):
    assert "No pair waits." in words(viewer.get(LIST))


# Side by side ---------------------------------------------------------------------------------


def test_two_stand_side_by_side_and_what_differs_is_said_in_words(viewer, pair):
    html = page(viewer.get(f"{LIST}{pair.pk}/"))

    marks = {
        row.th.contents[0].strip(): row.th.span.get_text() if row.th.span else ""
        for row in html.select(".compared tbody tr")
    }
    assert marks["Headline"] == "differs"
    assert marks["Killed"] == "only left"
    assert marks["Where"] == "only right"
    assert marks["What"] == ""
    assert html.select_one(".sources blockquote").get_text() == "A drone hit the base."


def test_a_report_that_both_rest_on_is_marked(viewer, pair):
    report = pair.incident.claims.get().report
    create_claim(incident=pair.target, report=report)

    marks = page(viewer.get(f"{LIST}{pair.pk}/")).select(".sources .mark")

    assert [mark.get_text() for mark in marks] == ["in both", "in both"]


def test_any_two_can_be_compared_by_their_codes(viewer):
    one, other = create_incident(title="One"), create_incident(title="Other")

    told = words(viewer.get(LIST, {"a": f" {one.code} ", "b": other.code}))

    assert "One" in told
    assert "Other" in told


@pytest.mark.parametrize(
    ("a", "b"), [("nothing", "here"), ("", ""), ("same", "same"), ("\x01", "x")]
)
def test_codes_that_name_no_two_incidents_are_not_found(viewer, a, b):
    one = create_incident()
    sent = {"a": a.replace("same", one.code), "b": b.replace("same", one.code)}

    assert viewer.get(LIST, sent).status_code == 404
    assert viewer.post(f"{LIST}?a={sent['a']}&b={sent['b']}").status_code == 404


# Deciding -------------------------------------------------------------------------------------


def test_merging_keeps_the_claims_says_so_and_brings_the_next_pair(analyst, pair):
    following = suspected(create_incident(), create_incident())

    response = decide(analyst, f"{LIST}{pair.pk}/", "right", reason="One attack.")

    kept = pair.target
    assert Claim.objects.filter(incident=kept).count() == 1
    assert Merge.objects.get().kept == kept
    assert response.redirect_chain == [(f"{LIST}{following.pk}/", 302)]
    assert "“Drones at the dam” was merged into “Attack on the dam”" in words(response)
    assert page(response).select_one(f"a[href='{LIST}undo/{Merge.objects.get().pk}/']")


def test_after_the_last_pair_comes_the_list(analyst, pair):
    response = decide(analyst, f"{LIST}{pair.pk}/", "left", reason="One attack.")

    assert Merge.objects.get().kept == pair.incident
    assert response.redirect_chain == [(LIST, 302)]


def test_two_told_apart_are_remembered_without_a_reason(analyst, pair):
    decide(analyst, f"{LIST}{pair.pk}/", "apart")

    assert Link.objects.get().kind == "not_duplicate"
    assert "These two were told apart." in words(
        analyst.get(LIST, {"a": pair.incident.code, "b": pair.target.code})
    )


def test_any_two_are_merged_and_the_kept_ones_page_comes(analyst):
    one, other = create_incident(), create_incident()

    response = decide(analyst, f"{LIST}?a={one.code}&b={other.code}", "right", reason="One.")

    assert response.redirect_chain[-1][0] == desk("incident", "change", other.pk)


@pytest.mark.parametrize(
    ("decision", "reason", "words_of_it"),
    [
        ("left", " ", "Say why the two are one"),
        ("", "One.", "which of the two is kept"),
        ("left", "x" * 401, "has at most 400 characters"),
        ("apart", "x\x00", "Null characters are not allowed"),
    ],
)
def test_a_decision_that_lacks_something_is_asked_for_again(
    analyst, pair, decision, reason, words_of_it
):
    response = decide(analyst, f"{LIST}{pair.pk}/", decision, reason=reason)

    assert words_of_it in words(response)
    assert not Merge.objects.exists()
    assert Link.objects.get() == pair


def test_a_pair_that_somebody_has_decided_meanwhile_says_so(analyst, pair):
    address = f"{LIST}{pair.pk}/"
    pair.delete()

    assert "decided already" in words(decide(analyst, address, "left", reason="One."))


# Who may, and what may be -----------------------------------------------------------------------


def test_a_viewer_reads_and_decides_nothing(viewer, pair):
    address = f"{LIST}{pair.pk}/"

    assert not page(viewer.get(address)).select(".decisions button")
    for decision in ("left", "right", "apart", "", "nonsense"):
        assert viewer.post(address, {"decision": decision, "reason": "x"}).status_code == 403
    assert Link.objects.get() == pair


def test_only_who_may_publish_merges_what_is_public(analyst, editor):
    one, other = publish_incident(title="One"), publish_incident(title="Other")
    address = f"{LIST}?a={one.code}&b={other.code}"

    assert "merging it is for those who publish" in words(analyst.get(address))
    assert analyst.post(address, {"decision": "left", "reason": "x"}).status_code == 403
    decide(editor, address, "left", reason="One attack.")
    assert Merge.objects.get().kept == one


def test_what_a_public_one_takes_in_from_a_draft_waits_and_that_is_said(editor):
    public, draft = publish_incident(title="Public"), create_incident(title="Draft")
    create_claim(incident=draft)

    response = decide(editor, f"{LIST}?a={public.code}&b={draft.code}", "left", reason="One.")

    assert "is public once it is published anew" in words(response)


def test_a_merge_that_takes_a_second_person_says_that_both_stay_public(editor, settings):
    settings.FOUR_EYES = True
    one, other = publish_incident(title="One"), publish_incident(title="Other")

    response = decide(editor, f"{LIST}?a={one.code}&b={other.code}", "left", reason="One.")

    assert "Both stay public as they are until somebody else publishes" in words(response)
    undo = words(editor.get(f"{LIST}undo/{Merge.objects.get().pk}/"))
    assert "is public again" not in undo


def test_a_public_one_is_offered_to_be_kept_alone(editor):
    public, draft = publish_incident(title="Public"), create_incident(title="Draft")

    html = page(editor.get(LIST, {"a": public.code, "b": draft.code}))

    buttons = [button["value"] for button in html.select(".decisions button")]
    assert buttons == ["left", "apart"]
    assert "keep the public one" in html.get_text()


# The way back ---------------------------------------------------------------------------------


@pytest.fixture
def done(pair) -> Merge:
    return merge(pair.target, pair.incident, by="ann", reason="One attack.")


def test_the_kept_one_shows_its_merges_as_long_as_they_stand(analyst, done):
    address = desk("incident", "change", done.kept_id)
    undo = f"{LIST}undo/{done.pk}/"
    assert page(analyst.get(address)).select_one(f"a[href='{undo}']")

    response = analyst.post(undo, follow=True)

    assert "is an incident of its own again" in words(response)
    assert Claim.objects.filter(incident=done.kept_id).count() == 0
    assert "Merged into this" not in words(analyst.get(address))


def test_the_merged_one_says_into_which_and_cannot_be_edited(editor, done):
    address = desk("incident", "change", done.merged_id)

    html = page(editor.get(address))

    assert "Merged into “Attack on the dam” by ann" in " ".join(html.get_text().split())
    assert html.select_one(f"a[href='{LIST}undo/{done.pk}/']")
    assert not html.select("[name=_save], [name=title]")
    editor.post(address, {"title": "Changed"})
    assert Incident.objects.get(pk=done.merged_id).title == "Drones at the dam"


def test_a_source_of_the_merged_one_cannot_be_edited_either(editor, done):
    claim = Claim.objects.get(incident=done.merged_id)

    assert editor.post(desk("claim", "change", claim.pk), {"title": "x"}).status_code == 403


def test_neither_of_a_merge_can_be_deleted_while_it_stands(editor, done):
    for pk in (done.kept_id, done.merged_id):
        editor.post(desk("incident", "delete", pk), {"post": "yes"})

    assert Incident.objects.filter(pk__in=(done.kept_id, done.merged_id)).count() == 2


def test_the_page_before_an_undo_says_what_will_be(editor):
    one, other = publish_incident(title="One"), publish_incident(title="Other")
    done = merge(one, other, by="ed", reason="One attack.")

    told = words(editor.get(f"{LIST}undo/{done.pk}/"))

    assert "“Other” is public again at its own address" in told


def test_who_may_not_publish_does_not_undo_what_was_public(analyst):
    done = merge(publish_incident(), publish_incident(), by="ed", reason="One attack.")

    assert analyst.get(f"{LIST}undo/{done.pk}/").status_code == 403
    assert analyst.post(f"{LIST}undo/{done.pk}/").status_code == 403


def test_an_undo_that_cannot_be_says_why(analyst, done):
    analyst.post(f"{LIST}undo/{done.pk}/")

    assert "undone already, by analyst" in words(analyst.post(f"{LIST}undo/{done.pk}/"))
    assert analyst.post(f"{LIST}undo/999/").status_code == 404
