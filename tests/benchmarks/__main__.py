"""Run the benchmarks and print their figures: python -m tests.benchmarks [NAME…]."""

from __future__ import annotations

import importlib
import platform
import subprocess
import sys
from pathlib import Path

from . import harness

HERE = Path(__file__).parent


def main(wanted: list[str]) -> int:
    """Run the benchmarks named, or all; return 1 when a figure misses its limit."""
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    if "--list" in wanted:
        for name in known:
            module = importlib.import_module(f"tests.benchmarks.bench_{name}")
            print(f"{name:12} {(module.__doc__ or '').splitlines()[0]}")
        return 0
    if unknown := set(wanted) - set(known):
        print(f"There is no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(known)}.", file=sys.stderr)
        return 2
    where = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    print(f"{where}; compiling first …", flush=True)
    harness.compile_all()
    missed = 0
    for name in wanted or known:
        print(f"\n{name}", flush=True)
        missed += _measured(f"tests.benchmarks.bench_{name}")
    print(f"\n{missed} of the figures miss their limit" if missed else "\nevery figure holds")
    return 1 if missed else 0


def _measured(module: str) -> int:
    """Print the figures of a benchmark and return how many miss; one that prints by itself gets its own process."""
    figures = getattr(importlib.import_module(module), "figures", None)
    if figures is None:
        return int(subprocess.run([sys.executable, "-m", module], cwd=harness.TOP, check=False).returncode != 0)
    missed = 0
    for figure in figures():
        print(f"  {figure}", flush=True)
        missed += not figure.holds
    return missed


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
