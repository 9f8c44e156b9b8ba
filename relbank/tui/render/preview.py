"""The preview of a note: what will be filed, line by line, with people, dates and names as understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from relbank.method.clashes import Clash
from relbank.method.debrief import HARD, MINE, THEIRS, Worth
from relbank.model.ladder import RUNG_NAMES
from relbank.model.say import say
from relbank.notes import Line, Note, Visit, Who
from relbank.notes.cheatsheet import EXAMPLE
from relbank.notes.facts import told_yearly

from ..safe import personal, plain
from .pages import labelled, laid, stated

LABELS = {
    "note": "note",
    "like": "+ likes",
    "dislike": "+ dislikes",
    "preference": "+ prefers",
    "taste": "+ taste",
    "prejudice": "+ prejudice",
    "rule": "!! rule",
    "key": "+ key",
    "field": "+ fact",
    "question": "? ask",
    "avoid": "+ avoid",
    "cue": "+ cue",
    "appointment": "next",
    "deposit": "+ gave",
    "withdrawal": "- got",
    "ask": "- asked",
    "referral": "+ referral",
    "move": "stage",
    "mention": "+ mention",
    "introduced": "introduced",
    "sealed": "sealed",
    "test": "+ test",
    "trust": "+ trust",
    "stop": "stop",
    "consent": "+ reason",
}
WIDTH = 11
START = "Start with @ and a name; write as you think. F1 shows the marks."
TOO_MANY = "one more than enough: drop one, or write - consent: and why"
_DEEDS = ("deposit", "withdrawal", "ask")
OWED = (MINE, THEIRS)
Row = tuple[Content | str, Content | str]


def preview(note: Note, limit: int, width: int, clashes: Sequence[Clash] = ()) -> list[Content]:
    """Return what a note will be filed as, in lines of a width in cells.

    limit: how many promises of mine a visit may carry (M15). clashes: what speaks against a line, shown beneath it.
    """
    if note.text.strip() in ("", "@"):
        return Content.styled(START, "$text-muted").wrap(max(2, width))
    lines: list[Row] = []
    against: dict[int, list[str]] = {}
    for clash in clashes:
        against.setdefault(clash.line, []).append(clash.text)
    for visit in note.visits:
        if lines:
            lines.append(("", Content(" ")))
        lines += _visit(visit, limit, against)
    for warning in note.warnings:
        lines.append(_row("look", plain(f"line {warning.line}: {warning.text}", "$text-warning"), "$text-warning"))
    return laid(lines, width, label=WIDTH)


def example(width: int) -> list[Content]:
    """Return a note as it may look, shown while nothing is typed behind the header that a note begins with."""
    lines = ["", "A note may look so (F1 shows all marks):", *EXAMPLE.split("\n")]
    return [row for line in lines for row in Content.styled(line or " ", "$text-muted").wrap(max(2, width))]


def _visit(visit: Visit, limit: int, against: dict[int, list[str]]) -> Iterator[Row]:
    if visit.header:
        parts = [visit.word or visit.kind, ", ".join(w.name for w in visit.people)]
        parts += [say(visit.when)] if visit.when else ["today"]
        parts += [visit.place, *(f"#{tag}" for tag in visit.tags)]
        label = "to come" if visit.ahead else "touch"
        yield _row(label, personal(" · ".join(p for p in parts if p), "bold", numbers=True), "bold $text-accent")
        for who in visit.people:
            yield from _who(who)
        yield from _against(visit.first, against)
    else:
        yield _row("journal", Content("a note of yours, about nobody in particular"), "bold $text-accent")
    mine = prose = 0
    agreed = any(line.filed == "consent" for line in visit.lines)
    named = {who.name for who in visit.people}
    last = {line.line: line for line in visit.lines}  # of several things from one line the last
    for line in visit.lines:
        if line.filed == "note":
            prose += 1
            if line.line in against:
                yield _prose(prose)
                prose = 0
                yield from _against(line.line, against)
            continue
        if prose:
            yield _prose(prose)
            prose = 0
        if line.filed == "promise" and line.by == "me":
            mine += 1
        yield from _line(line, visit, mine, limit, agreed)
        if line is last[line.line]:
            yield from _against(line.line, against)
        for other in (line.person, line.introducer, *line.people):
            if other is not None and other.name not in named:
                named.add(other.name)
                yield from _who(other)
    if prose:
        yield _prose(prose)


def _against(line: int, against: dict[int, list[str]]) -> Iterator[Row]:
    for text in against.pop(line, ()):
        yield _row("! clash", personal(text, "bold $text-warning"), "bold $text-warning")


def _prose(count: int) -> Row:
    return _row("note", plain("1 paragraph" if count == 1 else f"{count} paragraphs", "$text-muted"))


def _who(who: Who) -> Iterator[Row]:
    if who.state == "new":
        yield _row("new", plain(f"{who.name} will be added to the people", "$text-success"), "$text-success")
        if who.candidates:
            alike = "? ".join(name for _, name in who.candidates[:4])
            yield _row("look", plain(f"or is it {alike}?", "$text-warning"), "$text-warning")
    elif who.state == "ambiguous":
        names = "? ".join(name for _, name in who.candidates[:4]) or "somebody new"
        yield _row("? who", plain(f"“{who.typed}”: {names}?  ctrl+o", "$text-warning"), "bold $text-warning")


def _line(line: Line, visit: Visit, mine: int, limit: int, agreed: bool) -> Iterator[Row]:
    if line.filed == "promise":
        crowded = line.by == "me" and mine > limit and not agreed
        yield _promise(line, mine, limit, crowded)
        if crowded and mine == limit + 1:
            yield _row("! many", plain(TOO_MANY, "bold $text-warning"), "bold $text-warning")
        return
    text = line.text
    if line.filed == "key":
        text = f"{line.key}: {text}"
    elif line.filed in ("field", "cue") and line.key:
        text = f"{line.key}: {text}" if line.filed == "field" else f"{text} ({line.key})"
        text += f" -> {day}" if (day := told_yearly(line)) not in ("", line.text) else ""
    elif line.filed == "move":
        text = RUNG_NAMES.get(line.rung, line.rung) + (f" because {line.reason}" if line.reason else "")
    elif line.filed == "appointment":
        text = " · ".join(x for x in (say(line.when), text, line.place) if x)
    elif line.filed == "introduced":
        text = f"by {line.by or text}"
    elif line.filed == "test":
        text = " ".join(x for x in (line.key, text) if x)
    elif line.filed == "trust":
        text = " ".join(f"{n}{s}" for n, s in zip("crif", line.scores, strict=False) if s).replace("f", "s")
    extra = [f"x{line.size}"] if line.size and line.filed in ("deposit", "withdrawal") and line.size > 1 else []
    extra += [f"{line.currency}{line.money}"] if line.money else []
    extra += [f"q{line.quality}"] if line.quality else []
    extra += [line.outcome] if line.outcome else []
    whose = _whose(line, visit)
    tone = "bold $text-error" if line.filed == "rule" or line.pinned else "$text-accent"
    said = personal(text, numbers=True)
    if extra or whose:
        said = Content.assemble(said, personal("  " + " · ".join([*extra, *whose]), "$text-muted", numbers=True))
    yield _row(LABELS.get(line.filed, line.filed), said, tone)


def _promise(line: Line, mine: int, limit: int, crowded: bool) -> Row:
    whose = f"mine, {mine} of {limit}" if line.by == "me" else f"from {line.person.name if line.person else '?'}"
    due = f"-> {say(line.due)}" if line.due else "no date"
    tone = "bold $text-warning" if crowded else "$text-accent"
    due += f" · target {say(line.target)}" if line.target else ""
    more = f"  {whose} · {due}" + (" · already kept" if line.done else "")
    return _row("+ promise", Content.assemble(personal(line.text), plain(more, "$text-muted")), tone)


def _whose(line: Line, visit: Visit) -> list[str]:
    if line.filed in _DEEDS and line.person is not None and len(visit.people) > 1:
        return [f"with {line.person.name}"]
    first = visit.people[0].typed if visit.people else ""
    return [line.person.name] if line.person is not None and line.person.typed != first else []


def _row(label: str, text: Content, tone: str = "$text-muted") -> Row:
    return (Content.styled(label, tone), text)


def worth(known: Sequence[tuple[str, Sequence[Worth]]], width: int) -> Content:
    """Return what is worth asking about each person, in lines of a width in cells; names stand above where several."""
    lines: list[Row] = []
    for name, found in known:
        if len(known) > 1:
            lines.append(_row("", personal(name, "bold $text-accent")))
        label = ""
        for one in found:
            hard = one.label == HARD
            tone = "bold $text-error" if hard else "$text-accent"
            shown = "" if one.label == label and not hard else "!!" if hard else one.label
            said = stated(one.text) if one.label in OWED else personal(one.text, "bold" if hard else "")
            lines.append(_row(shown, said, tone))
            label = one.label
    return labelled(lines, width, label=WIDTH)
