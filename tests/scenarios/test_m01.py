"""M1, rungs: dated moves with a reason, up and down; the time on a rung, aliases, and climbs that stand still."""

from __future__ import annotations

from datetime import date

import pytest

from relbank.actions import ladder, nurture
from relbank.actions.done import Refused
from relbank.actions.past import past
from relbank.method.capture import MOVE, stream
from relbank.method.evidence import line
from relbank.method.ladder import rung_of, standing, steps
from relbank.model.ladder import Move
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, rungs={"confidence": "Second interaction"})
    found.note("@Bob Smith lunch today\nHe runs the plant.", at="2026-03-02T13:00")
    yield found
    found.store.close()


def climb(journal, rung, reason, at):
    journal.at(at)
    return ladder.move(journal.store, journal.bob.id, rung, reason, journal.now, journal.settings).said


def test_a_move_is_dated_has_a_reason_and_makes_strategic(journal):
    assert climb(journal, "initiating", "met at the fair", "2026-03-03") == (
        "Moved Bob Smith to Initiating: met at the fair."
    )
    assert journal.bob.strategic
    said = climb(journal, "up", "he called back", "2026-04-02")
    assert said.startswith("Moved Bob Smith up from Initiating to Second interaction: he called back. Initiating asked")
    with pytest.raises(Refused, match="reason"):
        climb(journal, "up", "  ", "2026-04-03")
    with pytest.raises(Refused, match="stands on Second interaction already"):
        climb(journal, "confidence", "again", "2026-04-03")
    climb(journal, "down", "he cancelled twice", "2026-05-02")
    held = [(s.number, s.since, s.days(date(2026, 6, 1))) for s in steps(journal.every(Move))]
    assert held == [(1, "2026-03-03", 30), (2, "2026-04-02", 30), (1, "2026-05-02", 30)]
    journal.undo()
    assert standing(journal.store.journal, journal.bob).number == 2


def test_a_move_of_an_earlier_day_is_put_where_it_belongs(journal):
    journal.at("2026-05-02")
    for rung, day in (("initiating", date(2026, 3, 3)), ("nurturing", date(2026, 4, 20))):
        ladder.move(journal.store, journal.bob.id, rung, "x", journal.now, journal.settings, day)
    where = standing(journal.store.journal, journal.bob)
    assert (where.rung, where.days(journal.now.date())) == ("nurturing", 12)
    with pytest.raises(Refused, match="later move"):
        ladder.move(journal.store, journal.bob.id, "confidence", "x", journal.now, journal.settings, date(2026, 4, 1))
    with pytest.raises(Refused, match="still to come"):
        ladder.move(journal.store, journal.bob.id, "up", "x", journal.now, journal.settings, date(2026, 5, 3))


@pytest.mark.parametrize(
    ("typed", "rung"),
    [("nurt", "nurturing"), ("3", "nurturing"), ("Second Interaction", "confidence"), ("gaining confidence",
     "confidence"), ("trusted friends", "sustaining"), ("UP", "up"), ("off", "unranked"), ("z", ""), ("7", "")],
)  # fmt: skip
def test_rungs_have_aliases(typed, rung):
    assert rung_of(typed, {"sustaining": "Trusted friends"}) == rung


def test_a_note_and_every_page_know_the_rung_by_the_user_s_own_name(journal, tmp_path):
    journal.note("@Bob Smith call today\n- stage second interaction because he called back\n", at="2026-03-05")
    assert journal.every(Move)[-1].rung == "confidence" and journal.every(Move)[-1].reason == "he called back"
    (config := journal.store.path.parent / "config").mkdir()
    (config / "settings.toml").write_text('[rungs]\nconfidence = "Second interaction"\n')
    journal.at("2026-03-05")
    for verb in (["show", "Bob"], ["brief", "Bob"], ["people"], ["ladder"], ["log", "Bob", "--kind", "move"]):
        assert "Second interaction" in shell(journal, *verb), verb
    assert "Bob Smith" in shell(journal, "people", "rung:second interaction")
    assert "to Nurturing" in shell(journal, "move", "Bob", "up", "because", "it", "goes", "well")


def test_a_stalled_climb_is_named_until_waved_away_or_something_changes(journal):
    climb(journal, "initiating", "met at the fair", "2026-03-03")
    assert not saws(journal.at("2026-07-01"), "M1")
    said = saws(journal.at("2026-07-02"), "M1")
    assert said == [
        "121 days on Initiating without a move. Missing: introduced by somebody they trust."
    ]
    wave(journal, spoken(journal, "M1")[0], "his year of study")
    assert saws(journal.at("2026-09-01"), "M1") == []
    journal.note("@Bob Smith call today\n- introduced by @Liz Chen\n", at="2026-09-01T12:00")
    assert saws(journal, "M1") == [
        "182 days on Initiating without a move. Missing: rapport: a real conversation, something personal learned."
    ], "the step that is missing is another one: it speaks again"


def test_a_stalled_climb_that_was_waved_away_stays_away_when_one_of_its_steps_is_done_without(journal):
    climb(journal, "initiating", "met at the fair", "2026-03-03")
    journal.at("2026-07-02")
    wave(journal, spoken(journal, "M1")[0], "his year of study")
    wave(journal, spoken(journal, "M2")[0], "we know each other from school")
    assert "Missing: rapport" in saws(journal, "M2")[0] and saws(journal, "M1") == []


