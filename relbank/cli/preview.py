"""What would be filed of a note, line by line, in words."""

from __future__ import annotations

from relbank.model.say import say
from relbank.notes import Line, Note, Visit, Who
from relbank.notes.facts import told_yearly


def lines(note: Note) -> list[str]:
    """Return the preview of a note: each visit's header as understood, then what each line is filed as."""
    out: list[str] = []
    for visit in note.visits:
        out.append(_header(visit))
        out += [f"  {line.line:4}  {line.filed:12} {_line(line)}" for line in visit.lines]
    return out + [f"  {w.line:4}  {'!':12} {w.text}" for w in note.warnings]


def _header(visit: Visit) -> str:
    if not visit.header:
        return "A note about nobody (no @Name in its first line)"
    what = "appointment" if visit.ahead else visit.word or visit.kind
    parts = [", ".join(map(_who, visit.people)), what, say(visit.when), visit.place, *(f"#{t}" for t in visit.tags)]
    return " · ".join(part for part in parts if part)


def _who(who: Who) -> str:
    if who.state == "new":
        alike = f", or {', '.join(name for _, name in who.candidates)}?" if who.candidates else ""
        return f"{who.name} (new{alike})"
    if who.state == "ambiguous":
        return f"{who.typed} ({' '.join(('who?', ', '.join(name for _, name in who.candidates))).strip()})"
    return who.name


def _line(line: Line) -> str:
    text = " ".join(line.text.split())
    if line.filed == "note":
        return text if len(text) <= 60 else text[:59] + "…"
    parts = [text]
    if line.filed == "sealed":
        parts = ["(sealed)"]
    if line.filed == "promise":
        parts = ["I:" if line.by == "me" else "they:", text, "(kept)" if line.done else ""]
    if line.key:
        parts.insert(0, f"{line.key}:")
    if line.introducer is not None:
        parts.append(f"by {_who(line.introducer)}")
    if line.person is not None:
        parts.append(f"[{_who(line.person)}]")
    if day := told_yearly(line):
        parts.append("" if day == text else f"-> {day}")
    elif line.due or line.when:
        parts.append(f"-> {say(line.due or line.when)}")
    if line.target:
        parts.append(f"(target {say(line.target)})")
    rung = line.rung if line.rung not in text.casefold() else ""
    parts += [line.place, line.outcome, rung, f"{line.currency}{line.money}" if line.money else ""]
    return " ".join(part for part in parts if part)
