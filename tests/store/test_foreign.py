"""A folder with other files in it is not made a journal (nothing of the user's is mixed with ours)."""

from __future__ import annotations

import pytest

from relbank.store import StoreError, open_store


@pytest.mark.parametrize("readonly", [False, True])
def test_a_folder_of_other_files_is_refused_and_left_alone(tmp_path, readonly):
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "a.txt").write_text("mine")
    with pytest.raises(StoreError, match="other files"):
        open_store(folder, tmp_path / "state", readonly=readonly)
    assert [entry.name for entry in folder.iterdir()] == ["a.txt"]


def test_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="is a file"):
        open_store(tmp_path / "file", tmp_path / "state")


def test_an_empty_folder_becomes_a_journal(tmp_path):
    (tmp_path / "new").mkdir()
    with open_store(tmp_path / "new", tmp_path / "state") as store:
        assert store.id
