"""How checks tell what is wrong: each failure as a line, and all of them by the exit code."""

import sys

failures = []


def expect(condition, what):
    if not condition:
        failures.append(what)
        print(f"FAILED: {what}", flush=True)


def finish():
    sys.exit(1 if failures else 0)
