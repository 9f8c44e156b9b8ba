"""A year with Bob Smith, told by what the program says; tests/scenarios/test_story_*.py ask it at each turn.

March: Liz Chen brings the two together. By June Bob stands on the third rung, led only by what the findings asked for.
Beside him there is Anna, a friend, about whom nothing strategic is ever said.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from relbank.actions import findings as overrides
from relbank.method.findings import Findings, of_person
from relbank.model.finding import Finding
from tests.builder import Example, build


class Story:
    """The journal of the year: `on` turns the clock, `says` tells what the method finds.

    heard: the rules that spoke so far.
    """

    def __init__(self, folder: Path) -> None:
        self.journal: Example = build(folder, "2026-03-04T14:00", open_promises=3)
        self.heard: set[str] = set()

    def on(self, day: str, hour: str = "14:00") -> Example:
        """Turn the clock to a day of 2026 ("03-18"), or to a whole ISO day."""
        return self.journal.at(f"{day if len(day) > 5 else '2026-' + day}T{hour}")

    def found(self, name: str = "") -> tuple[Finding, ...]:
        """Return the findings about somebody, or about nobody in particular."""
        j = self.journal
        if name:
            return of_person(j.store.journal, j.named(name), j.now, j.settings)
        kept = Findings(j.store.journal, j.settings)
        kept.refresh(j.now)
        return kept.of("")

    def says(self, name: str = "") -> dict[str, list[str]]:
        """Return what each rule saw of somebody, or of nobody in particular: {"M1": ["All that …"]}."""
        told: dict[str, list[str]] = {}
        for finding in self.found(name):
            told.setdefault(finding.rule, []).append(finding.saw)
        self.heard |= told.keys()
        return told

    def asks(self, name: str, rule: str) -> str:
        """Return what a rule asks to be done for somebody."""
        return next(f.do for f in self.found(name) if f.rule == rule)

    def override(self, rule: str, reason: str, name: str = "") -> None:
        """Wave a finding away with a reason."""
        finding = next(f for f in self.found(name) if f.rule == rule)
        overrides.override(self.journal.store, finding, reason, self.journal.now)

    def id(self, name: str) -> Any:
        """Return the id of somebody."""
        return self.journal.id_of(name)
