"""What the smaller verbs write down, say and refuse: the sentence tells what happened, then what to do."""

from __future__ import annotations

import pytest

from relbank.actions import (
    circle,
    facts,
    introductions,
    knowing,
    ladder,
    launching,
    mailing_list,
    nurture,
    organisations,
    people,
    principles,
    review,
    sealed,
    touches,
    tracking,
    trash,
    week,
)  # fmt: skip
from relbank.actions.done import Refused, short
from relbank.actions.naming import LONGEST, mended, worded
from relbank.actions.promised import pledges
from relbank.actions.promised import told as promise_told
from relbank.method.figure import told
from relbank.method.own_fields import columns
from relbank.model.alliance import LaunchStep, Training
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.review import DAILY, Plan, Review
from relbank.model.touch import Touch
from relbank.model.trust import Sealed
from tests.builder import build


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Bob Smith").person("Liz Chen")
    yield found
    found.close()


def refused(verb, *args, **words):
    with pytest.raises(Refused) as error:
        verb(*args, **words)
    return error.value.what, error.value.do


def test_what_is_refused_is_said_first_and_then_what_to_do(journal):
    store, now, bob = journal.store, journal.now, journal.bob.id
    assert refused(touches.log, store, [bob], now, kind="fax")[0] == "There is no kind of touch called 'fax'."
    assert refused(touches.log, store, [bob], now, kind="journal")[0].startswith("There is no kind of touch")
    assert refused(touches.log, store, [bob], now, direction="up")[1] == "Say which."
    assert refused(touches.log, store, [], now) == ("A touch needs somebody.", "Choose a person, or write a note.")
    assert refused(principles.add, store, "tell the truth", now, "maybe")[0].startswith("There is no kind of principle")
    assert refused(nurture.campaign, store, "News", [], now)[0] == "A campaign needs somebody to receive it."
    assert refused(worded, " \x00 ", "promise") == ("The promise is empty.", "Type a few words.")
    assert refused(ladder.role_of, "king")[0] == "There is no role 'king'."
    assert refused(introductions.introduce, store, bob, bob, now)[0] == "An introduction takes two people."
    for typed, what in (("1 2 3", "3 scores; FACTS are five."), ("0 1 1 1 1", "“0” is no score."),
                        ("11 1 1 1 1", "“11” is no score."), ("x 1 1 1 1", "“x” is no score.")):  # fmt: skip
        assert refused(organisations.scores_of, typed)[0] == what
    assert [*organisations.scores_of("1, 10 - 5 2").values()] == [1, 10, 5, 2]
    assert journal.every(Touch) == []


def test_who_introduced_somebody_is_their_introducer_unless_there_was_one(journal):
    introductions.introduced(journal.store, journal.bob.id, journal.liz.id, journal.now, "at the fair")
    assert journal.bob.introducer == journal.liz.id
    journal.person("Pat Roe")
    introductions.introduced(journal.store, journal.bob.id, journal.pat.id, journal.now)
    assert journal.bob.introducer == journal.liz.id, "the first one stays"


def test_parts_of_a_style_and_own_fields_are_kept_without_blanks_around_them(journal):
    knowing.style(journal.store, journal.bob.id, {"pace": " quick ", "channel": "  "})
    assert dict(journal.bob.style) == {"pace": "quick"}
    for name, text in (("Team", "Nascar"), ("wife", "Ann"), ("team", "Bulls")):
        knowing.field(journal.store, journal.bob.id, name, text, journal.now)
    assert [(f.key, f.text) for f in journal.every(Fact) if not f.superseded] == [("wife", "Ann"), ("team", "Bulls")]
    journal.note("@Liz Chen call\n- fact Team: Legia").note("@Pat Roe call\n- fact TEAM: Fire")
    assert [column.name for column in columns(journal.store.journal)] == ["team"]


