"""Files that the user names are written whole or not at all, privately, and never through a link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from relbank.exchange import safe_file
from relbank.exchange.safe_file import FileError


@pytest.mark.parametrize("mask", [0, 0o277])
def test_a_new_file_is_private_and_whole(tmp_path: Path, mask: int) -> None:
    path = tmp_path / "out.json"
    old = os.umask(mask)
    try:
        size = safe_file.write(path, ["{", "}ż"])
    finally:
        os.umask(old)
    assert path.read_text(encoding="utf-8") == "{}ż"
    assert size == 4
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_what_exists_is_kept_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    with pytest.raises(FileError, match="exists already"):
        safe_file.write(path, ["new"])
    assert path.read_text() == "old"
    safe_file.write(path, ["new"], replace=True)
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.json"

    def chunks():
        yield "mine"
        path.write_text("theirs")

    with pytest.raises(FileError, match="exists already"):
        safe_file.write(path, chunks())
    assert path.read_text() == "theirs"
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize("replace", [False, True])
def test_never_through_a_link(tmp_path: Path, replace: bool) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    with pytest.raises(FileError, match="is a link"):
        safe_file.write(link, ["new"], replace=replace)
    assert target.read_text() == "old"


def test_a_failure_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def chunks():
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(FileError, match="No space left"):
        safe_file.write(tmp_path / "out.json", chunks())
    assert [p.name for p in tmp_path.iterdir()] == []


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="can't be written"):
        safe_file.write(tmp_path / "no" / "out.json", ["x"])


def test_reading_refuses_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none"):
        with pytest.raises(FileError):
            safe_file.read(path)
    (tmp_path / "big").write_bytes(b"12345")
    with pytest.raises(FileError, match="5 bytes"):
        safe_file.read(tmp_path / "big", limit=4)
    assert safe_file.read(tmp_path / "big") == b"12345"
