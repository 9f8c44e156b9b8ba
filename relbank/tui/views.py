"""The main views that stand in home's place, each reached by `g` and a key; imported and composed on first use.

To add a view: write its class beside the screens (`screens/ladder.py`, a subclass of `screens/view.py: View`, whose
docstring tells what it may define), and add one line to VIEWS. The menu of `g`, the palette, the help page and the top
line are made from that line. What the view answers to is told by the registry of commands: a command applies in every
view when its places name "view", in one view when they name that view ("ladder"); the view's own `verbs` carry it out,
or home's where the view has none of that name.
"""

from __future__ import annotations

from relbank.model.record import record


@record
class Entry:
    """One main view.

    name: its place in the registry of commands, and in ids ("view.ladder"). key: pressed after g. home: the module
    below `relbank.tui.screens` and the class in it, "ladder:LadderView". title: what menus and the top line call it.
    help: one sentence. tab: it is named in the top line from any view. verb: its twin in the shell, "" when none.
    """

    name: str
    key: str
    home: str
    title: str
    help: str
    tab: bool = False
    verb: str = ""


VIEWS: tuple[Entry, ...] = (
    Entry(
        "ladder", "l", "ladder:LadderView", "Ladder", "Show who stands on which rung, and what it asks.", True, "ladder"
    ),
    Entry(
        "introductions", "i", "introductions:IntroductionsView", "Introductions", "Walk the tree of introductions.",
        verb="introductions",
    ),
    Entry("bank", "b", "bank:BankView", "Bank", "Show give and take, effort beside trust, the shelf.", True, "bank"),
    Entry("alliances", "t", "alliances:AlliancesView", "Alliances", "Show the tracking table, the circle, the launch.",
          True, "track"),
    Entry("stats", "s", "statistics:StatisticsView", "Stats", "Show the practice in figures, and what is behind them.",
          True, "stats"),
    Entry("agenda", "a", "agenda:AgendaView", "Agenda", "Show what is late, today and ahead, by day.", False, "due"),
    Entry("week", "w", "week:WeekView", "Week", "Hold the weekly review: plan, climb, prune, sheets, stops.", False,
          "week"),
    Entry("promises", "p", "promises:PromisesView", "Promises", "Show shares kept and on time, pace, both sides.",
          False, "promises"),
    Entry("drift", "d", "drift:DriftView", "Rhythms", "Show who drifted, the week's plan, the nurture lane.", False,
          "drift"),
    Entry("calculator", "c", "calculator:CalculatorView", "Calculator", "Work out what clients and leads are worth.",
          False, "worth"),
    Entry("organisations", "o", "organisations:OrganisationsView", "Organisations",
          "Show who belongs to which organisation, and whether it stands.", False, "organisation"),
    Entry("principles", "v", "principles:PrinciplesView", "Principles",
          "Show what you stand for, and who has tested it.", False, "principles"),
    Entry("settings", ",", "settings:SettingsView", "Settings", "Show every setting, and where its value comes from."),
)

BY_NAME = {entry.name: entry for entry in VIEWS}

TABS = ("Home", *(entry.title for entry in VIEWS if entry.tab))
"""The names in the top line."""
