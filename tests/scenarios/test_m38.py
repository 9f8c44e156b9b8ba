"""M38, daily review: a bounded walk, promises first; after an absence no day is a wall, and the backlog goes."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from relbank.actions import review as acting
from relbank.demo import build as build_demo
from relbank.method import cards
from relbank.method import review as going
from relbank.method.cards import backlog, deal
from relbank.method.findings import Findings
from relbank.model.finding import Override
from relbank.model.nurture import Parking
from relbank.model.person import Person
from relbank.model.promise import KEPT, Promise
from relbank.model.review import Review
from relbank.settings import Settings
from tests.builder import build, moment
from tests.tui.program import opened

NOTE = """@Bob Smith lunch 12 Nov 12:30
Plant move.
- never be late !!
- likes Nascar
- [ ] send Ohio article by 17 Nov
- [ ] plan of the hall by 19 Nov
"""


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(NOTE, at="2026-11-12T15:00")
    found.meeting("Bob Smith", "2026-11-18T12:00", "coffee", "AB Coffee")
    found.meeting("Bob Smith", "2026-11-19T17:30", "walk", "the river")
    yield found
    found.close()


def findings(journal):
    return Findings(journal.store.journal, journal.settings)


def spoken(journal):
    found = findings(journal)
    found.refresh(journal.now)
    return found.all()


def again(card, journal):
    found = findings(journal)
    found.refresh(journal.now)
    return cards.again(card.key, found.of, journal.store.journal)


def dealt(journal, **settings):
    return deal(findings(journal), journal.store.journal, journal.now, Settings(**settings))


def test_the_meeting_of_the_day_comes_first_then_promises_then_the_debrief(journal):
    deck = dealt(journal)
    assert [card.finding.rule for card in deck.cards[:4]] == ["M40", "M18", "M18", "M13"]
    assert "send Ohio article" in deck.cards[1].finding.saw and "plan of the hall" in deck.cards[2].finding.saw
    assert all(card.finding.why and card.finding.do for card in deck.cards)


def test_what_was_done_put_off_or_waved_away_is_gone_and_undo_brings_it_back(journal):
    meeting, late, due, debrief = dealt(journal).cards[:4]
    store, now = journal.store, journal.now
    assert acting.done(store, late, now).said.startswith("Kept (2 days late)")
    acting.snooze(store, due, now, (now + timedelta(days=3)).date())
    acting.skip(store, meeting, now, "he called it off by phone")
    acting.done(store, debrief, now)
    assert [card.finding.saw for card in dealt(journal).cards if card.pressing] == []
    for card in (debrief, meeting, due, late):
        journal.undo()
        assert again(card, journal) is not None
    assert journal.every(Override) == []


def test_a_bound_that_is_set_holds_and_the_rest_is_told(journal):
    for number in range(9):
        journal.promise(f"thing {number}", "Bob Smith", "2026-11-10")
    deck = dealt(journal, review_cards=5)
    assert len(deck.cards) == 5 and deck.waiting == 8
    assert deck.cards[3].finding.rule == "M18" and "M40" in [card.finding.rule for card in deck.cards]


def test_a_promise_to_nobody_in_particular_has_its_card_too(journal):
    journal.promise("renew the passport", due="2026-11-18")
    card = next(c for c in dealt(journal).cards if "passport" in c.finding.saw)
    acting.done(journal.store, card, journal.now)
    assert journal.promised("passport").state == KEPT


def test_a_day_speaks_of_four_drifts_three_of_another_kind_and_of_nobody_twice(tmp_path):
    found = build(tmp_path)
    for n in range(7):
        found.person(f"Friend {n}", wished=10).change(found.named(f"Friend {n}"), created="2026-10-01T10:00")
        found.person(f"Buyer {n}", strategic=True)
    deck = dealt(found, review_cards=20)
    rules = Counter(card.finding.rule for card in deck.cards)
    assert (rules["M22"], rules["M1"]) == (cards.DRIFTS, cards.ALIKE)
    people = [card.person for card in deck.cards if card.person]
    assert len({*people}) == len(people)
    assert len(dealt(found, review_cards=12).cards) == 6, "what can wait is half of a day"
    found.close()


def test_a_session_is_told_in_counts():
    session = going.started("2026-11-19", ["a", "b", "c", "d", "e"], 2).acted(going.DONE).acted(going.LATER)
    assert session.summary() == (
        "5 cards: 1 done, 4 left for another day. 2 things more will be brought in the next days."
    )
    done = going.started("2026-11-19", ["a", "b"], 0).acted(going.SNOOZED).acted(going.GONE)
    assert (done.left, done.summary()) == (0, "1 card: 1 put off.")


def test_time_is_a_bound_as_well_and_coffee_does_not_count():
    session = going.started("2026-11-19", ["M18:a:b", "M18:a:c", "M18:a:d"], 0).acted(going.DONE, 10_000)
    assert session.seconds == going.PAUSE and not session.tired(10) and session.tired(3)


def test_a_session_is_put_away_and_taken_up_again_the_same_day_only():
    session = going.started("2026-11-19", ["M18:a:b", "M22:c:"], 3).acted(going.LATER, 4)
    assert going.resumed(session.kept(), "2026-11-19") == session
    assert going.resumed(session.kept(), "2026-11-20") is None
    strange = '["2026-11-19", 3, [], [], 0, 0, true]'
    for word in ("", "nonsense", "[]", strange, session.kept().replace("later", "sooner")):
        assert going.resumed(word, "2026-11-19") is None


async def test_on_the_screen_with_the_keyboard_alone(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("r")
        assert "You meet today at 17:30" in screen.text and "card 1 of" in screen.text
        await screen.keys("b")
        assert "the river" in screen.text
        await screen.keys("escape", "space")
        assert "send Ohio article" in screen.text and "card 2 of" in screen.text and "never be late" in screen.text
        await screen.keys("space")
        assert journal.promised("Ohio").state == KEPT and "plan of the hall" in screen.text
        await screen.keys("u")
        assert journal.promised("Ohio").state != KEPT and "card 2 of" in screen.text
        await screen.keys("space", "x", "enter")
        await screen.type("he is away")
        await screen.keys("enter")
        assert "has no note yet" in screen.text
        await screen.keys("q")
        assert "review 1 card" in screen.text.splitlines()[0]
        await screen.keys("r")
        assert "has no note yet" in screen.text, "it goes on where it was left"
        await screen.keys("n")
        await screen.type("Tired.")
        await screen.keys("ctrl+s")
        for _ in range(12):
            await screen.keys("l")
        assert "Done for today" in screen.text and "enough for today" in screen.text
        await screen.keys("u")
        assert journal.every(Review) == [] and "card" in screen.text, "the review goes on when the end is undone"
        await screen.keys("l")
        (kept,) = journal.every(Review)
        assert kept.done == 3 and "Bob" not in kept.text, "the note that was the last act was taken back"
        await screen.keys("escape")
        assert "1 People" in screen.text


async def test_enter_shows_what_is_behind_a_promise_and_settles_nothing(journal, tmp_path):
    journal.person("Ann Lee").promise("a quote", "Ann Lee", "2026-10-30", by="them")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("r", "l")
        last = screen.text.rstrip().splitlines()[-1]
        assert "enter Look " in last and "space I kept it" in screen.text, last
        await screen.keys("enter")
        assert "Why this card" in screen.text
        await screen.keys("escape")
        assert journal.promised("Ohio").state != KEPT and "card 2 of" in screen.text
        await screen.keys("l", "l", "l")
        assert "They owe you" in screen.text and "enter Look" in screen.text and "w asked again" in screen.text


def test_a_wall_of_promises_leaves_room_for_what_was_just_said_at_visits(journal):
    for number in range(40):
        journal.promise(f"thing {number}", "Bob Smith", "2026-11-10")
    deck = dealt(journal)
    found = [card.finding.rule for card in deck.cards]
    assert found[0] == "M40" and "M13" in found and len(found) <= 12 and deck.waiting == 42 - found.count("M18")


def test_what_does_not_press_comes_as_lost_rhythms_then_limits_then_dates(journal):
    journal.person("Ann Lee", wished=10).person("Cy Roe", birthday="--11-24")
    journal.touched("Ann Lee", at="2026-09-01T10:00")
    for day in (2, 6, 12):
        journal.note(f"@Dan Moe email {day} Nov\nNo answer yet.")
    found = [card.finding.rule for card in dealt(journal).cards if not card.pressing]
    assert [rule for rule in found if rule in ("M22", "M20", "M8")] == ["M22", "M20", "M8"], found


async def test_space_on_any_card_of_a_promise_is_what_the_card_calls_it(journal, tmp_path):
    journal.promise("a quote", "Bob Smith", "2026-10-30", by="them")
    journal.promise("a table", "Bob Smith", "2026-11-20")
    for said, words in (("They owe you", "quote"), ("due tomorrow", "table")):
        finding = next(f for f in spoken(journal) if said in f.saw)
        acting.done(journal.store, cards.Card(finding, cards.thing_of(finding, journal.store.journal)), journal.now)
        assert journal.promised(words).state == KEPT


async def test_help_begins_with_the_keys_of_the_review(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("r", "question_mark")
        first = screen.text.split("FIRST STEPS")[0]
        assert "HERE" in first and "Put the card off" in first
        await screen.keys("escape")
        assert "card 1 of" in screen.text


async def test_two_goes_to_the_person_and_r_goes_on(journal, tmp_path):
    journal.person("Ann Lee")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("r", "l", "2")
        assert screen.app.home.person.name == "Bob Smith" and screen.app.home.place == "profile"
        await screen.keys("r")
        assert "card 2 of" in screen.text


async def test_a_promise_is_given_another_day_on_its_card_and_undo_takes_that_back(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("r", "l")
        assert "e another day" in screen.text and "l leave till tomorrow" in screen.text
        await screen.keys("e", "tab", *["backspace"] * 6)
        await screen.type("fri")
        await screen.keys("ctrl+s")
        assert journal.promised("Ohio").due.iso == "2026-11-20" and "plan of the hall" in screen.text
        await screen.keys("u")
        assert journal.promised("Ohio").due.iso == "2026-11-17" and "send Ohio article" in screen.text


async def test_a_form_that_was_kept_as_it_was_leaves_the_card_and_what_undo_would_take_back(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("r", "l", "e", "ctrl+s")
        assert "card 2 of" in screen.text and "Nothing was changed." in screen.text
        await screen.keys("u")
        assert journal.promised("Ohio").text == "send Ohio article" and "card 1 of" in screen.text


async def test_a_card_names_the_key_of_what_it_advises_and_enter_does_it_too(tmp_path):
    journal = build(tmp_path).person("Ann Lee")
    for day in (2, 6, 12):
        journal.note(f"@Ann Lee email {day} Nov\nNo answer yet.")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("r")
        assert "P Park" in screen.text and "park" in screen.text
        await screen.keys("enter")
        await screen.type("no answer")
        await screen.keys("enter")
        assert [p.reason for p in journal.every(Parking)] == ["no answer"] and "Done for today" in screen.text
        assert "space" not in screen.text and "put off" not in screen.text and "u Undo" in screen.text
        await screen.keys("u")
        assert journal.every(Parking) == [] and "P Park" in screen.text
    journal.close()


async def test_a_large_journal_is_looked_through_while_its_first_cards_are_shown(journal, tmp_path, monkeypatch):
    from relbank.tui import learning
    from relbank.tui.screens import review as screens

    wait = asyncio.Event()
    whole = learning.learn

    async def learn(app, wanted):
        await wait.wait()
        await whole(app, wanted)

    monkeypatch.setattr(screens, "AT_ONCE", 0)
    monkeypatch.setattr(learning, "learn", learn)
    monkeypatch.setattr(learning, "REST", 0)
    journal.person("Ann Lee", wished=10)
    journal.touched("Ann Lee", at="2026-09-01T10:00")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("r")
        assert "send Ohio article" in screen.text and "card 1 " in screen.text and "card 1 of" not in screen.text
        assert not screen.app.knows
        await screen.keys("space", "l", "l", "l")
        assert "Looking through" in screen.text and journal.every(Review) == []
        wait.set()
        for _ in range(30):
            await screen.settle()
        assert "card 5 of" in screen.text and "Ann Lee" in screen.text
        assert screen.app.knows


async def test_after_thirty_days_away_no_day_is_a_wall_and_the_backlog_is_gone_within_a_week(tmp_path):
    """Day by day, each card acted on with its keys."""
    journal = build(tmp_path, now="2026-11-19T14:00:00+01:00")
    build_demo(journal.store, journal.now)
    journal.at(str(moment("2026-12-19T09:00")))
    kept = findings(journal)
    left = [len(backlog(kept, journal.now))]
    async with opened(journal, tmp_path, (80, 24)) as screen:
        while left[-1] and len(left) <= 7:
            await screen.keys("r")
            if len(left) == 1:
                assert "Welcome back after 30 days" in screen.said and screen.app.screen._session.waiting > 0
                assert isinstance(screen.app.screen._card.thing, Promise)
            pressing, cards_seen = [], 0
            while (card := screen.app.screen._card) is not None:
                cards_seen += 1
                pressing.append(card.pressing)
                assert f"card {cards_seen} of " in screen.text
                if isinstance(card.thing, Promise) and card.finding.rule == "M18":
                    await screen.keys("space")
                elif cards_seen % 5 == 4:
                    await screen.keys("x")
                    await screen.type("he is away")
                    await screen.keys("enter")
                else:
                    await screen.keys("space")
            assert pressing[:1] == [True] and pressing == sorted(pressing, reverse=True)
            assert cards_seen <= journal.settings.review_cards and "Done for today" in screen.text
            await screen.keys("escape")
            journal.later(days=1)
            left.append(len(backlog(kept, journal.now)))
    assert left[0] > 12 and left[-1] == 0, left
    journal.close()


async def test_a_note_on_a_card_begins_on_the_line_below_its_header(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("r", "n")
        assert screen.app.screen.area.cursor_location == (1, 0)
        await screen.type("Rain all day.")
        await screen.keys("ctrl+s")
        assert [p.name for p in journal.every(Person)] == ["Bob Smith"]
