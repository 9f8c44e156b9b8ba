"""M masks everything personal at once, where it is drawn; figures, order and layout know nothing of it (M34)."""

from __future__ import annotations

import pytest

from relbank.model.promise import OPEN
from relbank.tui.commands import PANES
from relbank.tui.views import VIEWS
from tests.builder import build
from tests.tui.fast import screen_text, settle
from tests.tui.program import SIZES, opened

WORDS = (
    "Bartholomew", "Quentin", "Zelda", "Vasquez", "Gorgonzola", "submarine", "harpsichord", "Xanadu", "archery",
    "yodel", "Bartho", "Gorgon", "bagpipe", "Zanzibar", "marmalade",
)  # fmt: skip


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(
        "@Bartholomew Quentin lunch 12 Nov 12:30 at Xanadu #yodel\nThe submarine was late.\n- likes harpsichord\n"
        "- never miss archery !!\n- measured by marmalade\n- [ ] send the bagpipe by Fri\n"
        "- [ ] @Bartholomew: Zanzibar map\n- gave submarine plans\n- next coffee 20 Nov 9:00 at Xanadu\n"
        "- stage nurturing\n- secret yodel in the night\n- introduced by @Zelda Vasquez\n"
        "- trust c5 r5 i5 s5 archery\n- test opinion: held harpsichord\n- ref in: yodel ~$4k",
        at="2026-11-12T14:00",
    )
    found.change(found.named("Bartholomew Quentin"), organisation="Gorgonzola", title="archery", tags={"yodel": ""},
                 aliases={"Bartho": ""}, phones={"marmalade 5": ""}, purpose="harpsichord")  # fmt: skip
    found.note("@Zelda Vasquez call\nMarmalade.\n- likes archery", at="2026-11-18T14:00")
    yield found
    found.close()


def seen(screen) -> list[str]:
    """Return which of the personal words are on the screen."""
    text = screen.text.casefold()
    return [word for word in WORDS if word.casefold() in text]
