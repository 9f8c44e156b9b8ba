"""Snapshots of whole screens as text: what is painted, then the runs of style that differ from the commonest.

    async with app.run_test(size=(80, 24)) as pilot:
        await frame(pilot, "home-80x24")

A frame lies in tests/snapshots/frames/NAME.txt. UPDATE_FRAMES=1 writes it anew; a missing one fails.
"""

from __future__ import annotations

import difflib
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style
from textual.pilot import Pilot

from tests.tui.fast import Any_App, screen_text, settle, strips
from tests.tui.program import SIZES

FRAMES = Path(__file__).resolve().parents[1] / "snapshots" / "frames"
_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")


def sizes() -> pytest.MarkDecorator:
    """Mark a test that looks at a screen in all three sizes."""
    return pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def named(name: str, size: tuple[int, int]) -> str:
    """Return what the frame of a screen in one of its sizes is called."""
    return f"{name}-{size[0]}x{size[1]}"


async def frame(pilot: Pilot[Any], name: str, *, styles: bool = True, folder: Path = FRAMES) -> None:
    """Compare the screen with a stored frame; with styles, colours and attributes too."""
    got = await stable(pilot, styles=styles)
    path = folder / f"{name}.txt"
    if os.environ.get("UPDATE_FRAMES"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(got, encoding="utf-8")
        return
    assert path.exists(), f"There is no frame {path}; look at the screen, then write it with UPDATE_FRAMES=1."
    wanted = path.read_text(encoding="utf-8")
    if got != wanted:
        change = difflib.unified_diff(wanted.splitlines(), got.splitlines(), "stored", "now", lineterm="", n=1)
        raise AssertionError(f"Frame {name} changed (UPDATE_FRAMES=1 writes it anew):\n" + "\n".join(change))


async def stable(pilot: Pilot[Any], *, styles: bool = True, tries: int = 20) -> str:
    """Return the screen as text once two looks in a row agree."""
    previous = None
    for _ in range(tries):
        await settle(pilot)
        got = screen_text(pilot.app) + "\n"
        if styles:
            got += "--- styles\n" + style_runs(pilot.app) + "\n"
        if got == previous:
            return got
        previous = got
    raise AssertionError("The screen never settled.")


def style_runs(app: Any_App) -> str:
    """Return `row:from-to attributes colour on colour` for each run that has not the screen's commonest style."""
    rows = strips(app)
    count: Counter[str] = Counter()
    for strip in rows:
        for text, style, _ in strip:
            count[_named(style)] += len(text)
    common = count.most_common(1)[0][0]
    out = []
    for y, strip in enumerate(rows):
        runs: list[tuple[int, int, str]] = []
        x = 0
        for segment in strip:
            name, end = _named(segment.style), x + segment.cell_length
            if runs and runs[-1][2] == name:
                runs[-1] = (runs[-1][0], end, name)
            elif end > x:
                runs.append((x, end, name))
            x = end
        out += [f"{y:>2}:{start}-{end} {name}" for start, end, name in runs if name != common]
    return "\n".join(out)


def _named(style: Style | None) -> str:
    if style is None:
        return "-"
    attributes = [name for name in _ATTRIBUTES if getattr(style, name)]
    fore = style.color.name if style.color else "-"
    back = style.bgcolor.name if style.bgcolor else "-"
    return " ".join([*attributes, fore, "on", back])