def test_the_shell_climbs_and_shows_the_board(journal):
    said = shell(journal, "move", "Bob", "Smith", "to", "initiating", "because", "he", "called")
    assert said == "Moved Bob Smith to Initiating: he called.\n"
    assert "The reason is missing." in shell(journal, "move", "Bob", "up", status=2)
    shell(journal, "move", "Bob", "up", "--on", "yesterday", stdin="two good talks\n", status=2)
    shell(journal, "move", "Bob", "up", stdin="two good talks\n")
    board = shell(journal, "ladder")
    assert "2 Gaining confidence 1" in board and "Bob Smith  0d  0 of 4 things shown" in board
    assert "Gaining confidence for 0 days, because two good talks" in shell(journal, "ladder", "bob")


async def test_m_and_shift_move_on_the_board(journal, tmp_path):
    climb(journal, "initiating", "met at the fair", "2026-03-03")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "l")
        assert "1 Initiating 1" in screen.text and "0 of 4 things shown" in screen.text
        await screen.keys("shift+right")
        assert "Move Bob Smith one up" in screen.text and "still asked here: introduced" in screen.text
        await screen.type("he called back")
        await screen.keys("enter", "enter")
        assert "2 Gaining confidence 1" in screen.text and screen.app.screen.views.current.person.name == "Bob Smith"
        await screen.keys("m", "5")
        await screen.type("he signed")
        await screen.keys("enter", "enter")
        assert "5 Capitalizing 1" in screen.text
        await screen.keys("u")
        assert "2 Gaining confidence 1" in screen.text
    assert [m.reason for m in journal.every(Move)] == ["met at the fair", "he called back"]


def test_a_move_by_one_is_told_by_the_rung_that_it_led_to(journal):
    climb(journal, "initiating", "met at the fair", "2026-03-03")
    climb(journal, "up", "all shown", "2026-04-02")
    journal.note("@Bob Smith call today\n- stage down because he cancelled twice\n", at="2026-05-02")
    assert [m.rung for m in journal.every(Move)] == ["initiating", "up", "down"], "relative: days before may change"
    moves = [m.head for m in stream(journal.store.journal, journal.bob.id, {MOVE}, journal.settings.rungs)]
    assert moves == [
        "moved down to Initiating because he cancelled twice", "moved up to Second interaction because all shown",
        "moved to Initiating because met at the fair",
    ]  # fmt: skip
    assert "up to Gaining confidence because all shown" in shell(journal, "show", "Bob")
    up = journal.every(Move)[1]
    assert line(up, journal.store.journal) == "moved up to Gaining confidence · all shown"
    [made] = past(journal.store, "moves", up.id)
    assert "rung: one up" in made.lines


async def test_the_board_opens_on_who_is_chosen_at_home_and_shows_one_cursor(journal, tmp_path):
    journal.person("Liz Chen").person("Zoe New", strategic=True)
    climb(journal, "initiating", "met at the fair", "2026-03-03")
    ladder.move(journal.store, journal.liz.id, "nurturing", "old friends", journal.now, journal.settings)
    async with opened(journal, tmp_path) as screen:
        home = screen.app.home
        for name in ("Liz Chen", "Bob Smith", "Liz Chen"):
            home.select(journal.id_of(name))
            await screen.keys("g", "l")
            assert home.person.name == name, "each time, not only the first"
            board = screen.text.partition("things shown")[0]
            assert board.count("›") == 1, "the other rungs have none"
            assert "shown days" in board and "UNRANKED" in board and "shown here" not in board
            assert "esc Back" in screen.text.splitlines()[-1]
            await screen.keys("escape")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_from_a_page_that_was_opened_on_the_board_one_key_leads_back_once(journal, tmp_path, key):
    climb(journal, "initiating", "met at the fair", "2026-03-03")
    async with opened(journal, tmp_path) as screen:
        home = screen.app.home
        await screen.keys("g", "l", "enter")
        assert home.place == "profile" and screen.said == "esc leads back to “Ladder”."
        await screen.keys(key)
        assert home.place == "ladder"
        await screen.keys("escape", "2", "escape")
        assert home.place == "people", "gone to another way, it is a pane like others"


@pytest.mark.parametrize("size", [*SIZES, (62, 20)], ids=str)
async def test_all_five_rungs_and_their_numbers_are_told_at_every_size(journal, tmp_path, size):
    for count, rung in enumerate(("initiating", "confidence", "nurturing", "sustaining", "capitalizing"), 2):
        for one in range(count):
            name = f"Person {count}{one}"
            journal.person(name)
            ladder.move(journal.store, journal.id_of(name), rung, "x", journal.now, journal.settings)
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "l")
        if size[0] < 90:
            said = next(line for line in screen.text.splitlines() if " l 2" in line)
            words = ("l 2: 3", "3: 4", "4: 5", "5: 6") if size[0] < 80 else (
                "l 2 Gaining 3", "3 Nurturing 4", "4 Sustaining 5", "5 Capitalizing 6"
            )  # fmt: skip
            assert "1 Initiating 2" in screen.text and all(word in said for word in words), said
            await screen.keys("l", "l")
            said = next(line for line in screen.text.splitlines() if " h 2" in line)
            assert "3 Nurturing 4" in screen.text and "l 4" in said and " 1" in said and "5" in said
        else:
            for number in range(1, 6):
                assert f" {number} " in screen.text, number


async def test_the_history_of_a_person_has_their_moves_and_parkings(tmp_path):
    journal = build(tmp_path).person("Bob Smith")
    ladder.move(journal.store, journal.bob.id, "nurturing", "we meet often", journal.now, journal.settings)
    nurture.park(journal.store, journal.bob.id, journal.now, "three notes, no answer")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("H")
        assert "moved on the ladder" in screen.text and "person parked" in screen.text
        assert screen.text.count("moved on the ladder") == 1, "one change that concerned two things is told once"
        assert "three notes, no answer" in screen.text
    told = shell(journal, "history", "Bob")
    assert "person parked" in told and "we meet often" in told
    journal.close()
