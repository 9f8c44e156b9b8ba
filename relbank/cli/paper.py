"""What a verb writes for elsewhere: into a new file that the user names, or on standard output."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .arguments import Call
from .shell import Shell


def put(shell: Shell, call: Call, name: str, chunks: Iterable[str]) -> int:
    """Write chunks to the file of a name, or to standard output for "" and "-"; return its size in bytes, or 0.

    A file that exists is replaced with --force alone.
    """
    if name in ("", "-"):
        for chunk in chunks:
            shell.write(chunk)
        return 0
    from relbank.exchange import safe_file

    path = Path(name).expanduser().absolute()
    size = safe_file.write(path, chunks, replace=call.on("force"))
    shell.say(f"Wrote {path} ({size:,} bytes).")
    return size
