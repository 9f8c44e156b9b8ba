"""The shell in tests: main() on streams in memory, a small journal, and the real command in a process."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relbank.cli.main import main
from relbank.model.appointment import Appointment
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from relbank.model.trust import Sealed
from relbank.model.when import When
from relbank.paths import Places, find
from relbank.store import Store, open_store

NOW = "2026-11-19T14:00"


@dataclass(frozen=True)
class Answer:
    """What a call answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output as JSON."""
        return json.loads(self.out)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Relbank:
    """The shell on one journal: called in this process, or as the real command."""

    environ: dict[str, str]

    @property
    def places(self) -> Places:
        return find(self.environ)

    def open(self, *, readonly: bool = False) -> Store:
        return open_store(self.places.journal, self.places.state, readonly=readonly)

    def __call__(self, *argv: str, stdin: str | bytes | None = "", **environ: str) -> Answer:
        given = None
        if stdin is not None:
            raw = stdin.encode() if isinstance(stdin, str) else stdin
            given = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", newline="")
        out, err = io.StringIO(), io.StringIO()
        status = main(list(argv), {**self.environ, **environ}, given, out, err)
        return Answer(status, out.getvalue(), err.getvalue())

    def really(self, *argv: str, stdin: str | bytes = "", **environ: str) -> Answer:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "relbank", *argv],
            input=raw,
            capture_output=True,
            env={**os.environ, **self.environ, **environ},
            timeout=60,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def relbank(tmp_path: Path) -> Relbank:
    """The shell on a journal that is not there yet."""
    return Relbank(
        {
            "HOME": str(tmp_path),
            "PATH": os.environ["PATH"],
            "RELBANK_JOURNAL": str(tmp_path / "journal"),
            "RELBANK_STATE": str(tmp_path / "state"),
            "RELBANK_CONFIG": str(tmp_path / "config"),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "RELBANK_NOW": NOW,
            "TERM": "xterm",
        }
    )


HOSTILE = "Liz Chen \x1b[31m[/x]\u202e"
NOTE = (
    "@Bob Smith, @Liz Chen lunch today 12:30 at Vito's\n"
    "Plant move slips \x1b]0;x\x07to Q1.\n"
    "- secret he leaves in May\n"
    "  with his whole team\n"
    "- likes Nascar\n"
    "- [ ] send Ohio article by Thu\n"
)


@pytest.fixture
def small(relbank: Relbank) -> Relbank:
    """The shell on a journal of three people, one of them with a hostile name."""
    with relbank.open() as store, store.transaction("small journal") as tx:
        bob, liz, rob = tx.new_id(), tx.new_id(), tx.new_id()
        tx.add(Person(bob, "Bob Smith", organisation="Acme", aliases={"Bobby": ""}, tags={"golf": ""}))
        tx.add(Person(liz, HOSTILE, organisation="漢字会社"))
        tx.add(Person(rob, "Robert Smith"))
        touch = tx.new_id()
        when = When("2026-11-19T12:30", "minute", "today 12:30")
        tx.add(Touch(touch, when, "met", "lunch", people=(bob, liz), place="Vito's", text=NOTE))
        tx.add(Sealed(tx.new_id(), bob, "he leaves in May with his whole team", touch=touch, line=3))
        tx.add(Fact(tx.new_id(), bob, "like", "Nascar", touch=touch, line=5, learned="2026-11-19"))
        tx.add(Fact(tx.new_id(), bob, "rule", "never be late", pinned=True))
        tx.add(_promise(tx, "me", "send Ohio article", bob, When("2026-11-26", "day", "Thu"), touch=touch, line=6))
        tx.add(_promise(tx, "me", "send org chart", bob, When("2026-11-18", "day", "Wed")))
        tx.add(_promise(tx, "them", "budget figures", liz, None))
        tx.add(Appointment(tx.new_id(), When("2026-11-19T16:00", "minute", "4pm"), (bob,), "coffee", "AB Coffee"))
        tx.add(Appointment(tx.new_id(), When("2026-11-17", "day", "Tue"), (liz,), "walk"))
    return relbank


def _promise(tx: Any, by: str, text: str, person: str, due: When | None, **more: Any) -> Promise:
    return Promise(tx.new_id(), by, text, person, due, made="2026-11-19", **more)


@pytest.fixture
def snapshot_of_files(relbank: Relbank) -> Callable[[], dict[str, bytes]]:
    """What lies in the folders of the journal and its state, byte for byte."""

    def take() -> dict[str, bytes]:
        folders = (relbank.places.journal, relbank.places.state)
        return {str(p): p.read_bytes() for f in folders if f.is_dir() for p in f.rglob("*") if p.is_file()}

    return take
