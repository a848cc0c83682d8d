"""What is measured of parts of the program, with input of its own: the start, hits in the cache's
tiers, increments, and checking files that haven't changed."""

import os
import re
import statistics
import time

import generated_tree
from processes import ProgramFailed, run
from rounds import AGING_SECONDS, LIVE_EDITS

STARTS = 40
# A check is a process of its own, so that nothing is warm but the kernel.
CHECKS = 9


def measure(programs, workspace):
    """Figures by name: seconds, except for the ratio of starts."""
    return {
        "start": start_ratio(programs),
        **tier_hits(programs, os.path.join(workspace, "tiers")),
        **increments(programs),
        **checks(programs, workspace),
    }


def start_ratio(programs):
    """Wall of `repomap --version` ÷ that of `git --version`, median of pairs."""
    pairs = [(run([programs.repomap, "--version"]).wall, run(["git", "--version"]).wall) for _ in range(STARTS)]
    return statistics.median(own / reference for own, reference in pairs)


def tier_hits(programs, directory):
    """CPU of a hit in each tier of the cache, on one thread."""
    os.makedirs(directory)
    output = run([programs.product("cache-tiers"), directory]).output
    return {f"{tier} hit": number(rb"%s(?:, 1 thread\(s\))?: (\d+) ns" % tier.encode(), output) / 1e9
            for tier in ("L0", "L1", "L2")}


def increments(programs):
    """CPU of finding and redoing what changes concern, in a graph of 10,000 files."""
    output = run([programs.product("increments")]).output
    pattern = rb"\b%d changed, found and redone: (\d+) .*, %d\n"
    return {f"{affected} affected": number(pattern % (changed, affected), output) / 1e6
            for changed, affected in ((1, 10), (10, 100))}


def checks(programs, workspace):
    """Wall of finding 10,000 files to be unchanged: by looking at each, and as a whole question to a
    process that lives and is told so."""
    tree, listing, cache = (os.path.join(workspace, f"generated{end}") for end in ("", ".listing", "-cache"))
    generated_tree.make(tree)
    time.sleep(AGING_SECONDS)
    command = [programs.product("discovery"), tree, "1", "1", listing]
    run(command)
    outputs = [run(command).output for _ in range(CHECKS)]
    expected = b"unchanged files %d " % generated_tree.FILE_COUNT
    if not all(output.startswith(expected) for output in outputs):
        raise ProgramFailed(f"the generated tree has changed: {outputs}")
    edits = programs.edit_in_process(tree, cache, generated_tree.file_path(0), LIVE_EDITS)
    return {
        "check": statistics.median(number(rb" wall (\d+)", output) for output in outputs) / 1e6,
        "watched check": edits["unchanged"],
    }


def number(pattern, output):
    """The number that a program printed."""
    match = re.search(pattern, output)
    if match is None:
        raise ProgramFailed(f"no {pattern} in: {output.decode(errors='replace')}")
    return float(match.group(1))
