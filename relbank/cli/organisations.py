"""Organisations from the shell: who belongs to them, and the FACTS check (M36)."""

from __future__ import annotations

from typing import Any

from relbank.method.organisation import FACTS_NAMES, Belonging, organisation, organisations, total
from relbank.method.trust import dated
from relbank.model.journal import Journal
from relbank.model.say import plural, say_iso
from relbank.model.sheets import FACTS
from relbank.model.text import fold

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import table
from .worded import reason


def organisation_(shell: Shell, call: Call) -> int:
    """List the organisations, or show one; check, rename or keep something about it where that is asked for."""
    name = " ".join(call.words)
    if any(call.on(option) for option in ("check", "rename", "keep", "people")):
        return _write(shell, call, name)
    journal = shell.open().journal
    if not name:
        found = organisations(journal)
        if call.on("json"):
            shell.json([_json(one) for one in found])
            return 0
        rows = [(o.name, plural(len(o.people), "person", "people"), _summed(o), _weak(o)) for o in found]
        shell.page(table(rows, shell.width))
        if not rows:
            shell.warn("No organisation is known yet.", "relbank organisation Acme --people Bob, or e on the screen.")
        return 0
    one = organisation(journal, _meant(journal, name))
    if one is None:
        raise CallError(f"No organisation is called {name!r}.", "relbank organisation lists them.")
    if call.on("json"):
        shell.json(_json(one))
        return 0
    shell.heading(one.name)
    rows2 = [("kept", one.document.text)] if one.document and one.document.text else []
    rows2 += [("" if n else "people", " · ".join(x for x in (p.name, p.title) if x)) for n, p in enumerate(one.people)]
    for place, check in enumerate(reversed(one.checks)):
        scored = " ".join(f"{FACTS_NAMES[part]} {getattr(check, part) or '-'} ·" for part in FACTS).rstrip("· ")
        said = "  ".join(x for x in (f"{say_iso(dated(check)):<15}", scored, check.text) if x)
        rows2.append(("" if place else "checks", said))
    if not one.checks:
        rows2.append(("checks", "none yet: relbank organisation NAME --check '7 6 8 5 9'"))
    shell.page(table(rows2, shell.width))
    return 0


def _meant(journal: Journal, name: str) -> str:
    """Return the name of the organisation that is called so, or is the only one with such words; else as typed."""
    found = [one.name for one in organisations(journal)]
    typed = fold(name).split()
    if any(fold(one) == " ".join(typed) for one in found):
        return name
    fitting = [one for one in found if all(any(w.startswith(t) for w in fold(one).split()) for t in typed)]
    if len(fitting) > 1:
        more = tuple(f"  {one}" for one in fitting[:10])
        raise CallError(f"{name!r} fits {len(fitting)} organisations:", "Write the name in full.", more=more)
    return fitting[0] if fitting else name


def _summed(one: Belonging) -> str:
    if one.last is None:
        return "never checked" if one.strategic else "-"
    found, known = total(one.last)
    return f"{found} of {known * 10}, {say_iso(dated(one.last))}"


def _weak(one: Belonging) -> str:
    return "weak: " + ", ".join(FACTS_NAMES[part] for part in one.weak) if one.weak else ""


def _json(one: Belonging) -> dict[str, Any]:
    return {
        "name": one.name,
        "text": one.document.text if one.document else "",
        "people": [{"id": p.id, "name": p.name, "title": p.title} for p in one.people],
        "checks": [
            {"date": dated(c), "text": c.text, **{part: getattr(c, part) or None for part in FACTS}} for c in one.checks
        ],
        "weak": list(one.weak),
    }


def _write(shell: Shell, call: Call, name: str) -> int:
    from relbank.actions import organisations as actions

    if not name:
        raise CallError("Which organisation?", "relbank organisation lists them.")
    store, now = shell.open(write=True), shell.now()
    name = _meant(store.journal, name)
    if call.on("people"):
        from .choosing import person

        people = [person(shell, store, one.split()) for one in call.options["people"].split(",") if one.strip()]
        shell.say(actions.belong(store, name, [p.id for p in people]).said)
    elif call.on("rename"):
        shell.say(actions.rename(store, name, call.options["rename"]).said)
    elif call.on("check"):
        scores = actions.scores_of(call.options["check"])
        shell.say(actions.check(store, name, scores, now, reason(shell, call)).said)
    else:
        shell.say(actions.keep(store, name, now, call.options["keep"]).said)
    return 0
