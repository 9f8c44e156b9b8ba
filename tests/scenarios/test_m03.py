"""M3, start with the end in mind: role, purpose, gravity, who else courts them, what sets me apart."""

from __future__ import annotations

import pytest

from relbank.actions import ladder
from relbank.actions.done import Refused
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\n- stage initiating because we met at the fair\n")
    yield found
    found.store.close()


def aim(journal, **given):
    return ladder.aim(journal.store, journal.bob.id, **given).said


def test_a_person_on_the_ladder_without_an_end_in_mind_is_named_once_at_a_time(journal):
    assert saws(journal, "M3") == ["No purpose and no role is written down: it is not said what this is for."]
    aim(journal, purpose="reach the buyers of Ohio", role="strategic ally")
    assert saws(journal, "M3") == ["Nothing is said of what sets you apart for them."]
    aim(journal, apart="I know the plant from inside")
    assert saws(journal, "M3") == ["How far their influence reaches is not said."]
    aim(journal, gravity=4, suitors="two of the big four")
    assert saws(journal, "M3") == []
    bob = journal.bob
    assert (bob.role, bob.gravity, bob.suitors) == ("strategic ally", 4, "two of the big four")


def test_the_override_holds_until_something_changes(journal):
    wave(journal, spoken(journal, "M3")[0], "too early to say")
    assert saws(journal, "M3") == []
    aim(journal, role="pivotal contact")
    assert saws(journal, "M3") == ["No purpose is written down: it is not said what this is for."]


def test_roles_and_gravity_have_their_words(journal):
    assert [ladder.role_of(x) for x in ("ally", "Buyer", "pivotal", "none")] == [
        "strategic ally", "economic buyer", "pivotal contact", "",
    ]  # fmt: skip
    with pytest.raises(Refused, match="no role 'boss'"):
        ladder.role_of("boss")
    with pytest.raises(Refused, match="Gravity goes from 1 to 5"):
        aim(journal, gravity=6)


def test_a_role_makes_strategic_and_friends_are_never_asked(journal):
    journal.note("@Anna Kowalska dinner today")
    assert spoken(journal, "M3", "Anna Kowalska") == []
    ladder.aim(journal.store, journal.anna.id, role="economic buyer")
    assert journal.anna.strategic


def test_the_shell_says_it_and_shows_it(journal):
    shell(journal, "aim", "Bob", "--role", "ally", "--gravity", "4", "--purpose", "reach Ohio")
    assert "purpose        reach Ohio" in shell(journal, "aim", "Bob")
    assert "Bob Smith" in shell(journal, "people", "role:ally", "gravity:>3")


async def test_the_form_of_the_program(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        assert "not said yet: A says it" in screen.text
        await screen.keys("A")
        await screen.type("reach the buyers of Ohio")
        await screen.keys("enter")
        await screen.type("ally")
        await screen.keys("ctrl+s")
        assert "strategic ally · reach the buyers of Ohio" in screen.text
