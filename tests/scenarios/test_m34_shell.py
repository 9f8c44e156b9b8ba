"""M34, integrity: no verb of the shell, however it is called, prints a sealed remark; but for the full backup."""

from __future__ import annotations

import io
import shutil

import pytest

from relbank.cli.main import main
from relbank.cli.verbs import VERBS, Verb
from relbank.paths import find
from tests.canary import count, journal

VALUES = {
    "FILE": ("{out}/file.txt",), "DIR": ("{out}/dir",), "WHEN": ("1 Jan 2026",), "DAY": ("1 Jan 2026",),
    "ID": ("{touch}", "{sealed}"), "NAME": ("Bob Smith",), "N": ("3",), "M": ("3",),
}  # fmt: skip
LONG = {"demo"}
"""Verbs that make a journal of their own: called once."""
ALLOWED = {"export --json"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The journal, closed; each call works on a copy of it."""
    folder = tmp_path_factory.mktemp("canary")
    found = journal(folder)
    from relbank.model.touch import Touch
    from relbank.model.trust import Sealed

    ids = {
        "touch": next(t.id for t in found.every(Touch) if "zquthree" in t.text),
        "sealed": next(s.id for s in found.every(Sealed) if "zquthree" in s.text),
        "person": found.id_of("Liz Chen"),
        **{f"{t.text[2:5]}{n}": t.id for n, t in enumerate(found.every(Touch)) if "zqu" in t.text},
        **{f"thrown{n}": t.id for n, t in enumerate(found.store.journal.trash()) if "zqu" in getattr(t, "text", "")},
    }
    found.close()
    return folder, ids


def calls(verb: Verb, ids: dict[str, str]) -> list[list[str]]:
    """Return the ways in which a verb is called: bare, with names, ids and words, and with each of its options."""
    subjects = [[], ["Bob", "Smith"], ["Liz", "Chen"], ["Pat"], ["Bert"], [ids["touch"]], [ids["sealed"]], ["zqu"],
                ["secret"], ["Acme"]]  # fmt: skip
    if verb.name in LONG:
        return [[verb.name]]
    found = [[verb.name, *subject] if verb.name else subject for subject in subjects[: 1 if not verb.name else None]]
    if verb.name == "history":
        found += [[verb.name, id] for id in ids.values()]
    for option in verb.options:
        values = VALUES.get(option.value, ("1",)) if option.value else ("",)
        for value in values:
            given = [f"--{option.name}"] if not option.value else [f"--{option.name}", value.format(out="OUT", **ids)]
            found += [[verb.name, *subject, *given] for subject in subjects[:6]]
    return found


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name or "program")
def test_no_verb_prints_a_canary(verb, made, tmp_path, monkeypatch):
    folder, ids = made
    leaks = {}
    for number, argv in enumerate(calls(verb, ids)):
        if " ".join(argv[:1]) + (" --json" if "--json" in argv else "") in ALLOWED:
            continue
        here, out = tmp_path / f"{number}", tmp_path / f"{number}" / "out"
        shutil.copytree(folder / "journal", here / "journal")
        out.mkdir()
        monkeypatch.chdir(out)  # some words are taken for the names of files
        environ = {
            "HOME": str(here), "RELBANK_JOURNAL": str(here / "journal"), "RELBANK_STATE": str(here / "state"),
            "RELBANK_CONFIG": str(here / "config"), "RELBANK_NOW": "2026-11-19T14:00", "TERM": "xterm", "PATH": "",
        }  # fmt: skip
        shutil.copytree(folder / "state", find(environ).state)
        told, failed = io.StringIO(), io.StringIO()
        stdin = io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8")
        status = main([word.replace("OUT", str(out)) for word in argv], environ, stdin, told, failed)
        assert "Please report this line" not in failed.getvalue(), (argv, failed.getvalue())
        assert status in (0, 1, 2, 3), argv
        text = told.getvalue() + failed.getvalue()
        text += "".join(p.read_text("utf-8", "replace") for p in out.rglob("*") if p.is_file() and not _own(p, out))
        if found := count(text):
            leaks[" ".join(argv)] = found
        shutil.rmtree(here)
    assert leaks == {}


def _own(path, out):
    """Tell whether a file is a journal's own: a backup or a restored journal."""
    return any((parent / "relbank.json").exists() for parent in path.relative_to(out).parents if parent) or any(
        (out / parent / "relbank.json").exists() for parent in path.relative_to(out).parents
    )


def test_the_full_backup_holds_them_all_and_says_so(made, tmp_path):
    folder, _ = made
    environ = {
        "HOME": str(tmp_path), "RELBANK_JOURNAL": str(folder / "journal"), "RELBANK_STATE": str(folder / "state"),
        "RELBANK_NOW": "2026-11-19T14:00",
    }  # fmt: skip
    told, said = io.StringIO(), io.StringIO()
    assert main(["export", "--json"], environ, None, told, said) == 0
    assert len(count(told.getvalue())) >= 17 and "Sealed remarks are in it" in said.getvalue()


def test_the_canaries_would_sing(made, tmp_path, monkeypatch):
    """Without the cut every one of them is in the log: the tests above can fail."""
    folder, _ = made
    monkeypatch.setattr("relbank.method.unsealed.without_sealed", lambda text, *lines: text)
    environ = {
        "HOME": str(tmp_path), "RELBANK_JOURNAL": str(folder / "journal"), "RELBANK_STATE": str(tmp_path / "state"),
        "RELBANK_NOW": "2026-11-19T14:00",
    }  # fmt: skip
    told = io.StringIO()
    assert main(["log", "--json"], environ, None, told, io.StringIO()) == 0
    assert len(count(told.getvalue())) >= 12
