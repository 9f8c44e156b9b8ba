"""Frames tell a change, a missing file and a changed style apart from a screen that is as stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.fast import press
from tests.tui.frames import frame
from tests.tui.test_rows import One


async def test_a_frame_is_written_compared_and_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = One(["Bob", "陳大文"])
    async with app.run_test(size=(20, 4)) as pilot:
        monkeypatch.delenv("UPDATE_FRAMES", raising=False)
        with pytest.raises(AssertionError, match="There is no frame"):
            await frame(pilot, "two", folder=tmp_path)
        monkeypatch.setenv("UPDATE_FRAMES", "1")
        await frame(pilot, "two", folder=tmp_path)
        monkeypatch.delenv("UPDATE_FRAMES")
        await frame(pilot, "two", folder=tmp_path)
        await press(pilot, "j")
        with pytest.raises(AssertionError, match="changed"):
            await frame(pilot, "two", folder=tmp_path)
    stored = (tmp_path / "two.txt").read_text(encoding="utf-8")
    assert stored.startswith("› Bob\n  陳大文\n") and "bold" in stored
