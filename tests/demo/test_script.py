"""The demo's script: moments told in days before today become real notes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from relbank.demo.script import Outcome, ScriptError, scenes

NOW = datetime(2026, 11, 19, 14, 0, tzinfo=UTC)  # a Thursday


def play(text: str) -> list[tuple[str, str]]:
    return [(f"{s.moment:%a %d %b %Y %H:%M}", s.text) for s in scenes([("test.txt", text)], NOW)]


def test_moments_are_weeks_and_weekdays_or_days_ago() -> None:
    script = "== Bob\n~ 2w Mon 9:00\n@Bob call\n~ 3d 12:30\n@Bob lunch\n\n== Liz\n~ 1w Sun 18:00\n@Liz email\n"
    assert play(script) == [
        ("Mon 02 Nov 2026 09:00", "@Bob call\n"),
        ("Sun 15 Nov 2026 18:00", "@Liz email\n"),
        ("Mon 16 Nov 2026 12:30", "@Bob lunch\n"),
    ]


def test_a_moment_later_today_is_moved_before_now() -> None:
    (scene,) = scenes([("test.txt", "== Bob\n~ 0d 23:00\n@Bob call\n")], NOW)
    assert scene.moment == NOW - timedelta(minutes=20)


def test_dates_are_written_as_one_types_them() -> None:
    notes = "~ 9d 9:00\n@Bob call\n- next {next}\n~ 1d 8:05\n@Bob call\n- [ ] x by {-2}\n- next {+3 12:30} at Y\n"
    assert [text for _, text in play("== Bob\n" + notes)] == [
        "@Bob call\n- next 18 Nov 08:05\n",
        "@Bob call\n- [ ] x by 17 Nov\n- next 22 Nov 12:30 at Y\n",
    ]


def test_outcomes_leave_the_text_and_know_their_line() -> None:
    script = "== Bob\n~ 9d 9:00\n@Bob call\n- [ ] a => late 5d\n- [ ] b => dropped not needed\n- [ ] c => open\n"
    (scene,) = scenes([("test.txt", script)], NOW)
    assert scene.text == "@Bob call\n- [ ] a\n- [ ] b\n- [ ] c\n"
    assert scene.outcomes == {2: Outcome("late", 5), 3: Outcome("dropped", why="not needed"), 4: Outcome("open")}


@pytest.mark.parametrize("line", ["~ soon", "~ 3w Xyz 9:00", "~ 3d"])
def test_a_moment_that_means_nothing_is_named(line: str) -> None:
    with pytest.raises(ScriptError, match=r"test\.txt, line 2"):
        play(f"== Bob\n{line}\n@Bob call\n")
