"""M8, dates and tastes: birthdays with and without a year, family days, in time; own fields as columns."""

from __future__ import annotations

from datetime import date

import pytest

from relbank.actions import knowing
from relbank.method.occasions import occasions
from relbank.method.own_fields import columns
from relbank.model.fact import Fact
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Anna Kowalska dinner today\n- likes mountains\n- taste white wine\n- fact birthday: 12 May\n"
               "- fact daughter's birthday: 3 June 2015\n- fact team: Legia\n", at="2026-05-01T20:00").at("2026-05-01")
    yield found
    found.store.close()


def days(journal, at, name="Anna Kowalska"):
    facts = journal.store.journal.of(Fact, journal.id_of(name))
    return [(o.said, o.day.isoformat()) for o in occasions(journal.named(name), facts, date.fromisoformat(at))]


def test_a_day_is_told_with_time_enough_to_act_for_friends_too(journal):
    assert saws(journal.at("2026-04-27"), "M8") == []
    (finding,) = spoken(journal.at("2026-05-02"), "M8")
    assert finding.saw == "Birthday in 10 days, Tue 12 May 2026."
    assert "mountains, white wine" in finding.do
    wave(journal, finding, "we agreed on no presents")
    assert saws(journal.at("2026-05-12"), "M8") == []
    next_year = saws(journal.at("2027-05-04"), "M8")
    assert next_year == ["Birthday in 8 days, Wed 12 May 2027."]


def test_the_lead_time_is_a_setting(tmp_path):
    journal = build(tmp_path, dates_ahead=30)
    journal.note("@Bob Smith call today\n- fact birthday: 12 May 1976\n", at="2026-04-14").at("2026-04-14")
    assert saws(journal, "M8") == ["50th birthday in 28 days, Tue 12 May 2026."]
    journal.close()


def test_days_come_round_with_their_year_where_it_is_known(journal):
    assert days(journal, "2026-05-10") == [("birthday", "2026-05-12"), ("11th daughter's birthday", "2026-06-03")]
    assert days(journal, "2026-05-13") == [("11th daughter's birthday", "2026-06-03"), ("birthday", "2027-05-12")]
    knowing.day(journal.store, journal.anna.id, "anniversary", "2016-05-20")
    knowing.day(journal.store, journal.anna.id, "name day", "--05-15")
    assert days(journal, "2026-05-13")[:2] == [("name day", "2026-05-15"), ("10th anniversary", "2026-05-20")]


def test_the_29th_of_february_is_kept_on_the_28th(journal):
    knowing.day(journal.store, journal.anna.id, "birthday", "1996-02-29")
    assert days(journal, "2027-02-01")[0] == ("31st birthday", "2027-02-28")
    assert days(journal, "2028-02-01")[0] == ("32nd birthday", "2028-02-29")


def test_an_own_field_of_three_people_is_a_column(journal):
    assert columns(journal.store.journal) == ()
    journal.note("@Bob Smith call\n- fact team: Nascar\n")
    assert columns(journal.store.journal) == (), "two are not enough"
    journal.note("@Liz Chen call\n- fact team: Bulls\n")
    (column,) = columns(journal.store.journal)
    assert column.name == "team" and set(column.values.values()) == {"Legia", "Nascar", "Bulls"}
    lines = shell(journal, "people").splitlines()
    assert "team" in lines[0] and "Legia" in lines[1]
    assert "Bob Smith" in shell(journal, "people", "team:nascar")
    knowing.field(journal.store, journal.bob.id, "Team", "Indycar", journal.now)
    assert columns(journal.store.journal)[0].values[journal.bob.id] == "Indycar"


def test_the_shell_lists_the_days_to_come(journal):
    assert shell(journal, "days") == "Tue 12 May 2026  11 days  Anna Kowalska  birthday\n"
    assert "11th daughter's birthday" in shell(journal, "days", "--ahead", "60")


async def test_where_there_is_room_the_program_s_list_has_the_column_too(journal, tmp_path):
    journal.note("@Bob Smith call\n- fact team: Nascar\n").note("@Liz Chen call\n- fact team: Bulls\n")
    async with opened(journal, tmp_path) as screen:
        assert "Nascar" not in screen.text.split("│")[1]
        await screen.keys("f")
        assert all(team in screen.text for team in ("Legia", "Nascar", "Bulls"))
