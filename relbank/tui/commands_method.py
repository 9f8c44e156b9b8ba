"""The commands that practise the method: a part of the one registry (commands.py).

A key means the same in every place where it means anything; places: see command.py.
"""

from __future__ import annotations

from .command import BOTH, Command
from .command import command as _

METHOD: tuple[Command, ...] = (
    _("why", "Why", "v", "Show what the method says here, why, and the entries behind it.", "Find", BOTH, verb="why"),
    _("why.all", "Why, all", "V", "Show what the method says of everybody.", "Find", BOTH, verb="why"),
    _("why.override", "Not now…", "x", "Wave a finding away, with a reason.", "Do", "why", 2, "override"),
    _("why.later", "Put off…", "z", "Put a finding off until a day.", "Do", "why", 3, "override"),
    _("deposit", "Gave", "+", "Write down something given to the person.", "Do", BOTH, verb="give"),
    _("withdraw", "Got, asked…", "-", "Write down something got from the person, or asked of them.", "Do", BOTH,
      verb="asked"),
    _("shelf.add", "Onto the shelf", "", "Put an idea, article or paper worth giving on the shelf.", "Do", BOTH,
      verb="shelf"),
    _("shelf.hand", "From the shelf…", "", "Hand something of the shelf to somebody.", "Do", BOTH, verb="shelf"),
    _("shelf.landed", "How it landed…", "", "Say how something handed over landed.", "Do", BOTH, verb="shelf"),
    _("circle.add", "Into the circle…", "", "Take somebody into the circle of allies.", "Do", BOTH, verb="circle"),
    _("circle.step", "Circle…", "C", "Let the person be a possible or current ally, or let it end.", "Do", BOTH,
      verb="circle"),
    _("circle.retire", "Out of the circle…", "", "Let the circle end for the person, with the reason.", "Do", BOTH,
      verb="circle"),
    _("circle.train", "Training…", "", "Write down what an ally should know of you, or you of them.", "Do", BOTH,
      verb="circle"),
    _("circle.prove", "Proof…", "", "Write down a testimonial, or that the person may be called.", "Do", BOTH,
      verb="circle"),
    _("circle.launch", "Launch…", "", "Begin the launch of a circle as a project.", "Do", BOTH, verb="circle"),
    _("lead.in", "Lead in…", "", "Write down a lead that came from the person.", "Do", BOTH, verb="referrals"),
    _("lead.out", "Lead out…", "", "Write down a lead that went to the person.", "Do", BOTH, verb="referrals"),
    _("lead.outcome", "Won or lost…", "", "Say what became of a lead, and how good it was.", "Do", BOTH,
      verb="referrals"),
    _("calculator.less", "Less", "shift+left", "Make the number smaller; h does the same.", "Do", "calculator", 2),
    _("calculator.more", "More", "shift+right", "Make the number larger; l does the same.", "Do", "calculator", 3),
    _("calculator.example", "Example", "0", "Go back to the numbers of the worked example.", "Do", "calculator", 4),
    _("step.tick", "Done", "space", "Tick the next step, or a step of the launch.", "Do", "alliances", 2),
    _("ladder.move", "Move rung…", "m", "Move the person on the ladder, with the reason.", "Do", BOTH, verb="move"),
    _("ladder.up", "One up", "> shift+right", "Move the person one rung up, with the reason.", "Do", "ladder"),
    _("ladder.down", "One down", "< shift+left", "Move the person one rung down, with the reason.", "Do", "ladder"),
    _("ladder.wave", "Not now…", "x", "Do without something that the rung asks, with the reason.", "Do", "ladder", 4),
    _("aim", "Aim", "A", "Say what a person is for: role, purpose, gravity, suitors.", "Do", BOTH, 0, "aim"),
    _(
        "introduction",
        "Introductions…",
        "I",
        "Say who introduced a person; thanks and a report back; introduce them yourself; a mention.",
        "Do",
        BOTH,
        verb="introduced",
    ),
    _("answer", "Questions…", "Q", "Show what to ask a person next, and note the answer.", "Do", BOTH, 0, "ask"),
    _("style", "Style", "S", "Fill in how a person likes it: channel, pace, formality, hours.", "Do", BOTH, 0, "style"),
    _("sides", "Both sides", "=", "Open the sheet of what both sides say and agree on.", "Go", BOTH, 0, "sides"),
    _("sides.add", "Add…", "a", "Say something of one side.", "Do", "sides", 1, "sides"),
    _("sides.agree", "Agreed", "A", "Both went through the sheet today and agreed on it.", "Do", "sides", 2, "sides"),
    _("sides.use", "Used", "space", "Their word on an idea of yours was used today.", "Do", "sides", 3, "sides"),
    _("sides.gone", "No longer", "x", "Let a line no longer hold; it stays in the history.", "Do", "sides", 4, "sides"),
)
