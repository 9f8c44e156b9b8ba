"""Three laptops that sync one journal through git: never a git conflict, and all end with the same."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from contextlib import suppress
from dataclasses import replace

import pytest

from relbank.model.person import Person
from relbank.store import CannotUndo, open_store

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
DEVICES = ("one", "two", "three")


def git(folder, *words):
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder)}
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "pull.rebase=false", "-c", "gc.auto=0")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env={**os.environ, **own}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"git {' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def sync(folder):
    git(folder, "add", "-A")
    if git(folder, "status", "--porcelain"):
        git(folder, "commit", "-q", "-m", "x")
    git(folder, "pull", "-q", "--no-edit", "origin", "main")
    git(folder, "push", "-q", "origin", "HEAD:main")


def change(store, rng):
    people = store.journal.every(Person)
    kind = rng.randrange(6)
    if kind == 0 or not people:
        with store.transaction("add") as tx:
            tx.add(Person(tx.new_id(), f"P{rng.randrange(1000)}"))
    elif kind == 5:
        with suppress(CannotUndo):
            store.undo()
    else:
        person = rng.choice(people)
        with store.transaction("change") as tx:
            if kind == 4:
                tx.remove(Person, person.id)
            else:
                tx.change(replace(person, title=f"{store.device} {rng.random()}"), base=person)


@pytest.mark.parametrize("rounds", [25, pytest.param(300, marks=pytest.mark.long)])
def test_three_devices_through_git(tmp_path, monkeypatch, rounds):
    monkeypatch.setattr("relbank.store.log.SEGMENT", 2000)
    rng = random.Random(rounds)
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(tmp_path / "hub")], check=True)
    with open_store(tmp_path / "one", tmp_path / "state-one"):
        pass
    git(tmp_path / "one", "init", "-q", "-b", "main")
    git(tmp_path / "one", "remote", "add", "origin", str(tmp_path / "hub"))
    git(tmp_path / "one", "add", "-A")
    git(tmp_path / "one", "commit", "-q", "-m", "x")
    git(tmp_path / "one", "push", "-q", "origin", "main")
    for name in DEVICES[1:]:
        subprocess.run(["git", "clone", "-q", str(tmp_path / "hub"), str(tmp_path / name)], check=True)
    stores = {name: open_store(tmp_path / name, tmp_path / f"state-{name}") for name in DEVICES}
    for _ in range(rounds):
        name = rng.choice(DEVICES)
        for _ in range(rng.randrange(1, 4)):
            change(stores[name], rng)
        if rng.random() < 0.5:
            sync(tmp_path / name)
            stores[name].poll()
    for name in (*DEVICES, *DEVICES):
        sync(tmp_path / name)
    seen = []
    for store in stores.values():
        store.poll()
        assert store.complaints == []
        seen.append((store.db.storage.read(), store.conflicts()))
        store.close()
    assert {name: dict(view) for name, view in (seen[0][0] or {}).items()}
    assert len({store.id for store in stores.values()}) == 1
    first = {name: dict(view) for name, view in seen[0][0].items()}
    for read, conflicts in seen[1:]:
        assert {name: dict(view) for name, view in read.items()} == first
        assert conflicts == seen[0][1]
