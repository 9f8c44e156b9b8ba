"""What the method says of an example journal, and the user's word against it."""

from __future__ import annotations

import io

from relbank.actions import findings as actions
from relbank.cli.main import main
from relbank.method.findings import Findings
from relbank.model.finding import Finding
from tests.builder import Example


def spoken(journal: Example, rule: str = "", name: str = "") -> list[Finding]:
    """The findings of a rule, about a person named or all, the most pressing first; overridden ones are left out."""
    found = Findings(journal.store.journal, journal.settings)
    found.refresh(journal.now)
    id = journal.id_of(name) if name else ""
    return [f for f in found.all() if (not rule or f.rule == rule) and (not id or f.person == id)]


def saws(journal: Example, rule: str, name: str = "") -> list[str]:
    """What they saw, as sentences."""
    return [f.saw for f in spoken(journal, rule, name)]


def wave(journal: Example, finding: Finding, reason: str = "not this one") -> None:
    """Wave a finding away with a reason."""
    actions.override(journal.store, finding, reason, journal.now)


def shell(journal: Example, *argv: str, stdin: str = "", status: int = 0) -> str:
    """Call a verb of the shell on the journal and return what it printed, on both streams."""
    where = journal.store.path.parent
    environ = {
        "RELBANK_JOURNAL": str(journal.store.path), "RELBANK_STATE": str(where / "shell"), "LANG": "C.UTF-8",
        "RELBANK_CONFIG": str(where / "config"), "RELBANK_NOW": journal.now.isoformat(timespec="minutes"),
        "HOME": str(where),
    }  # fmt: skip
    out, err = io.StringIO(), io.StringIO()
    got = main(list(argv), environ, io.StringIO(stdin), out, err)
    journal.store.poll()
    assert got == status, (got, out.getvalue(), err.getvalue())
    return out.getvalue() + err.getvalue()