def test_numbers_and_labels_of_a_person_are_kept_without_blanks_around_them(journal):
    journal.person("Pat Roe", phones={" 12 34 ": "work", "  ": ""}, tags={"golf ": ""})
    assert (dict(journal.pat.phones), dict(journal.pat.tags)) == ({"12 34": "work"}, {"golf": ""})


def test_merging_leaves_the_trash_of_others_alone(journal):
    journal.person("Robert Smith").fact("Robert Smith", "like", "golf").fact("Liz Chen", "like", "jazz")
    for fact in journal.every(Fact):
        journal.throw(fact)
    before = [thing for thing in journal.store.journal.trash() if getattr(thing, "text", "") == "jazz"]
    done = people.merge(journal.store, journal.bob.id, journal.robert.id, journal.now)
    assert "1 entry moved" in done.said
    assert [x for x in journal.store.journal.trash() if getattr(x, "text", "") == "jazz"] == before
    for thing in [thing for thing in journal.store.journal.trash() if isinstance(thing, Fact)]:
        trash.restore(journal.store, Fact, thing.id)
    assert journal.facts("Bob Smith") == ["golf"] and journal.facts("Liz Chen") == ["jazz"]


def test_a_review_that_goes_on_adds_up_its_cards(journal):
    review.finish(journal.store, journal.now, 3, 4, "3 cards")
    review.finish(journal.store, journal.now, 2, 1, "2 more")
    assert [(r.kind, r.done, r.left, r.text) for r in journal.every(Review)] == [(DAILY, 5, 1, "2 more")]


def test_the_review_of_a_week_says_how_many_were_planned(journal):
    assert week.finish(journal.store, journal.now, journal.settings).said == (
        "The review of the week of Mon 16 Nov 2026 is kept."
    )
    with journal.store.transaction("plan") as tx:
        tx.add(Plan(tx.new_id(), journal.bob.id, "2026-11-16"))
    assert week.finish(journal.store, journal.now, journal.settings).said.endswith(" is kept, 1 person planned.")


def test_going_down_the_ladder_is_not_asked_for_what_was_missing(journal):
    bob, store, now = journal.bob.id, journal.store, journal.now
    ladder.move(store, bob, "confidence", "met twice", now, journal.settings)
    assert "asked something more" in ladder.move(store, bob, "up", "he called", now, journal.settings).said
    assert ladder.move(store, bob, "down", "silence", now, journal.settings).said == (
        "Moved Bob Smith down from Nurturing to Gaining confidence: silence."
    )


def test_a_promise_being_typed_tells_how_many_are_open_already(journal):
    read = pledges(journal.store, journal.bob.id, "send it by Fri", False, journal.now, journal.settings)
    assert "open already" not in promise_told(journal.store, read, journal.now)
    journal.promise("a chart", "Bob Smith").promise("a lead", "Bob Smith", by="them").promise("a list", "Bob Smith")
    journal.tick("a list")
    assert promise_told(journal.store, read, journal.now).endswith(" · 1 open already")


def test_who_came_back_is_parked_no_more(journal):
    nurture.park(journal.store, journal.bob.id, journal.now)
    assert refused(nurture.park, journal.store, journal.bob.id, journal.now)[0].endswith("lane already.")
    journal.later(days=1).note("@Bob Smith call in today\nHe is back.")
    assert refused(nurture.unpark, journal.store, journal.bob.id, journal.now)[0].endswith("not in the nurture lane.")
    nurture.park(journal.store, journal.bob.id, journal.now)


def test_what_is_just_as_long_as_there_is_room_is_not_cut(journal):
    assert short("x" * 40) == f"“{'x' * 40}”" and short(f"{'x' * 39} yz").endswith("x …”")
    assert mended("x" * LONGEST) == "x" * LONGEST and len(mended("x" * (LONGEST + 1))) == LONGEST
    assert mended(" \x00 ") == "somebody"
    assert told("a remark", 3, ()).length < 0, "a remark has no bar"


