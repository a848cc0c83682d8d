"""Measures repomap against references of the same run and prints the tables of docs/performance.md.

Each round runs, one after the other: parsing alone, a map with an empty cache, `git status`, a map
with a full cache, one with another focus and other mentions, and one after an edit. Figures are
medians, ratios medians of the rounds' ratios: a machine whose speed drifts doesn't spoil them.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile

import aider
import growth
import instructions
import report
import rounds
from processes import ProgramFailed, run
from programs import CHECKOUT, Programs

STARTS = 40


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.split("\n")[0], epilog=(
        "Environment: REPOMAP_BENCH_REPOSITORIES, a folder of repositories, when no DIRECTORY is given; "
        "REPOMAP_BENCH_PARSE_ONLY; REPOMAP_BENCH_AIDER, a Python environment with aider-chat; TMPDIR, where copies "
        "of the repositories are made."))
    build = os.path.join(CHECKOUT, ".build", "release")
    parser.add_argument("directories", nargs="*", metavar="DIRECTORY", help="repositories; they are only read")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--repomap", default=os.path.join(build, "repomap"), metavar="FILE")
    parser.add_argument("--parse-only", metavar="FILE",
                        default=os.environ.get("REPOMAP_BENCH_PARSE_ONLY", os.path.join(build, "parse-only")),
                        help="program that gives the reference of the cold figures")
    parser.add_argument("--edit-map", default=os.path.join(build, "edit-map"), metavar="FILE")
    parser.add_argument("--skip", action="append", default=[], choices=["growth", "instructions", "start"])
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    parsed = parser.parse_args()
    folder = os.environ.get("REPOMAP_BENCH_REPOSITORIES")
    if not parsed.directories and folder:
        entries = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        parsed.directories = [path for path in entries if os.path.isdir(path)]
    if not parsed.directories:
        parser.error("give a DIRECTORY, or REPOMAP_BENCH_REPOSITORIES")
    return parsed


def start_ratio(programs):
    """Wall of `repomap --version` ÷ that of `git --version`, median of pairs."""
    pairs = [(run([programs.repomap, "--version"]).wall, run(["git", "--version"]).wall) for _ in range(STARTS)]
    return statistics.median(own / reference for own, reference in pairs)


def measure(options, workspace):
    """All tables as text."""
    programs = Programs(options.repomap, options.parse_only, options.edit_map)
    loads = [os.getloadavg()[0]]
    start = None if "start" in options.skip else start_ratio(programs)
    all_rounds, aider_figures = [], []
    for directory in options.directories:
        tell(f"measuring {directory}")
        all_rounds.append(rounds.measure(programs, directory, workspace, options.rounds))
        copy = os.path.join(workspace, all_rounds[-1].name)
        if environment := os.environ.get("REPOMAP_BENCH_AIDER"):
            aider_figures.append((all_rounds[-1], aider.measure(environment, copy)))
        shutil.rmtree(copy)
    points = []
    if "growth" not in options.skip:
        largest = max(zip(all_rounds, options.directories), key=lambda pair: pair[0].median("bytes"))[1]
        tell(f"measuring parts of {largest}")
        points = growth.measure(programs, largest, workspace, min(options.rounds, 3))
    counts = {} if "instructions" in options.skip else instructions.measure(programs, workspace)
    loads.append(os.getloadavg()[0])
    parts = [report.machine(options.rounds, loads), report.target_table(all_rounds, start, points),
             report.repository_table(all_rounds)]
    if points:
        parts.append(report.growth_table(points))
    if counts:
        parts.append(report.instruction_table(counts))
    if aider_figures:
        parts.append(report.aider_table(aider_figures))
    return "\n\n".join(parts)


def tell(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="repomap-bench-") as workspace:
        try:
            text = measure(options, workspace)
        except ProgramFailed as error:
            sys.exit(str(error))
    if options.write:
        report.write_into_document(text)
    else:
        print(text)


main()
