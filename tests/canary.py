"""A journal full of sealed remarks, each with a word that is nowhere else: no output may hold one of them (M34)."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

from relbank.actions import people, sealed
from relbank.model.touch import Touch
from relbank.model.trust import Sealed
from relbank.store import open_store
from tests.builder import Example, build

CANARY = re.compile(r"zqu\w+", re.IGNORECASE)
"""Every canary word begins so; nothing else does: ids have no u, or one of them might."""

ALONE = """@Bob Smith lunch 3 Aug at Vito's
The plant move slips.
- likes Nascar
- secret zquone he leaves in May
  with zqutwo behind him
and zqubeneath without a blank before it
- [ ] send Ohio article by 20 Nov
"""
SHARED = """@Bob Smith, @Liz Chen coffee 4 Aug
- @Liz: secret zquthree she was offered a board
- @Liz Chen's likes jazz
* Secret: zqufour the budget is gone

  and zqufive the paragraph beneath it

1. secrets zqusix
   - zquseven nested beneath
- gave intro to Roe
- test confidence asked: held
"""
TABBED = (
    "@Pat Roe call 5 Aug\r\n-\tsecret zqueight\r\n\tzqunine tabbed\r\n- [ ] @Pat: figures by 1 Dec\r\n"
    "- trust c5 r5 i5 s5 ok\r\n"
)
NOBODY = "A thought of the evening.\n- secret zquten about nobody\n"
EDITED = "@Liz Chen walk 6 Aug\n- secret zqueleven\n- likes long walks\n"
AFTER = "@Liz Chen walk 6 Aug\n- likes long walks\nA line more.\n- secret zqutwelve\n"
LOST = "@Bob Smith call 7 Aug\n- secret zquthirteen\n- likes boats\n"
THROWN = "@Bob Smith call 8 Aug\n- secret zqufourteen\n"
UNDONE = "@Bob Smith call 9 Aug\n- secret zqufifteen\n"
OLD_NAME = "@Robert Jones dinner 10 Aug\n- secret zqusixteen\n- likes chess\n"
MERGED = "@Bobby Smithson tea 11 Aug\n- secret zquseventeen\n- likes tea\n"
NESTED = "@Pat Roe walk 12 Aug\n- likes rye\n  - secret zqueighteen beneath another bullet\n"
WAYS = """@Bob Smith, @Ana de la Cruz call 12 Aug
— secret zqudash behind a long dash
- Bob: secret zqucolon behind a name
- @ana de la cruz secret zqulower behind a name in small letters
-\u3000secret zquwide behind a wide blank
- secret:
  - zquunder the verb
- likes figs
"""
AHEAD = "@Pat Roe lunch 26 Nov 12:30\n- likes rum\n  - secret zquahead beneath, and no other prose\n"
OPENLY = "@Liz Chen call 13 Aug\n- likes zqulater boats\nzquprose of the sale of it all\n- [ ] zqupledge: send it\n"
SINCE = OPENLY.replace("- likes", "- secret").replace("zquprose", "- secret zquprose").replace("[ ]", "secret")
DRAFTED = "@Ana de la Cruz call today\n- @ana de la cruz secret zqudrafted\n"
DRAFT = "@Pat Roe call today\n- secret zqunineteen\n"
UNHEADED = "- secret zqutwentyone in a draft\n"


OTHERS = ("Smith", "Chen", "Roe", "Jones", "Vito", "Nascar", "jazz", "chess", "boats", "rye", "Acme", "lunch", "tea")
"""Words of the journal that are personal, though not sealed: none of them is to be read while everything is masked."""


def journal(folder: Path) -> Example:
    """Return the journal: sealed in every way that there is, then edited, renamed, merged, thrown away, undone."""
    found = build(folder)
    for day, text in (("03", ALONE), ("04", SHARED), ("05", TABBED), ("06", EDITED), ("10", OLD_NAME), ("11", MERGED)):
        found.note(text, at=f"2026-08-{day}T18:00")
    found.note(WAYS, at="2026-08-12T17:00").note(AHEAD, at="2026-08-12T17:30")
    found.note(OPENLY, at="2026-08-13T17:00").edit(SINCE)
    found.note(NESTED, at="2026-08-12T18:00").note(NOBODY, at="2026-08-13T18:00")
    found.at("2026-08-14T10:00").edit(AFTER, next(t.id for t in found.every(Touch) if t.text == EDITED))
    found.note(LOST, at="2026-08-14T18:00")
    found.throw(next(s for s in found.every(Sealed) if "zquthirteen" in s.text))
    found.note(THROWN, at="2026-08-15T18:00").throw(found.touch)
    found.note(UNDONE, at="2026-08-16T18:00").undo()
    people.rename(found.store, found.id_of("Robert Jones"), "Bert Jones")
    people.merge(found.store, found.id_of("Bob Smith"), found.id_of("Bobby Smithson"), found.now)
    found.at("2026-11-19T14:00")
    for name in ("Bob Smith", "Liz Chen", "Pat Roe"):
        found.change(found.named(name), strategic=True, organisation="Acme", role="strategic ally")
    sealed.seal(found.store, found.id_of("Pat Roe"), "zqutwenty typed on the screen", found.now)
    found.note("@Bob Smith meeting yesterday\n- stage nurturing\n- ref in: Acme ~$4k\n- next coffee 20 Nov 9:00\n")
    found.meeting("Liz Chen", "2026-11-19T17:00", "walk")
    _torn(found, folder)
    found.store.drafts.keep(DRAFT, about="note")
    found.store.drafts.keep(UNHEADED, about="note")
    found.store.drafts.keep(DRAFTED, about="note")
    return found


def _torn(found: Example, folder: Path) -> None:
    """Let another device change what this one changed, too, so that both texts are kept and told."""
    note = next(t for t in found.every(Touch) if "zqusixteen" in t.text)
    remark = next(s for s in found.every(Sealed) if "zqutwenty" in s.text)
    with open_store(found.store.path, folder / "other") as theirs:
        for store, one, other in ((found.store, "two", "three"), (theirs, "four", "five")):
            time.sleep(0.002)
            with store.transaction("note edit") as tx:
                tx.change(replace(note, text=f"{note.text}- secret zqutorn{one}\n"), note)
                tx.change(replace(remark, text=f"zqutorn{other}"), remark)
    found.store.poll()
    assert len(found.store.conflicts()) == 2


def count(text: str) -> list[str]:
    """Return the canary words that a text holds."""
    return sorted({word.casefold() for word in CANARY.findall(text)})
