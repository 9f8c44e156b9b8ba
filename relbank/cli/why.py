"""Findings from the shell: what the method says, why, the entries behind it, and the word that overrides it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from relbank.method.evidence import behind
from relbank.method.findings import Findings, of_person, silent_of
from relbank.method.ideas import called
from relbank.method.overridden import told, word
from relbank.model.finding import Finding
from relbank.model.journal import Journal
from relbank.model.person import Person
from relbank.model.say import plural

from .arguments import Call
from .choosing import person as choose
from .errors import CallError
from .shell import Shell
from .tables import wrap

MOST = 20
"""Findings that are shown when nobody is named, and pieces of evidence behind each."""
_RULE = re.compile(r"[mM]([1-9]|[1-3]\d|4[01])")
_ROOM = 100  # cells of a line where the terminal does not say


def why(shell: Shell, call: Call) -> int:
    """Print what the method says of a person, or of everybody, and why; exit status 1 when it says nothing."""
    if call.on("figure"):
        from .figured import figure

        return figure(shell, call)
    words, rule = _split(call.words)
    journal, now, silent = shell.open().journal, shell.now(), call.on("silent")
    found: Sequence[Finding]
    if words:
        person = choose(shell, shell.open(), words)
        found = (silent_of if silent else of_person)(journal, person, now, shell.settings)
    else:
        kept = Findings(journal, shell.settings)
        kept.refresh(now)
        found = kept.silent() if silent else kept.all()
    found = [f for f in found if not rule or f.rule == rule]
    if call.on("json"):
        shell.json([_json(f, journal) for f in found])
        return 0 if found else 1
    for finding in found if words else found[:MOST]:
        _tell(shell, finding, journal, named=not words)
    if not found:
        shell.say("Nothing was waved away here." if silent else "The method has nothing to say here.")
        return 1
    if not words and len(found) > MOST:
        shell.say(f"And {plural(len(found) - MOST, 'finding')} more: relbank why NAME, or --json.")
    return 0


def override(shell: Shell, call: Call) -> int:
    """Wave a finding away with a reason, the rest of the words or standard input; --again takes that back."""
    at = next((i for i, word in enumerate(call.words) if _RULE.fullmatch(word)), -1)
    if at < 0:
        raise CallError("Which finding?", "Name the rule: relbank override NAME M20 REASON…")
    name, rule, reason = call.words[:at], call.words[at].upper(), " ".join(call.words[at + 1 :])
    store = shell.open(write=True)
    person = choose(shell, store, name) if name else None
    from relbank.actions import findings

    if call.on("again"):
        if reason or "until" in call.options:
            raise CallError("--again takes neither a reason nor a day.", "relbank override NAME M20 --again")
        shell.say(findings.speak_again(store, rule, person.id if person else "", shell.now()).said)
        return 0
    if reason in ("", "-") and shell.stdin is not None and "until" not in call.options:
        if shell.talks:
            shell.write("Why? ", flush=True)
        reason = shell.stdin.readline().strip()
    finding = _one(shell, person, rule)
    until = None
    if "until" in call.options:
        from relbank.notes.dates import ahead

        when = ahead(call.options["until"], shell.now(), shell.settings.date_order)
        if when is None or when.first is None:
            raise CallError(f"{call.options['until']!r} is no day that I understand.", "Try --until friday.")
        until = when.first
    shell.say(findings.override(store, finding, reason, shell.now(), until).said)
    return 0


def _one(shell: Shell, person: Person | None, rule: str) -> Finding:
    journal, now = shell.open().journal, shell.now()
    if person is not None:
        found = [f for f in of_person(journal, person, now, shell.settings) if f.rule == rule]
    else:
        kept = Findings(journal, shell.settings)
        kept.refresh(now)
        found = [f for f in kept.of("") if f.rule == rule]
    if not found:
        whose = f" of {person.name}" if person else ""
        raise CallError(f"{rule} says nothing{whose} now.", "relbank why lists what the method says.")
    return found[0]


def _split(words: Sequence[str]) -> tuple[Sequence[str], str]:
    if words and _RULE.fullmatch(words[-1]):
        return words[:-1], words[-1].upper()
    return words, ""


def _tell(shell: Shell, finding: Finding, journal: Journal, *, named: bool) -> None:
    who = journal.get(Person, finding.person) if named and finding.person else None
    room = shell.width or _ROOM
    head = f"{who.name}: {finding.saw}" if who else finding.saw
    lines = [f"{finding.rule:<4}{part}" if not n else f"    {part}" for n, part in enumerate(wrap(head, room - 4))]
    shell.heading(lines[0])
    shell.page(lines[1:])
    for text in (f"-> {finding.do}", f"{called(finding.rule)}: {finding.why}", told(finding, journal)):
        shell.page(f"    {part}" for part in (wrap(text, room - 4) if text else ()))
    for entry in behind(finding.evidence[:MOST], journal):
        shell.page(f"      {part}" for part in wrap(f"{entry.day or '-':10}  {entry.text}", room - 6)[:2])
    if len(finding.evidence) > MOST:
        shell.say(f"      and {len(finding.evidence) - MOST} more")
    shell.say()


def _json(finding: Finding, journal: Journal) -> dict[str, Any]:
    who = journal.get(Person, finding.person) if finding.person else None
    against = word(finding, journal)
    return {
        "rule": finding.rule,
        "person": {"id": finding.person, "name": who.name} if who else None,
        "about": finding.about or None,
        "saw": finding.saw,
        "why": finding.why,
        "do": finding.do,
        "weight": finding.weight,
        "put_aside": {"on": against.date, "until": against.until or None, "reason": against.reason or None}
        if against
        else None,
        "evidence": [
            {"table": e.table, "id": e.id, "day": e.day or None, "text": e.text}
            for e in behind(finding.evidence, journal)
        ],
    }
