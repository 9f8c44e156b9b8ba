"""Who is meant by names that fitted several people when a note was filed."""

from __future__ import annotations

from relbank.actions import note as notes
from relbank.method.capture import told
from relbank.method.unsettled import unsettled
from relbank.model.say import say
from relbank.model.touch import Touch
from relbank.store import Store

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import short_ids, table

NEW = "new"


def settle(shell: Shell, call: Call) -> int:
    """List the names that wait; with an id and a name, or with an answer at the terminal, settle them."""
    if call.words:
        return _one(shell, call)
    waiting = unsettled(shell.open().journal)
    if call.on("json"):
        shell.json([_json(shell.open(), touch, typed) for touch, typed in waiting])
    elif not waiting:
        shell.say("Every name is clear.")
    elif shell.stdin is not None and shell.stdin.isatty() and shell.stdout.isatty():
        _ask(shell, waiting, call)
    else:
        _list(shell, waiting)
    return 0


def _json(store: Store, touch: Touch, typed: str) -> dict[str, object]:
    people = [{"id": id, "name": name} for id, name in notes.names(store).resolve(typed).candidates]
    return {"id": touch.id, "text": typed, "candidates": people}


def _list(shell: Shell, waiting: list[tuple[Touch, str]]) -> None:
    ids, store = short_ids([touch.id for touch, _ in waiting]), shell.open()
    rows = []
    for touch, typed in waiting:
        fits = " or ".join(name for _, name in notes.names(store).resolve(typed).candidates)
        rows.append((ids[touch.id], typed, say(touch.when), told(touch, store.journal), fits and f"{fits}?"))
    shell.page(table(rows, shell.width))
    shell.say()
    shell.say("relbank settle ID NAME says who is meant; new instead of NAME makes a person.")


def _ask(shell: Shell, waiting: list[tuple[Touch, str]], call: Call) -> None:
    """Ask about each name; an empty answer leaves it for another time."""
    for touch, typed in waiting:
        store = shell.open(write=True)
        candidates = notes.names(store).resolve(typed).candidates
        shell.say(f"Who is {typed!r}?  {say(touch.when)} · {told(touch, store.journal)}")
        shell.page(f"  {place}  {name}" for place, (_, name) in enumerate(candidates, 1))
        shell.page([f"  n  somebody new, called {typed}"])
        shell.write("Number, n, or enter for later: ", flush=True)
        answer = (shell.stdin.readline() if shell.stdin else "").strip().casefold()
        if answer == "n":
            _settled(shell, store, touch, typed, NEW, call)
        elif answer.isdecimal() and 1 <= int(answer) <= len(candidates):
            _settled(shell, store, touch, typed, candidates[int(answer) - 1][0], call)
        elif answer:
            shell.say("Left for another time.")


def _one(shell: Shell, call: Call) -> int:
    """Settle the name of one note: its id, and who is meant."""
    store = shell.open(write=True)
    ending, words = call.words[0].casefold(), call.words[1:]
    found = [(touch, typed) for touch, typed in unsettled(store.journal) if touch.id.casefold().endswith(ending)]
    if not found:
        raise CallError(f"No note with a name that waits has the id {call.words[0]!r}.", "relbank settle lists them.")
    if not words:
        raise CallError("Who is meant?", f"relbank settle {call.words[0]} NAME, or new for somebody new.")
    if words == (NEW,):
        person = NEW
    else:
        from .choosing import person as chosen

        person = chosen(shell, store, words).id
    if len(found) > 1:  # several names of one note: the one that the person fits
        fitting = [one for one in found if person in dict(notes.names(store).resolve(one[1]).candidates)]
        if len(fitting) != 1:
            raise CallError(
                f"{len(found)} names of this note wait.", "Settle them in the program, or at a terminal: relbank settle"
            )
        found = fitting
    _settled(shell, store, *found[0], person, call)
    return 0


def _settled(shell: Shell, store: Store, touch: Touch, typed: str, person: str, call: Call) -> None:
    done = notes.settle(store, touch.id, typed, person, shell.now(), shell.settings, call.on("always"))
    shell.say(done.news)
    for sentence in done.warned:
        shell.warn(sentence)
