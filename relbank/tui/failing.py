"""What is told of a failure of the program itself: its kind and where it was, never what it held."""

from __future__ import annotations

from relbank import __version__

FRAMES = 4
"""Places named, the innermost last."""


def where(error: BaseException | None) -> str:
    """Return where an error came from: files without where they are installed, and lines."""
    frames, trace = [], getattr(error, "__traceback__", None)
    while trace is not None:
        frames.append(f"{_known(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(frames[-FRAMES:])


def sentence(kind: str, place: str) -> str:
    """Return what the user is told, and the line to report."""
    from textual import __version__ as textual_version  # it reads the installed package: only when told

    return (
        f"relbank failed ({kind}) and closed; what you had typed is kept as a draft, and everything saved is saved.\n"
        f"Start it again; if it happens again, report this line: relbank {__version__}, Textual {textual_version}, "
        f"{place}"
    )


def _known(file: str) -> str:
    """Return a source file without where it is installed."""
    for root in ("site-packages/", "relbank/"):
        if root in file:
            return file.rpartition(root)[2]
    return file.rpartition("/")[2]
