"""`python -m relbank` is the command `relbank`."""

from __future__ import annotations

import sys

from relbank.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
