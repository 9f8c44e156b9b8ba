"""What home's panes are filled with: each function asks the rules and shows the answer in one pane."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from relbank.method.agenda import agenda
from relbank.method.profile import profile
from relbank.method.promises import Owed, closed, counters, mine, theirs
from relbank.model.person import Person
from relbank.model.say import plural
from relbank.model.text import fold

from .. import glyphs
from ..render import home as draw
from ..safe import plain
from ..widgets.agenda import Agenda
from ..widgets.agenda import lines as agenda_lines
from ..widgets.bars import TopLine
from ..widgets.flow import Flow, Item, Section
from ..widgets.owed import Promises

if TYPE_CHECKING:
    from relbank.method.capture import Moment

    from ..app import Relbank
    from ..widgets.timeline import Timeline

TITLES = {"mine": "4 My promises", "theirs": "5 They owe me"}


def profile_pane(app: Relbank, pane: Flow, person: Person | None, keep: bool, whole: bool = True) -> None:
    """Show what is known about a person; nothing for nobody.

    whole: what the method says beside it, too, whose modules the first paint is spared.
    """
    if person is None:
        pane.retitle(plain("2 Profile"))
        pane.show(())
        return
    from relbank.model.trust import Sealed

    today, signs = app.today(), glyphs.of(app)
    page = profile(app.journal, person, today)
    if whole:
        from relbank.method.dossier import dossier

        from ..render.knowing import asked, fresh, told

        d = dossier(app.journal, person, app.now(), app.settings)
        shown = draw.sections(page, today, asked(d, (signs.open, signs.done)), told(d), fresh(d))
    else:
        shown = draw.sections(page, today)
    if sealed := len(app.journal.of(Sealed, person.id)):
        shown.append(Section("SEALED", (Item(f"{plural(sealed, 'remark')}; ! shows for a moment", None, "quiet"),)))
    pane.about = person.id
    pane.show(shown, keep=keep)
    pane.retitle(draw.profile_title(page, today, signs, app.settings.rungs))


def timeline_pane(
    app: Relbank, pane: Timeline, person: str | None, kinds: Set[str] | None, until: str, query: str, keep: bool,
    news: bool = False,
) -> Sequence[Moment]:
    """Show what happened with a person ("" for nobody), or with everybody (None), and return it, newest first.

    kinds: those that are shown, all when None. until: the ISO day with which everybody's begins. query: words to hold.
    news: the journal changed, what came in is gone to.
    """
    from relbank.method.capture import ALL_KINDS, everybody, stream

    wanted, today = kinds or ALL_KINDS, app.today()
    moments: Sequence[Moment] = ()
    if person is None:
        moments = everybody(app.journal, wanted, until=until, rungs=app.settings.rungs)
    elif person:
        moments = stream(app.journal, person, wanted, app.settings.rungs)
    words = fold(query).split()
    if words:
        moments = [m for m in moments if all(w in fold(f"{m.head} {m.text}") for w in words)]
    pane.show([draw.moment(m, today) for m in moments], keep=keep, news=news)
    pane.retitle(plain(draw.timeline_title(len(moments), person is None, wanted, until if person is None else "")))
    draw.hint(pane, query)
    return moments


def promises_pane(app: Relbank, pane: Promises, name: str, query: str, hidden: bool) -> None:
    """Show one side of the promise book; hidden: the closed ones too."""
    today = app.today()
    owed = (mine if name == "mine" else theirs)(app.journal, today)
    if hidden:
        owed = (*owed, *closed(app.journal, today, "me" if name == "mine" else "them"))
    words = fold(query).split()
    rows: Sequence[Owed] = [o for o in owed if all(w in fold(f"{o.promise.text} {o.who}") for w in words)]
    pane.set_rows(rows)
    pane.retitle(plain(f"{TITLES[name]} {len(rows)}"))
    draw.hint(pane, query)


def today_pane(app: Relbank, pane: Agenda) -> None:
    """Show today, the days to come, and the debriefs owed."""
    pane.set_rows(agenda_lines(agenda(app.journal, app.now())))
    pane.retitle(plain("6 Today"))


def top_line(app: Relbank, line: TopLine) -> None:
    """Show what presses."""
    news = [counters(app.journal, app.today())]
    owed = len(agenda(app.journal, app.now()).debriefs)
    news += [plural(owed, "debrief") + " owed"] if owed else []
    news += [f"review {plural(left, 'card')}"] if (left := _cards_left(app)) else []
    line.tell(app.title, " · ".join(n for n in news if n), app.last_saved)


def _cards_left(app: Relbank) -> int:
    """Return how many cards of a review that was begun today are left."""
    word = app.remembered.get(f"review:{app.store.id}", "")
    if not word:
        return 0
    from relbank.method.review import resumed

    session = resumed(word, app.today().isoformat())
    return len(session.keys) - session.place if session is not None else 0
