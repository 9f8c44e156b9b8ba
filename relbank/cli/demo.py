"""The example journal: opened to look around and thrown away, or made large and kept for measuring."""

from __future__ import annotations

from pathlib import Path

from relbank.model.say import plural
from relbank.paths import Places
from relbank.store import Store, open_store

from .arguments import Call
from .errors import CallError
from .shell import Shell

TITLE = "relbank DEMO"


def demo(shell: Shell, call: Call) -> int:
    """Open the example journal, which goes when the program is left; with --into write it into a new folder."""
    if call.words:
        raise CallError("demo takes no words.", "relbank help demo shows its options.")
    if call.on("into"):
        return _into(shell, call)
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="relbank-demo-"))  # 0700
    before = _leave_on_signals()
    try:
        places = Places(folder / "journal", folder / "state", shell.places.config, False)
        store = open_store(places.journal, places.state)
        if shell.talks:
            shell.say("Writing an example journal of invented people; it goes when you leave …")
            shell.write("", flush=True)
        try:
            _fill(shell, store, call)
        finally:
            store.close()
        shell.use(places)
        from .program import open_program, plain_page

        if shell.talks and not shell.plain:
            shell.open(write=True)
            return open_program(shell, TITLE, masked=call.on("mask"))
        return plain_page(shell, call)
    finally:
        shell.close()
        shutil.rmtree(folder, ignore_errors=True)
        _restore(before)


def _into(shell: Shell, call: Call) -> int:
    folder = Path(call.options["into"]).expanduser().absolute()
    try:
        full = folder.exists() and any(folder.iterdir())
    except OSError as error:
        raise CallError(f"{folder} can't be used: {error.strerror}.", "Name a new folder.") from None
    if full:
        raise CallError(f"{folder} is not empty; nothing was written.", "Name a new folder.")
    from relbank.paths import find

    places = find(shell.environ, str(folder))
    with open_store(places.journal, places.state) as store:
        said = _fill(shell, store, call)
    shell.say(f"{said} in {folder}")
    shell.say(f"Open it with: relbank --journal {folder}")
    return 0


def _fill(shell: Shell, store: Store, call: Call) -> str:
    from relbank import demo as example

    if call.on("people") or call.on("notes"):
        people, notes = call.number("people", 1000), call.number("notes", 5000)
        if not 1 <= people <= 100_000 or not 0 <= notes <= 1_000_000:
            raise CallError("A demo has 1 to 100,000 people and up to 1,000,000 notes.", "relbank help demo")
        example.large(store, people=people, notes=notes, now=shell.now())
        return f"{plural(people, 'person', 'people')} and {plural(notes, 'note')}"
    example.build(store, shell.now())
    return "The example journal"


def _leave_on_signals() -> dict[int, object]:
    """Make a closed terminal and a polite kill leave through the door, so that the folder goes with them."""
    import signal

    def leave(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    wanted = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]
    return {number: signal.signal(number, leave) for number in wanted}


def _restore(before: dict[int, object]) -> None:
    import signal

    for number, handler in before.items():
        signal.signal(number, handler)  # type: ignore[arg-type]
