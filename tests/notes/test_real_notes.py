"""Notes as people type them end with every line filed rightly or kept as prose."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.model.when import When
from relbank.notes import Line, Names, Visit, parse

from .real_notes import MESSY, NOTES, THIRTY

NOW = datetime(2026, 11, 19, 14, 0)
NAMES = Names(
    [
        ("1", "Liz Chen", {}), ("2", "Anna Kowalska", {"Ania": ""}), ("3", "Bob Jones", {}), ("4", "Sam Lee", {}),
        ("5", "Tom Berg", {}), ("6", "Tom Kite", {}),
    ]
)
AUTUMN = datetime(2026, 10, 13, 14, 20)
FEW = Names([("b", "Bob Smith", {}), ("l", "Liz Chen", {}), ("p", "Pat Roe", {}), ("j", "Jo Park", {})])
TUESDAY = datetime(2026, 11, 24, 15, 0)
PEOPLE = Names(
    (name, name, {})
    for name in (
        "Bob Smith", "Liz Moreno", "Zoë Ångström", "José Álvarez", "François Lefèvre", "Łukasz Wójcik",
        "Nguyễn Thị Hoa", "田中 花子", "김민준", "Олена Шевченко", "Γιώργος Παπαδόπουλος", "محمد الأحمد",
        "Sinéad O'Brien", "Jean-Luc Picot", "Anna-Lena Groß", "Ana María de la Cruz", "Bram van der Zon", "Pat Roe",
        "Pat Rowe", "Tom Baker", "Tom Bakersfield", "Mum", "Helen Wu", "Priya Raman",
        "Ravi Raman", "Kwame Mensah", "Ingrid Solberg", "Mike Davis", "Will Tanner", "Mark Stone",
        "May Lin", "April Jones", "June Carter", "Grace Okafor", "Rich Gold", "Bill Price",
        "Art Vance", "Omar Haddad", "Dana Fox", "Chris Pine", "Sam Hill", "Samantha Hill",
    )
)


@pytest.mark.parametrize("name", NOTES)
def test_note(name: str) -> None:
    text, expected = NOTES[name]
    names = Names([("9", "Zoe Zed", {})]) if name.startswith("the sample") else NAMES
    note = parse(text, NOW, names)
    said = [row for visit in note.visits for row in _visit(visit, new=not name.startswith("the sample"))]
    assert "\n".join(said) == expected
    assert "".join(text[visit.start : visit.end] for visit in note.visits) == text


@pytest.mark.parametrize(
    ("name", "notes", "now", "names"),
    [*((name, MESSY, AUTUMN, FEW) for name in MESSY), *((name, THIRTY, TUESDAY, PEOPLE) for name in THIRTY)],
)
def test_messy_note(name: str, notes: dict[str, tuple[str, str]], now: datetime, names: Names) -> None:
    text, expected = notes[name]
    note = parse(text, now, names)
    warned = [f"! {warning.line} {warning.text}" for warning in note.warnings]
    assert "\n".join([*(row for visit in note.visits for row in _visit(visit, new=True)), *warned]) == expected
    assert "".join(text[visit.start : visit.end] for visit in note.visits) == text


def _visit(visit: Visit, *, new: bool) -> list[str]:
    people = ", ".join(who.name + (" (new)" if new and who.state == "new" else "") for who in visit.people)
    kind = visit.kind + (f" {visit.direction}" if visit.direction in ("in", "out") else "")
    head = " · ".join(part for part in (people, kind, _when(visit.when), visit.place) if part)
    head += "".join(f" #{tag}" for tag in visit.tags) + (" ahead" if visit.ahead else "")
    rows = [_line(line, visit) for line in visit.lines]
    return [("# " if people else "# · ") + head, *rows]


def _line(line: Line, visit: Visit) -> str:
    first = visit.people[0] if visit.people else None
    parts = [str(line.line), line.filed, line.text.replace("\n", " / ")]
    if line.person and first and line.person.name != first.name:
        parts.append(f"({line.person.name})")
    if line.filed == "introduced":
        parts.append("by")
    when = line.due or (None if line.filed == "field" else line.when)
    parts += [line.by, line.key, _when(when), line.place, line.rung]
    parts.append(f"because {line.reason}" if line.reason else "")
    parts.append(f"x{line.size}" if line.size > 1 else "")
    parts += [line.money + line.currency, line.direction, line.outcome, ",".join(map(str, line.scores))]
    parts.append("!!" if line.pinned else "")
    parts.append("done" if line.done else "")
    return " ".join(part for part in parts if part)


def _when(when: When | None) -> str:
    return "" if when is None else when.iso or "open"


def test_what_is_nested_beneath_a_secret_is_sealed_with_it() -> None:
    text = "@Liz lunch\n- secret she leaves\n    - and her boss too\n\n  in May\n- likes tea"
    lines = parse(text, NOW, NAMES).visits[0].lines
    assert [(line.filed, line.line, line.last) for line in lines] == [("sealed", 2, 5), ("like", 6, 6)]
    assert "her boss" in lines[0].text and "in May" in lines[0].text


@pytest.mark.parametrize("line", ["next call mon or tue", "next call monday or tuesday", "next fri or sat lunch"])
def test_one_of_two_days_stays_open(line: str) -> None:
    note = parse(f"@Liz lunch\n- {line}", NOW, NAMES)
    made = note.visits[0].lines[0]
    assert made.filed in ("appointment", "note") and (made.when is None or made.when.iso is None)
    assert not parse(f"@Liz lunch\n- [ ] {line} by Friday or Monday to Liz", NOW, NAMES).visits[0].lines[0].due


def test_names_behind_with_count_in_and_unknown_ones_are_said() -> None:
    note = parse("@Bob lunch\n- next mtg w/ Anna & Sam tue\n- next call with Carla fri", NOW, NAMES)
    first, second = note.visits[0].lines
    assert [who.name for who in first.people] == ["Bob Jones", "Anna Kowalska", "Sam Lee"]
    assert [who.name for who in second.people] == ["Bob Jones"] and "Carla" in note.warnings[0].text


def test_a_name_in_a_header_that_nobody_has_is_asked_about_unless_it_has_an_at() -> None:
    people = parse("@Bob and Carla lunch mon", NOW, NAMES).visits[0].people
    assert [who.state for who in people] == ["known", "ambiguous"]
    assert parse("@Bob and @Carla lunch mon", NOW, NAMES).visits[0].people[1].state == "new"
    assert parse("@Bob and Carla lunch", NOW, NAMES, choices={"carla": "new"}).visits[0].people[1].state == "new"


@pytest.mark.parametrize(
    ("line", "name"),
    [("Sam lunch today", "Sam"), ("Call w/ Anna Kowalska Tuesday", "Anna Kowalska"), ("Sam said so", "")],
)
def test_a_first_line_that_lacks_its_at_is_said(line: str, name: str) -> None:
    warnings = parse(f"{line}\n- likes tea", NOW, NAMES).warnings
    assert [w.line for w in warnings] == ([1] if name else []) and all(f"@{name} " in w.text for w in warnings)


@pytest.mark.parametrize(
    ("more", "filed"),
    [
        ("- [ ] send it by Fri\n  all is talk", ["promise send it me 2026-11-27", "note all is talk"]),
        ("- [ ] send the photos\n  of Ohio by Fri", ["promise send the photos of Ohio me 2026-11-27"]),
        ("- [ ] send by whenever\n  of Ohio", ["promise send by whenever of Ohio me"]),
        ("- likes:\n  hockey\n  sailing, golf", ["like hockey", "like sailing", "like golf"]),
        ("- likes Nascar, white\n  wine", ["like Nascar", "like white wine"]),
        ("- [ ] @me: print it", ["promise print it me"]), ("- [ ] @me print it", ["promise print it me"]),
        ("- [ ] him: the chart", ["promise the chart them"]), ("- [ ] her - the chart", ["promise the chart them"]),
        ("- [ ] me - the chart", ["promise the chart me"]), ("- [ ] @bob", ["note [ ] @bob"]),
        ("- [ ] Bob sends it by Fri", ["promise sends it them 2026-11-27"]),
        ("- [ ] Liz sends it by Fri", ["promise sends it (Liz Moreno) them 2026-11-27"]),
        ("- [ ] Bob owes me a chart", ["promise a chart them"]), ("- [X] Bob sent it", ["promise sent it them done"]),
        ("- [ ] send it to Bob", ["promise send it to Bob me"]), ("- [x ] map", ["promise map me done"]),
        ("- [✓] map", ["promise map me done"]), ("- [ x] map", ["promise map me done"]),
        ("- [/] map", ["note [/] map"]),
        ("- **Likes:** tea, **rye**, *this* and *that*", ["like tea", "like rye", "like *this* and *that*"]),
        ("- **bold** word", ["note **bold** word"]), ("- likes -> tea", ["like tea"]), ("- likes: >5%", ["like >5%"]),
        ("- hard rule: no calls", ["rule no calls !!"]), ("- rule of thumb: ask", ["note rule of thumb: ask"]),
        ("- next lunch 10 Dec, bring it", ["appointment lunch, bring it 2026-12-10"]),
    ],
)  # fmt: skip
def test_what_belongs_to_a_line(more: str, filed: list[str]) -> None:
    note = parse(f"@Bob Smith lunch\n{more}", TUESDAY, PEOPLE)
    assert [_line(line, note.visits[0]).split(" ", 1)[1] for line in note.visits[0].lines] == filed
    assert len(note.warnings) == ("whenever" in more)
