"""Measures repomap against references of the same run and prints the tables of docs/performance.md.

Each round runs, one after the other: parsing alone, a map with an empty cache, `git status`, a map
with a full cache, one with another focus and other mentions, and one after an edit. Figures are
medians, ratios medians of the rounds' ratios: a machine whose speed drifts doesn't spoil them.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile

import aider
import growth
import instructions
import languages
import parts
import report
import rounds
from processes import ProgramFailed, run
from programs import CHECKOUT, Programs


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__.split("\n")[0], epilog=(
        "Environment: REPOMAP_BENCH_REPOSITORIES, a folder of repositories, when no DIRECTORY is given; "
        "REPOMAP_BENCH_AIDER, a Python environment with aider-chat; TMPDIR, where copies "
        "of the repositories are made."))
    build = os.path.join(CHECKOUT, ".build", "release")
    parser.add_argument("directories", nargs="*", metavar="DIRECTORY", help="repositories; they are only read")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--repomap", default=os.path.join(build, "repomap"), metavar="FILE")
    parser.add_argument("--products", default=build, metavar="DIRECTORY", help="the benchmarks' own programs")
    parser.add_argument("--skip", action="append", default=[], choices=["aider", "growth", "instructions", "parts"])
    parser.add_argument("--languages", action="store_true",
                        help="measure the cold figures of each language instead, over the files of all repositories")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/performance.md")
    parsed = parser.parse_args()
    folder = os.environ.get("REPOMAP_BENCH_REPOSITORIES")
    if not parsed.directories and folder:
        entries = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        parsed.directories = [path for path in entries if os.path.isdir(path)]
    if not parsed.directories:
        parser.error("give a DIRECTORY, or REPOMAP_BENCH_REPOSITORIES")
    return parsed


def stock_parser():
    """The program that gives the reference of the cold figures, and the folder of its grammars."""
    output = run([os.path.join(CHECKOUT, "scripts", "build-stock-parser")]).output.decode()
    program, grammars = output.splitlines()
    return program, grammars


def measure(options, workspace):
    """All tables as text."""
    programs = Programs(options.repomap, *stock_parser(), options.products)
    loads = [os.getloadavg()[0]]
    figures = {} if "parts" in options.skip else parts.measure(programs, workspace)
    all_rounds = [measure_repository(programs, directory, workspace, options) for directory in options.directories]
    if "growth" not in options.skip:
        figures["growth"] = measure_growth(programs, all_rounds, workspace, options)
    counts = {} if "instructions" in options.skip else instructions.measure(programs, workspace)
    loads.append(os.getloadavg()[0])
    tables = [report.machine(options.rounds, loads), report.target_table(all_rounds, figures),
              report.repository_table(all_rounds)]
    if "growth" in figures:
        tables.append(report.growth_table(figures["growth"]))
    if counts:
        tables.append(report.instruction_table(counts))
    if any(rounds.aider for rounds in all_rounds):
        tables.append(report.aider_table(all_rounds))
    return "\n\n".join(tables)


def measure_languages(options, workspace):
    """The table of languages as text."""
    programs = Programs(options.repomap, *stock_parser(), options.products)
    loads = [os.getloadavg()[0]]
    measures = languages.measure(programs, options.directories, workspace, options.rounds, tell)
    loads.append(os.getloadavg()[0])
    return "\n\n".join([report.machine(options.rounds, loads), report.language_table(measures)])


def measure_repository(programs, directory, workspace, options):
    """The rounds of a repository, with aider's figures where there is an aider."""
    tell(f"measuring {directory}")
    result = rounds.measure(programs, directory, workspace, options.rounds)
    copy = os.path.join(workspace, result.name)
    environment = os.environ.get("REPOMAP_BENCH_AIDER")
    if environment and "aider" not in options.skip and result.median("bytes") <= aider.LARGEST_BYTES:
        tell(f"measuring aider in {directory}")
        result.aider = aider_figures(environment, copy, options.rounds)
    shutil.rmtree(copy)
    return result


def aider_figures(environment, tree, count):
    """What aider takes for the questions of the rounds; nothing where it fails, for that is no
    reason to throw away what is measured of repomap."""
    try:
        return aider.measure(environment, tree, [rounds.other_question(tree, random.Random(number))
                                                 for number in range(count)])
    except ProgramFailed as error:
        tell(f"aider isn't measured: {error}")
        return {}


def measure_growth(programs, all_rounds, workspace, options):
    largest = max(zip(all_rounds, options.directories), key=lambda pair: pair[0].median("bytes"))[1]
    tell(f"measuring parts of {largest}")
    return growth.measure(programs, largest, workspace, min(options.rounds, 3))


def tell(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="repomap-bench-") as workspace:
        try:
            text = measure_languages(options, workspace) if options.languages else measure(options, workspace)
        except ProgramFailed as error:
            sys.exit(str(error))
    if options.write:
        report.write_into_document(text, "languages" if options.languages else "bench")
    else:
        print(text)


main()
