"""Purge: really removes a person, from all that this device ever wrote. It is the one thing that can't be undone.

The own lines are written again, without the person, into one file of a new epoch (segments.py); that it gets its name
is the moment when all of it happens. Lines keep their number and stamp; one that only told of the person keeps no
operations. A last line, marked "p", tells other devices what is gone, by id alone. Then old segments, backups, drafts
and the checkpoint follow; when that is interrupted, the next purge of the same person, or `finish`, goes on.
What stays for others, and how it is cleaned: scrub.py.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .disk import flush_folder, replace_file, sweep
from .errors import StoreError, cannot_save
from .frame import SCHEMA, decode, dumps, encode, identity, too_new
from .quick import BEGUN
from .scrub import Key, Known, Scrub, operations_of
from .segments import epoch_of, name_of
from .stamps import device_of
from .state import State

if TYPE_CHECKING:
    from .documents import Doc
    from .log import Log
    from .store import Store


class Plan(NamedTuple):
    """What a purge would take, or took.

    names: as they were known, in every spelling. gone: how many documents go whole, by table. cleaned: table and id
    of the documents that stay for others, without them. drafts: ids of drafts that go. backups: how many files are
    written again. beyond: sentences, what it can't reach.
    """

    names: tuple[str, ...]
    gone: dict[str, int]
    cleaned: tuple[Key, ...]
    drafts: tuple[str, ...]
    backups: int
    beyond: tuple[str, ...]


def look_for(store: Store, name: str) -> list[tuple[str, str]]:
    """Return id and newest name of everybody who was ever called something, also when they were deleted.

    An id is a name, too, as long as some line still tells of it: a purge elsewhere may have taken the name only.
    """
    wanted, found = " ".join(name.split()).casefold(), {}
    known = _known(_lines(store.log, store.log.files()))
    if _is_told_of(known, wanted):
        return [(wanted, wanted)]
    for (table, id), about in known.items():
        if table == "people" and any(wanted == str(doc.get("name", "")).casefold() for doc in about.docs):
            found[id] = next(str(doc["name"]) for doc in reversed(about.docs) if doc.get("name"))
    return sorted(found.items())


def plan(store: Store, person: str, *, gone: Collection[str] = ()) -> Plan:
    """Return what a purge of a person (an id) would take, changing nothing; raises StoreError.

    gone: further devices whose logs are to be written again, because they will never write again themselves.
    """
    try:
        lines = list(_lines(store.log, store.log.files()))
        return _plan(store, _scrub(person, lines), lines, {store.device, *gone})
    except OSError as error:
        raise cannot_save(store.path, error) from error


def purge(store: Store, person: str, *, gone: Collection[str] = ()) -> Plan:
    """Remove a person for good and return what was taken; raises StoreError, with the journal as before or purged."""
    with store.alone():
        try:
            devices = {store.device, *gone}
            lines = list(_lines(store.log, store.log.files()))
            scrub = _scrub(person, lines)
            found = _plan(store, scrub, lines, devices)
            replace_file(store.state / BEGUN, [dumps({"person": person, "devices": sorted(devices)}), b"\n"])
            _backups(store, scrub)  # first: they are found again by what the log still says
            for draft in found.drafts:
                store.drafts.discard(draft)
            _copies(store, scrub, devices)
            _rewrite(store, scrub, lines, devices)
            _sweep(store, devices)
        except OSError as error:
            raise cannot_save(store.path, error) from error
    return found


def finish(store: Store) -> bool:
    """Go on with a purge that was interrupted; tell whether there was one. Raises StoreError."""
    try:
        begun = json.loads((store.state / BEGUN).read_bytes())
    except FileNotFoundError:
        return False
    except ValueError:
        begun = {"person": "", "devices": [store.device]}
    if any(id == begun["person"] for id in _people(store)):
        purge(store, begun["person"], gone=begun["devices"])
        return True
    with store.alone():  # the lines are written already: only what is left behind goes
        _sweep(store, set(begun["devices"]))
    return True


def _people(store: Store) -> Iterator[str]:
    for key, about in _known(_lines(store.log, store.log.files())).items():
        if key[0] == "people" and any(doc.get("name") for doc in about.docs):
            yield key[1]


Line = tuple[bytes, dict[str, Any] | None]


def _lines(log: Log, names: list[str]) -> Iterator[Line]:
    for name in names:
        data = log.read(name)
        for raw in data[: data.rfind(b"\n") + 1].split(b"\n")[:-1]:
            if raw:
                yield raw, decode(raw)


def _known(lines: Any) -> dict[Key, Known]:
    known: dict[Key, Known] = {}
    for _, tx in lines:
        for key, docs in operations_of(tx) if tx is not None else ():
            about = known.get(key)
            if about is None:
                about = known[key] = Known()
            for doc in docs:
                about.see(doc)
    return known


def _is_told_of(known: dict[Key, Known], person: str) -> bool:
    """Tell whether any line says something of a person, given by id; that they are gone says nothing."""
    return any(known.get(("people", person), Known()).docs) or any(person in about.people for about in known.values())


def _scrub(person: str, lines: list[Line]) -> Scrub:
    known = _known(lines)
    if not _is_told_of(known, person):
        raise StoreError("There is nobody like that in the journal.", "`relbank people` lists everybody.")
    return Scrub(person, known)


def _plan(store: Store, scrub: Scrub, lines: list[Line], devices: Collection[str]) -> Plan:
    counts: dict[str, int] = {}
    for table, _ in scrub.doomed:
        counts[table] = counts.get(table, 0) + 1
    others: dict[str, int] = {}
    cleaned: set[Key] = set()
    for _, tx in lines:
        if tx is None or scrub.line(tx) is tx:
            continue
        for key, docs in operations_of(tx):
            if key not in scrub.doomed and key not in cleaned and any(scrub.doc(key, doc) != doc for doc in docs):
                cleaned.add(key)
        device = device_of(tx["t"])
        if device not in devices:
            others[device] = others.get(device, 0) + 1
    beyond = [
        f"{count} line{'s' * (count > 1)} of device {device} still tell{'s' * (count == 1)} of them: "
        f"run `relbank purge {scrub.person}` there, or name it as gone for good: --gone {device}."
        for device, count in sorted(others.items())
    ]
    first = sum(1 for id, doc in store.merged.table("touches").docs.items() if _first_name(scrub, id, doc))
    if first:
        beyond.append(f"{first} other notes hold a first name like theirs; `relbank find` shows them.")
    beyond.append("Exports, copies made by other programs and what the disk keeps of deleted files are not reached.")
    drafts = tuple(draft.id for draft in store.drafts.all() if _of_them(scrub, draft.text, draft.about))
    backups = sum(1 for _ in _stale(store, scrub))
    return Plan(tuple(scrub.names), counts, tuple(sorted(cleaned)), drafts, backups, tuple(beyond))


def _first_name(scrub: Scrub, id: str, doc: Doc) -> bool:
    if scrub.first_names is None or ("touches", id) in scrub.doomed:
        return False
    left = scrub.doc(("touches", id), {"text": doc.get("text", "")})["text"]
    return isinstance(left, str) and scrub.first_names.search(left) is not None


def _of_them(scrub: Scrub, text: str, about: str) -> bool:
    return scrub.text(text) != text or any(about.endswith(f":{id}") for table, id in scrub.doomed if table == "touches")


def _stale(store: Store, scrub: Scrub) -> Iterator[tuple[Path, list[bytes]]]:
    """Yield the backups, and files kept by a mending, that tell of the person, and what is to stand there."""
    for place in sorted(p for top in ("backups", "kept") for p in (store.state / top).rglob("*.jsonl")):
        data = place.read_bytes()
        new = list(_cleaned(scrub, [(raw, decode(raw)) for raw in data.split(b"\n") if raw]))
        if b"".join(new) != data:
            yield place, new


def _cleaned(scrub: Scrub, lines: list[Line]) -> Iterator[bytes]:
    for raw, tx in lines:
        new = None if tx is None or too_new(tx) else scrub.line(tx)
        if new is None and scrub.tells(raw):
            continue  # damaged, so it says nothing any more, but somebody could read it
        yield raw + b"\n" if new is tx or new is None else encode({k: v for k, v in new.items() if k != "crc"})


def _backups(store: Store, scrub: Scrub) -> None:
    for place, new in _stale(store, scrub):
        replace_file(place, new)


def _copies(store: Store, scrub: Scrub, devices: Collection[str]) -> None:
    """Clean lines of the devices that stand in files under other names: somebody copied them there."""
    for name in store.log.files():
        if epoch_of(name)[0] in devices:
            continue
        lines = list(_lines(store.log, [name]))
        new = [next(_cleaned(scrub, [line]), b"") if _is_of(line, devices) else line[0] + b"\n" for line in lines]
        if new != [raw + b"\n" for raw, _ in lines]:
            replace_file(store.log.folder / name, new)


def _is_of(line: Line, devices: Collection[str]) -> bool:
    return line[1] is not None and device_of(line[1]["t"]) in devices


def _rewrite(store: Store, scrub: Scrub, lines: list[Line], devices: Collection[str]) -> None:
    written: dict[str, dict[tuple[str, str], bytes]] = {device: {} for device in devices}
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for raw, tx in lines:
        if tx is None or identity(tx) in seen:
            continue
        key = identity(tx)
        if device_of(key[0]) in devices:
            new = written[device_of(key[0])][key] = next(_cleaned(scrub, [(raw, tx)]))
            tx = json.loads(new)
        seen[key] = tx
    state = State()
    for key in sorted(seen):
        state.apply(seen[key])
    stamp = store.clock.tick()
    schema = {"s": SCHEMA} if SCHEMA > 1 else {}
    last = {"n": store.next_number(), "t": stamp, **schema, "w": "purge", "p": 1, "o": list(_epitaph(scrub, state))}
    written[store.device][stamp, ""] = encode(last)
    for device in sorted(devices, key=lambda device: device == store.device):  # the own one last: it tells the others
        epoch = store.log.epochs.get(device, 1) + 1
        if written[device]:
            lines_in_order = (written[device][key] for key in sorted(written[device]))
            replace_file(store.log.folder / name_of(device, epoch, 1), lines_in_order)


def _epitaph(scrub: Scrub, state: State) -> Iterator[list[Any]]:
    """Yield what the last line does: delete what went, by id; clean what other devices wrote into what stays."""
    for table, id in sorted(scrub.doomed):
        yield ["-", table, id, {}]
    for name in state.names():
        for id, doc in state.table(name).docs.items():
            if (name, id) in scrub.doomed:
                continue
            clean = scrub.doc((name, id), doc)
            if clean == doc:
                continue
            new = {field: value for field, value in clean.items() if field in doc and doc[field] != value}
            lost = {f: doc[f] for f in doc if f not in clean and f.partition(":")[2] in scrub.ids}
            if new or lost:
                yield ["=", name, id, new, lost]


def _sweep(store: Store, devices: Collection[str]) -> None:
    """Remove what the new epoch has replaced, the checkpoint, and what dead programs left half written."""
    log = store.log
    log.close()
    log.files()
    for name in log.every():
        if epoch_of(name)[0] in devices and log.replaced(name):
            (log.folder / name).unlink(missing_ok=True)
    flush_folder(log.folder)
    for place in (store.state / "checkpoint", *(store.state / "kept").glob("*/checkpoint")):
        place.unlink(missing_ok=True)
    for top in (store.path, store.state):
        sweep(top.rglob(".*.new"))
    flush_folder(store.state)
    (store.state / BEGUN).unlink(missing_ok=True)
    flush_folder(store.state)
