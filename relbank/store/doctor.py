"""The doctor: reads every line, id, reference and derived copy, and says what is wrong; reading never repairs."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from relbank.model.document import TABLES, people_of
from relbank.model.say import plural

from .frame import decode, identity, too_new
from .mapped import block_checks
from .quick import BEGUN
from .resume import body_of
from .segments import epoch_of
from .stamps import ahead, device_of, moment_of
from .state import State

if TYPE_CHECKING:
    from .store import Store

Line = tuple[str, str]  # what tells a line from all others: its stamp, its check
Lines = dict[Line, dict[str, Any]]
OK, WARNING, DAMAGE, UNREADABLE = 0, 1, 2, 3  # also the exit status


class Finding(NamedTuple):
    """One thing that the doctor saw.

    how_bad: OK, WARNING, DAMAGE or UNREADABLE. what and where: in a sentence. go_on: whether one can go on working.
    next: the next command or step.
    """

    how_bad: int
    what: str
    where: str
    go_on: str
    next: str


_FINE = "You can go on working."
_FIX = "relbank doctor --fix"


def examine(store: Store) -> list[Finding]:
    """Return what is wrong with a journal, the worst first, and one finding that counts what is right."""
    lines: Lines = {}
    early: set[Line] = set()  # the lines that the checkpoint has taken in
    try:
        found = [*_about(store), *_files(store), *_unfinished(store), *_lines(store, lines, early)]
    except OSError as error:
        where = str(error.filename or store.path)
        again = "Give yourself the right to read it, then run `relbank doctor` again."
        return [Finding(UNREADABLE, f"A file can't be read ({error.strerror}).", where, "Not before it can.", again)]
    state = State()
    readable = {key: tx for key, tx in lines.items() if not too_new(tx)}
    for key in sorted(early & readable.keys()):
        state.apply(readable[key])
    found += _checkpoint(store, state)
    for key in sorted(readable.keys() - early):
        state.apply(readable[key])
    found += [*_numbers(store, lines), *_ahead(lines), *_references(state), *_conflicts(store)]
    documents = sum(len(state.table(name).docs) for name in state.names())
    devices = len({device_of(stamp) for stamp, _ in lines})
    fine = f"{plural(len(lines), 'change')} of {plural(devices, 'device')}, {plural(documents, 'document')} read."
    found.append(Finding(OK, fine, str(store.log.folder), _FINE, ""))
    return sorted(found, key=lambda finding: -finding.how_bad)


def _about(store: Store) -> Iterator[Finding]:
    newer = next((complaint for complaint in store.complaints if "newer relbank" in complaint), "")
    if newer:
        yield Finding(WARNING, newer.partition(". ")[0] + ".", str(store.path), "You can read it.", "Install that one.")
    elif not store.id:
        what = "What names the journal can't be read; its lines are not touched by that."
        yield Finding(WARNING, what, str(store.path / "relbank.json"), _FINE, _FIX)


def _files(store: Store) -> Iterator[Finding]:
    for top in (store.path, store.state):
        for place in (top, *top.rglob("*")) if top.is_dir() else ():
            mode = stat.S_IMODE(place.lstat().st_mode)
            if mode & 0o077:
                wanted = "700" if place.is_dir() else "600"
                yield Finding(
                    WARNING,
                    "Others on this computer may read it.",
                    str(place),
                    _FINE,
                    f"{_FIX}, or: chmod {wanted} '{place}'",
                )


def _unfinished(store: Store) -> Iterator[Finding]:
    if (store.state / BEGUN).exists():
        yield Finding(WARNING, "A purge was interrupted.", str(store.state / BEGUN), _FINE, _FIX)
        return
    counted = store.log.files()
    for name in store.log.every():
        if name not in counted and store.log.is_own(name):
            what = "This file was replaced by a purge or a mending, and should be gone."
            yield Finding(WARNING, what, str(store.log.folder / name), _FINE, _FIX)


def _lines(store: Store, lines: Lines, early: set[Line]) -> Iterator[Finding]:
    checkpoint = store.merged.checkpoint
    stamps: dict[str, Line] = {}
    for name in store.log.files():
        data = store.log.read(name)
        taken = checkpoint.header.files[name][0] if checkpoint and name in checkpoint.header.files else 0
        end = data.rfind(b"\n") + 1
        at = 0
        for number, line in enumerate(data[:end].split(b"\n")[:-1], 1):
            start, at = at, at + len(line) + 1
            tx = decode(line) if line else None
            if tx is not None:
                key = identity(tx)
                if at <= taken:
                    early.add(key)
                if stamps.setdefault(key[0], key) != key and key not in lines:
                    where = f"{store.log.folder / name}, line {number}, byte {start}"
                    yield _shared(store, key[0], f"two different lines under one stamp, {key[0]}", where)
                lines[key] = tx
            elif line.endswith(b"~"):
                where = f"{store.log.folder / name}, line {number}, byte {start}"
                yield Finding(OK, "An edit was cut off before it was called saved.", where, _FINE, "")
            elif line:
                where = f"{store.log.folder / name}, line {number}, byte {start}"
                own = epoch_of(name)[0] == store.device
                do = _FIX if own else f"Sync that file once more; {_FIX} looks for the line in the backups."
                yield Finding(DAMAGE, "One line is damaged: what it changed is not shown.", where, _FINE, do)
        if end < len(data):
            what = f"{len(data) - end} bytes of an edit that was cut off, or is still being written."
            yield Finding(OK, what, f"{store.log.folder / name}, byte {end}", _FINE, "")


def _shared(store: Store, stamp: str, what: str, where: str) -> Finding:
    """Return what to say of two programs that wrote under one name: they are read both, so nothing is lost.

    Under the name of this device it may happen again; under another's, that device is the one to look at.
    """
    device = device_of(stamp)
    if device == store.device:
        what = f"Device {device}, this one, wrote {what}: two programs use one log. Nothing is lost; both are read."
        return Finding(DAMAGE, what, where, _FINE, f"{_FIX}: this computer gets a name of its own.")
    what = f"Device {device} wrote {what}: two programs used one log. Nothing is lost; both are read."
    return Finding(OK, what, where, _FINE, f"If there are computers of that name still, run there: {_FIX}")


def _numbers(store: Store, lines: Lines) -> Iterator[Finding]:
    counted: dict[str, dict[int, Line]] = {}
    for key, tx in lines.items():
        numbers = counted.setdefault(device_of(key[0]), {})
        first = numbers.setdefault(tx["n"], key)
        if first[0] != key[0]:
            yield _shared(store, key[0], f"two lines with the number {tx['n']}", f"stamps {first[0]} and {key[0]}")
    for device, numbers in counted.items():
        for first_gone, last_gone in _gaps(sorted(numbers)):
            many = f"line {first_gone}" if first_gone == last_gone else f"lines {first_gone} to {last_gone}"
            before = numbers.get(first_gone - 1)
            since = f", made after {moment_of(before[0]):%Y-%m-%d %H:%M}" if before else ""
            yield Finding(
                WARNING,
                f"Of device {device}, {many} did not arrive{since}.",
                f"device {device}",
                _FINE,
                f"Sync that device once more; {_FIX} looks for them in the backups.",
            )


def _ahead(lines: Lines) -> Iterator[Finding]:
    newest: dict[str, str] = {}
    for stamp, _ in lines:
        newest[device_of(stamp)] = max(stamp, newest.get(device_of(stamp), ""))
    for device, stamp in newest.items():
        if ahead(stamp) > 1:
            what = f"Device {device} wrote a line that is dated {moment_of(stamp):%Y-%m-%d %H:%M}."
            yield Finding(
                WARNING, what, f"stamp {stamp}", _FINE, "Set the clocks right. Order is kept: later edits count on."
            )


def _gaps(numbers: list[int]) -> Iterator[tuple[int, int]]:
    before = 0
    for number in numbers:
        if number > before + 1:
            yield before + 1, number - 1
        before = number


def _references(state: State) -> Iterator[Finding]:
    people, touches = state.table("people").docs, state.table("touches").docs
    for name in TABLES:
        for id, doc in state.table(name).docs.items():
            lost = [person for person in people_of(doc) if person not in people]
            if doc.get("touch") and doc["touch"] not in touches:
                lost.append(doc["touch"])
            for gone in lost:
                what = "It names something that is not in the journal."
                yield Finding(WARNING, what, f"{name} {id} -> {gone}", _FINE, f"relbank history {gone}")


def _checkpoint(store: Store, state: State) -> Iterator[Finding]:
    """Compare the checkpoint with what it must be; state: what the lines say that it has taken in."""
    used = store.merged.checkpoint
    place = store.state / "checkpoint"
    if used is None:
        return
    if block_checks(body_of(state, store.log)) != used.checks:
        yield Finding(
            WARNING, "The quick copy of the journal does not say what the log says.", str(place), _FINE, _FIX
        )


def _conflicts(store: Store) -> Iterator[Finding]:
    count = len(store.conflicts())
    if count:
        what = f"{count} values lost to another device that had not seen them; they are kept."
        yield Finding(OK, what, str(store.path), _FINE, "Settle them in the program.")
