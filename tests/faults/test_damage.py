"""The tail is cut at every byte, every byte is flipped: never silently wrong, the place always named."""

from __future__ import annotations

import shutil

import pytest

from relbank.model.person import Person
from relbank.store import open_store

from .work import check, edit


@pytest.fixture
def small(tmp_path):
    """A journal of three changes; its log file."""
    with open_store(tmp_path / "journal", tmp_path / "state") as store:
        for _ in range(3):
            edit(store, "a")
    return next((tmp_path / "journal" / "log").iterdir())


@pytest.mark.parametrize("step", [17, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("behind", [b"", bytes(40), b'{"n":9,"t":"x\xff\n"'], ids=["nothing", "zeros", "junk"])
def test_the_tail_cut_at_every_byte(tmp_path, small, behind, step):
    whole = small.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for cut in sorted({*range(last, len(whole) + 1, step), *range(len(whole) - 3, len(whole) + 1)}):
        place = tmp_path / "cut"
        shutil.copytree(tmp_path, place, ignore=shutil.ignore_patterns("cut"))
        file = place / small.relative_to(tmp_path)
        file.write_bytes(whole[:cut] + behind)
        if behind.endswith(b'"') and b"\n" in behind:  # junk with a newline is a damaged line: named, not fatal
            with open_store(place / "journal", place / "state") as store:
                assert edit(store, "a") == (4 if cut == len(whole) else 3)
                assert any(small.name in complaint for complaint in store.complaints)
        else:
            check(place, {"a": 3 if cut == len(whole) else 2})
        shutil.rmtree(place)


@pytest.mark.parametrize("step", [11, pytest.param(1, marks=pytest.mark.long)])
def test_every_byte_flipped(tmp_path, small, step):
    whole = small.read_bytes()
    with open_store(tmp_path / "journal", tmp_path / "state", readonly=True) as store:
        good = store.db.storage.read()
    lines = whole.split(b"\n")[:-1]
    for at in sorted({*range(0, len(whole), step), *(at for at, byte in enumerate(whole) if byte == 10)}):
        for flip in (1, 32, 255):
            small.write_bytes(whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :])
            with open_store(tmp_path / "journal", tmp_path / "state", readonly=True) as store:
                kept = [line for line in lines if line in small.read_bytes().split(b"\n")]
                same = store.table("facts").all() == [dict(d) for d in good["facts"].values()]
                assert store.complaints or at == len(whole) - 1, f"byte {at} changed, nothing said"
                assert any(small.name in c for c in store.complaints) or at == len(whole) - 1
                assert not same and len(kept) >= len(lines) - (2 if whole[at] == 10 else 1)
                assert len(store.journal.every(Person)) <= 1


def test_a_line_that_is_not_json_and_one_of_ten_megabytes(tmp_path, small):
    small.write_bytes(b"hello\n" + small.read_bytes() + b"x" * 10_000_000 + b"\n" + b"[1,2]\n\n")
    with open_store(tmp_path / "journal", tmp_path / "state") as store:
        assert len(store.complaints) == 3
        assert edit(store, "a") == 4
