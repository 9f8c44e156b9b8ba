"""The page of the method, `relbank help method`: made from the list of ideas, so that it can't be out of date."""

from __future__ import annotations

from collections.abc import Iterator

from relbank.method.ideas import IDEAS, SECTIONS, Idea

from .tables import wrap

_ROOM = 96


def page() -> Iterator[str]:
    """Yield the lines of the page: each idea with its sentence and where it lives in the program."""
    yield "The method, idea by idea: where each lives, its key in the program, its verb in the shell."
    yield "Each rule explains itself (v, or relbank why NAME) and takes a written no (x, or override)."
    section = ""
    for idea in IDEAS:
        if idea.section != section:
            section = idea.section
            yield ""
            yield f"{section}. {SECTIONS[section]}"
        yield from _lines(idea)


def _lines(idea: Idea) -> Iterator[str]:
    for place, part in enumerate(wrap(f"{idea.name}. {idea.says}", _ROOM - 5)):
        yield f"{idea.number:<5}{part}" if place == 0 else f"     {part}"
    for where, key, verb in idea.lives:
        told = [where]
        if key:
            told.append(f"key {key}")
        if verb:
            told.append(f"relbank {verb}")
        for place, part in enumerate(wrap(" · ".join(told), _ROOM - 9)):
            yield ("       > " if place == 0 else "         ") + part
