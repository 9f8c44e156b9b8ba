"""Where things are."""

from __future__ import annotations

from .arguments import Call
from .shell import Shell

_SAID = (
    ("journal", "what is backed up and synced"),
    ("state", "this machine's part: drafts, index; never synced"),
    ("config", "settings.toml and your own themes"),
)


def where(shell: Shell, call: Call) -> int:
    """Print the folders of the journal, its state and the settings; nothing is created."""
    places = shell.places
    folders = {name: getattr(places, name) for name, _ in _SAID}
    if call.on("json"):
        shell.json({name: {"path": str(path), "exists": path.is_dir()} for name, path in folders.items()})
        return 0
    for name, what in _SAID:
        shell.say(f"{name:8} {folders[name]}{'' if folders[name].is_dir() else '  (not there yet)'}")
        shell.say(f"{'':8} {what}")
    return 0
