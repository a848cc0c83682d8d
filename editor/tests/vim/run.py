#!/usr/bin/env python3
"""Tests the files for Vim 9: the server in ALE, tags and lists.

Usage: editor/tests/vim/run.py REPOMAP
"""

import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from sandbox import EDITOR, Sandbox, processes_of, wait_until  # noqa: E402

TIMEOUT_SECONDS = 100


def main():
    print(subprocess.run(["vim", "--version"], capture_output=True, text=True).stdout.splitlines()[0])
    failures = 0
    with Sandbox(sys.argv[-1]) as sandbox:
        # A program of its own, so that its processes are those of this test.
        program = sandbox.folder / "repomap"
        program.symlink_to(sandbox.repomap)
        sandbox.environment["REPOMAP"] = str(program)
        for test in sorted(HERE.glob("*_test.vim")):
            problems = run(sandbox, test)
            failures += bool(problems)
            print(f"  {'FAILED' if problems else 'ok':7} {test.stem}", *problems, sep="\n    " if problems else "")
        if not wait_until(lambda: not processes_of(str(program)), 5):
            failures += 1
            print("  FAILED  a server is still there")
        failures += bool(check_linters())
    return 1 if failures else 0


def run(sandbox, test):
    """Runs Vim in a terminal. Gives what its assertions found."""
    result = sandbox.folder / "result"
    result.unlink(missing_ok=True)
    command = shlex.join(["vim", "-u", str(HERE / "rc.vim"), "-S", str(test)])
    try:
        output = sandbox.run(
            "script", "-qec", command, "/dev/null", timeout=TIMEOUT_SECONDS, TERM="xterm", RESULT=str(result)).stdout
    except subprocess.TimeoutExpired:
        return ["Vim didn't end"]
    if not result.exists():
        return ["Vim ended before the test did", output]
    return result.read_text(errors="replace").splitlines()


def check_linters():
    """All files for ALE are alike: each takes the type of files from its folder."""
    texts = {path.read_text() for path in (EDITOR / "vim/ale_linters").glob("*/repomap.vim")}
    if len(texts) != 1:
        print("  FAILED  files in ale_linters differ")
    return len(texts) != 1


if __name__ == "__main__":
    sys.exit(main())
