"""The daily review line by line on a terminal, or in the program (M38)."""

from __future__ import annotations

from relbank.method import cards
from relbank.method.findings import Findings
from relbank.model.person import Person

from .arguments import Call
from .errors import CallError
from .shell import Shell


def review(shell: Shell, call: Call) -> int:
    """Walk through the day's cards: in the program where a terminal shows it, else line by line."""
    if call.words:
        raise CallError("relbank review takes no words.", "relbank help review shows how it is used.")
    if call.on("json"):
        return _json(shell)
    if shell.talks and not shell.plain:
        from .program import open_program

        shell.open(write=True, fresh=True)
        return open_program(shell, first="review")
    from .walk import Walk

    return Walk(shell).run()


def _json(shell: Shell) -> int:
    """Print the cards that today would bring."""
    journal, now = shell.open().journal, shell.now()
    deck = cards.deal(Findings(journal, shell.settings), journal, now, shell.settings)
    rows = []
    for card in deck.cards:
        who = journal.get(Person, card.person) if card.person else None
        rows.append(
            {
                "rule": card.finding.rule,
                "person": {"id": who.id, "name": who.name} if who else None,
                "saw": card.finding.saw,
                "why": card.finding.why,
                "do": card.finding.do,
                "about": card.finding.about,
            }
        )
    shell.json({"cards": rows, "waiting": deck.waiting})
    return 0