def test_every_warning_beyond_three_is_counted(journal):
    journal.note("@Bob Smith lunch\n" + "- stage nowhere\n" * 3)
    assert len(journal.last.warned) == 3
    journal.note("@Bob Smith lunch\n" + "- stage nowhere\n" * 5)
    assert journal.last.warned[3:] == ("2 more lines were kept as plain text.",)


def test_a_person_made_by_a_note_is_made_once(journal):
    journal.note("@Zoe Zed lunch\n\n@Zoe Zed call")
    assert len([p for p in journal.every(Person) if p.name == "Zoe Zed"]) == 1


def test_words_of_training_of_remarks_and_of_steps_are_changed_and_undone(journal):
    store, now, bob = journal.store, journal.now, journal.bob.id
    line = circle.train(store, bob, "me", "trigger", "old phrase", now).ids[0]
    circle.retrain(store, line, "new phrase")
    assert [x.text for x in journal.every(Training)] == ["new phrase"]
    remark = sealed.seal(store, bob, "old remark", now).ids[0]
    sealed.reword(store, remark, "new remark")
    assert [x.text for x in journal.every(Sealed)] == ["new remark"]
    journal.note("@Bob Smith call\n- secret he leaves")
    noted = next(x for x in journal.every(Sealed) if x.touch)
    assert refused(sealed.reword, store, noted.id, "x") == ("That remark stands in a note.", "Edit the note.")
    begun = launching.begin(store, "The six", now).ids[0]
    steps = len(journal.every(LaunchStep))
    assert refused(launching.add_step, store, begun, "party", "x", now)[0] == "A launch has no phase 'party'."
    launching.add_step(store, begun, "train", "tell them", now)
    assert [x.text for x in journal.every(LaunchStep)][steps:] == ["tell them"]


def test_a_phone_number_takes_the_place_of_the_first(journal):
    journal.person("Pat Roe", phones={"1": "work", "2": ""})
    assert tracking.phone(journal.store, journal.pat.id, "1").said == "Nothing was changed."
    tracking.phone(journal.store, journal.pat.id, "3")
    assert dict(journal.pat.phones) == {"3": "work", "2": ""}
    tracking.phone(journal.store, journal.pat.id, " ")
    assert list(journal.pat.phones) == ["3"]
    journal.undo().undo()
    assert dict(journal.pat.phones) == {"1": "work", "2": ""}


def test_a_fact_that_was_superseded_holds_again(journal):
    knowing.field(journal.store, journal.bob.id, "team", "Nascar", journal.now)
    knowing.field(journal.store, journal.bob.id, "team", "Bulls", journal.now)
    old = next(f for f in journal.every(Fact) if f.superseded)
    facts.renew(journal.store, old.id)
    assert [f.text for f in journal.every(Fact) if not f.superseded] == ["Nascar", "Bulls"]


@pytest.mark.parametrize(("without", "said"), [(1, ": P0."), (5, "and P4."), (6, "and P4 and others.")])
def test_who_has_no_address_is_named_five_at_most(journal, tmp_path, without, said):
    people_ = [Person(f"p{n}", f"P{n}") for n in range(without)] + [Person("a", "Ann", emails={"a@b.test": ""})]
    done = mailing_list.write_list(people_, f" {tmp_path / 'list.txt'} ")
    assert done.said.startswith("Wrote 1 recipient to ") and done.said.endswith(said) and done.warned
    assert (tmp_path / "list.txt").read_text() == "Ann <a@b.test>\n"
    assert not mailing_list.write_list(people_[-1:], str(tmp_path / "two.txt")).warned


def test_a_promise_of_theirs_has_no_day_of_my_own(journal):
    store, bob, now = journal.store, journal.bob.id, journal.now
    read = [pledges(store, bob, "send it by 4 Dec", theirs, now, journal.settings) for theirs in (False, True)]
    said = [promise_told(store, given, now) for given in read]
    assert ("safer: (target 1 Dec)" in said[0], "safer" in said[1]) == (True, False)
