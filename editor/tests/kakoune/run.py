#!/usr/bin/env python3
"""Tests the commands for Kakoune.

Usage: editor/tests/kakoune/run.py REPOMAP
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from sandbox import EDITOR, Sandbox  # noqa: E402

# What is listed is written to a file, then the first place is jumped to.
SCRIPT = """
source '{plugin}'
set-option global repomap_program '{program}'
edit '{file}' {position}
hook global BufCloseFifo .* %{{
    evaluate-commands -buffer *grep* %{{ write! '{result}' }}
    buffer *grep*
    execute-keys gg
    grep-jump
    # Only what comes from outside wakes an editor without a user.
    nop %sh{{
        printf '%s:%s\\n' "$kak_buffile" "$kak_cursor_line" >>'{result}'
        (echo 'evaluate-commands -client client0 quit!' | kak -p "$kak_session") >/dev/null 2>&1 </dev/null &
    }}
}}
try %{{ {command} }} catch %{{
    nop %sh{{ printf '%s\\n' "$kak_error" >'{result}' }}
    quit! 0
}}
"""


def main():
    print(subprocess.run(["kak", "-version"], capture_output=True, text=True).stdout.strip())
    failures = 0
    with Sandbox(sys.argv[-1]) as sandbox:
        root = sandbox.root
        web, money = root / "shop/web.py", root / "shop/money.py"
        references = [
            f"{root}/shop/web.py:6:17: return cart.total()",
            f"{root}/tests/test_cart.py:5:19: assert Cart().total().cents == 0",
            f"{web}:6",
        ]
        position = sandbox.run(sandbox.repomap, "refs", "shop/money.py:1:7", "--format", "quickfix").stdout
        map_lines = sandbox.run(
            sandbox.repomap, "map", "--format", "quickfix", "--focus", "shop/money.py:1:7").stdout
        symbols = sandbox.run(sandbox.repomap, "symbols", "Money").stdout
        checks = [
            ("references of a name", web, "1 1", "repomap-references Cart.total", references),
            ("references of the cursor", money, "1 7", "repomap-references", absolute(root, position)),
            ("map", money, "1 7", "repomap-map", absolute(root, map_lines)),
            ("symbols", web, "1 1", "repomap-symbols Money", absolute(root, symbols)),
        ]
        for name, file, where, command, expected in checks:
            actual = run(sandbox, file, where, command)
            failures += told(name, actual[: len(expected)] == expected, actual)
        actual = run(sandbox, sandbox.outside / "lonely.py", "1 1", "repomap-map")
        failures += told("outside", actual[0].endswith("repomap: no git repository here"), actual)
    return 1 if failures else 0


def told(name, is_passed, actual):
    print(f"  {'ok' if is_passed else 'FAILED':7} {name}")
    if not is_passed:
        print(*actual, sep="\n")
    return not is_passed


def absolute(root, text):
    return [f"{root}/{line}" if not line.startswith("(") else line for line in text.splitlines()]


def run(sandbox, file, position, command):
    """The lines of the list, and the place that the first one leads to."""
    result = sandbox.folder / "result"
    result.unlink(missing_ok=True)
    script = SCRIPT.format(
        plugin=EDITOR / "kakoune/repomap.kak", program=sandbox.repomap, file=file, position=position,
        result=result, command=command)
    try:
        output = sandbox.run("kak", "-ui", "dummy", "-e", script, timeout=30).stdout
    except subprocess.TimeoutExpired as problem:
        output = f"Kakoune didn't end: {problem.stdout}"
    if not result.exists():
        return [output]
    return [line for line in result.read_text().splitlines() if line]


if __name__ == "__main__":
    sys.exit(main())
