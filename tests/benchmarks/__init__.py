"""Benchmarks: figures as ratios to a yardstick measured in the same run; they are no tests, for machines differ.

    python -m tests.benchmarks              all of them, some minutes; exit status 1 when a figure misses its limit
    python -m tests.benchmarks start        those of bench_start.py
    python -m tests.benchmarks --list       which there are

Each bench_NAME.py has a docstring and a function figures() that yields harness.Figure (or prints by itself when it is
run as a module). Processor time is compared, by
medians, never wall time; children run compiled code with a clean environment.
"""
