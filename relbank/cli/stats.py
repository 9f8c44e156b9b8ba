"""The figures of the practice from the shell: in lines of text, as JSON, and for paper (M24, M41)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relbank.method.figure import Figure
from relbank.method.heatmap import drawn, heatmap
from relbank.method.statistics import figures
from relbank.model.document import table_of
from relbank.model.say import say_day
from relbank.model.text import fit

from .arguments import Call
from .errors import CallError
from .shell import Shell

LABEL, BAR = 16, 24


def stats(shell: Shell, call: Call) -> int:
    """Print every figure with its course; with a word, those whose section or name holds it, and their entries."""
    if sum(option in call.options for option in ("svg", "html", "json")) > 1:
        raise CallError("One form at a time.", "relbank stats --svg FILE, or --html FILE, or --json")
    journal, today = shell.open().journal, shell.now().date()
    found: Sequence[Figure] = figures(journal, today, shell.settings)
    words = " ".join(call.words).casefold()
    if words:
        found = [f for f in found if words in f"{f.section} {f.name} {f.key}".casefold()]
        if not found:
            raise CallError(f"There is no figure {words!r}.", "relbank stats lists them all.", status=1)
    heat = next((heatmap(f.heat, today, shell.settings.week_start) for f in found if f.heat is not None), None)
    if call.on("json"):
        shell.json([_json(figure) for figure in found])
        return 0
    title = "The practice in figures"
    for form in ("svg", "html"):
        if form in call.options:
            from relbank.exchange import figures_paper

            from .paper import put

            page = figures_paper.svg(title, found, heat) if form == "svg" else figures_paper.html(
                title, say_day(today), found, heat
            )
            put(shell, call, call.options[form], [page])
            return 0
    from relbank.tui.glyphs import choose

    signs = choose(shell.settings.glyphs, shell.environ)
    section = ""
    for figure in found:
        if figure.section != section:
            if section:
                shell.say()
            section = figure.section
            shell.heading(section)
        shell.say(f"  {figure.said:>6}  {figure.name}" + (f": {figure.note}" if figure.note else ""))
        if figure.heat is not None and heat is not None:
            shell.page(f"          {line}" for line in drawn(heat, signs.heat))
        shell.page(_bars(figure, signs.full, signs.empty))
        if words:
            shell.page(_entries(shell, figure))
    return 0


def _bars(figure: Figure, full: str, empty: str) -> Iterator[str]:
    for bar in figure.bars:
        size = round(max(0.0, min(bar.length, 1.0)) * BAR) or (1 if bar.length > 0 else 0)
        yield f"          {fit(bar.label, LABEL)} {full * size}{empty * (BAR - size)} {bar.said}"


def _entries(shell: Shell, figure: Figure) -> Iterator[str]:
    from relbank.method.evidence import of

    for entry in of(figure.things, shell.open().journal):
        yield f"            {entry.day or '-':10}  {entry.text}"


def _json(figure: Figure) -> dict[str, object]:
    return {
        "section": figure.section, "name": figure.name, "value": figure.said, "note": figure.note,
        "course": [{"label": bar.label, "value": bar.said, "part": round(bar.length, 4)} for bar in figure.bars],
        "entries": [[table_of(type(thing)), thing.id] for thing in figure.things],
    }  # fmt: skip
