"""Instruction counts of the hot paths, by callgrind: they don't depend on the machine's load."""

import os
import re
import shutil
import time

from processes import run
from programs import CHECKOUT
from rounds import AGING_SECONDS

# A tree that is the same everywhere: this checkout's fixtures, on one thread.
FIXTURES = os.path.join(CHECKOUT, "Fixtures", "repositories")
# Gets another definition.
EDITED = os.path.join("python", "ledger", "book.py")


def measure(programs, workspace):
    """Instructions by the name of the run; nothing where the tools are missing."""
    if shutil.which("valgrind") is None or shutil.which("strip") is None:
        return {}
    # valgrind gives up on the debugging information that Swift's compiler writes.
    program = os.path.join(workspace, "repomap")
    run(["strip", "-o", program, programs.repomap])
    tree = os.path.join(workspace, "fixtures")
    shutil.copytree(FIXTURES, tree)
    time.sleep(AGING_SECONDS)
    map_command = [program, tree, "--cache-dir", os.path.join(workspace, "fixtures-cache"), "--quiet", "--threads", "1"]
    counts = {
        "`--version`": count([program, "--version"]),
        "cold map of the fixtures": count(map_command),
        "warm map of the fixtures": count(map_command),
        "the same, another question": count([*map_command, "--mention", "main"]),
    }
    with open(os.path.join(tree, EDITED), "a") as file:
        file.write("\n\ndef bench():\n    pass\n")
    return counts | {"the same after an edit": count(map_command)}


def count(arguments):
    result = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *arguments])
    return int(re.search(rb"Collected : (\d+)", result.errors).group(1))
