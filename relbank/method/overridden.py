"""What was written against a finding: read again while it is silent, and when it speaks anew."""

from __future__ import annotations

from relbank.model.finding import Finding, Override
from relbank.model.journal import Journal
from relbank.model.say import say_iso


def word(finding: Finding, journal: Journal) -> Override | None:
    """Return the newest word against a finding: the one that silences it, or one from before something changed."""
    said = journal.of(Override, finding.person) if finding.person else journal.every(Override)
    found = [o for o in said if o.key == finding.key]
    here = [o for o in found if o.mark == finding.mark]
    return max(here or found, key=lambda o: o.id, default=None)


def told(finding: Finding, journal: Journal) -> str:
    """Return the newest word against a finding as a sentence, "" when there is none."""
    said = word(finding, journal)
    if said is None:
        return ""
    until = f" until {say_iso(said.until)}" if said.until else ""
    reason = f": “{said.reason}”" if said.reason else ""
    return f"Put aside on {say_iso(said.date)}{until}{reason}."
