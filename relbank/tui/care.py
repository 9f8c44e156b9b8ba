"""What the program does for the journal by itself, beside the user's work: the daily backup, a look for conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relbank.model.say import plural
from relbank.store import StoreError

if TYPE_CHECKING:
    from .app import Relbank

FIRST, AGAIN = 2.0, 1800.0
"""Seconds after the start until the first look, and between two."""


def look_after(app: Relbank) -> None:
    """Look now and then, in a thread: nothing waits for it."""

    def look() -> None:
        app.run_worker(lambda: told(app), thread=True, exit_on_error=False, group="care", exclusive=True)

    app.set_timer(FIRST, look)
    app.set_interval(AGAIN, look)


def told(app: Relbank) -> None:
    """Take back what an editor held, make the day's backup if there is none, tell once of conflicts and of failures."""
    try:
        if app.call_from_thread(take_back, app):
            app.call_from_thread(
                app.say, "Text from your editor that was not filed is kept: N opens it.", "warning", True
            )
        back_up_daily(app)
        count = 0 if app.conflicts_told else len(app.store.conflicts())
    except (StoreError, OSError) as error:
        sentence = f"{error.what} {error.do}" if isinstance(error, StoreError) else f"No backup: {error.strerror}."
        app.call_from_thread(app.say, f"The daily backup: {sentence}", "warning", True)
        return
    if count:
        app.conflicts_told = True
        said = f"{plural(count, 'value')} changed on two devices: g x settles {'it' if count == 1 else 'them'}."
        app.call_from_thread(app.say, said, "warning", True)


def take_back(app: Relbank) -> int:
    """Keep as drafts what an editor still held when relbank was killed; return how many there were."""
    from relbank.exchange.left_behind import recover

    drafts = app.store.drafts
    return recover(app.environ, app.store.state, lambda text, about: drafts.keep(text, about=about))


def back_up_daily(app: Relbank) -> bool:
    """Back the journal up unless that was done today; tell whether it was done."""
    from relbank.store.backup import backup, days

    store, today = app.store, app.today()
    kept = days(store)
    if store.readonly or not store.log.files() or (kept and kept[-1] >= today):
        return False
    backup(store, today)
    return True
