"""From the registry to Textual's bindings: one action, command('id'), for every key."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from .commands import COMMANDS, textual_key


def bindings(screen: str, *panes: str) -> list[BindingType]:
    """Return the bindings of a screen and its panes; a key that has a command in any of them is bound once."""
    out: list[BindingType] = []
    for command in COMMANDS:
        if command.keys and any(command.applies(pane, screen) for pane in panes or (screen,)):
            keys = ",".join(textual_key(key) for key in command.keys)
            priority = "ctrl+q" in command.keys or screen in ("capture", "form")
            out.append(Binding(keys, f"command({command.id!r})", command.label, show=False, priority=priority))
    return out
