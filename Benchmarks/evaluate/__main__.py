"""Measures maps on the histories of many repositories, in two halves: weights are tuned on one, the
other says what they are worth."""

import argparse
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "suite"))

import tables
from processes import ProgramFailed, run
from programs import CHECKOUT
from report import write_into_document

DOCUMENT = os.path.join(CHECKOUT, "docs", "quality.md")
AIDER_MAP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "aider_map.py")


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=__doc__, epilog=(
        "A list has the path of one repository on each line; lines with # are comments. Environment: "
        "REPOMAP_EVAL_AIDER, a Python environment with aider-chat, without which aider isn't asked."))
    parser.add_argument("--tune", metavar="FILE", help="list of the repositories that weights are tuned on")
    parser.add_argument("--held-out", metavar="FILE", help="list of those that nobody looks at before")
    parser.add_argument("--tasks", type=int, default=20, metavar="N", help="of each repository, at most")
    parser.add_argument("--budgets", default="1024,8192", metavar="N,N")
    parser.add_argument("--skip", action="append", default=[], choices=["words", "ranks", "aider"])
    parser.add_argument("--results", metavar="DIRECTORY", help="keep each repository's figures here, and measure only "
                        "those that aren't here yet")
    parser.add_argument("--repomap", default=os.path.join(CHECKOUT, ".build", "release", "repomap"), metavar="FILE")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/quality.md instead of "
                        "printing them")
    options = parser.parse_args()
    if not options.tune and not options.held_out:
        parser.error("there is nothing to measure: --tune or --held-out")
    return options


def repositories(path):
    """The paths in a list; relative ones count from where the list is."""
    if not path:
        return []
    with open(path, encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    folder = os.path.dirname(os.path.abspath(path))
    return [os.path.join(folder, line) for line in lines if line and not line.startswith("#")]


def baselines(options):
    chosen = [name for name in ("words", "ranks") if name not in options.skip]
    environment = os.environ.get("REPOMAP_EVAL_AIDER")
    if environment and "aider" not in options.skip:
        python = os.path.join(environment, "bin", "python")
        chosen.append(f"aider='{python}' '{AIDER_MAP}' {{root}} {{tokens}} {{task}}")
    return [argument for name in chosen for argument in ("--baseline", name)]


def measure(options, repository):
    """What `repomap eval --json` says; nothing where there are no tasks."""
    name = os.path.basename(os.path.normpath(repository))
    kept = os.path.join(options.results, f"{name}.json") if options.results else None
    if kept and os.path.exists(kept):
        with open(kept, encoding="utf-8") as file:
            return json.load(file)
    command = [options.repomap, "eval", repository, "--json", "--tasks", str(options.tasks), "--budgets",
               options.budgets, *baselines(options)]
    try:
        result = run(command)
    except ProgramFailed as error:
        print(f"{name} is left out: {error}", file=sys.stderr)
        return None
    sys.stderr.write(result.errors.decode(errors="replace"))
    if kept:
        os.makedirs(options.results, exist_ok=True)
        with open(kept, "wb") as file:
            file.write(result.output)
    return json.loads(result.output)


def half(options, title, path):
    found = {}
    for repository in repositories(path):
        result = measure(options, repository)
        if result:
            found[os.path.basename(os.path.normpath(repository))] = result["tasks"]
            print(f"{title}: {repository}, {len(result['tasks'])} tasks", file=sys.stderr)
    return tables.Half(title, found)


def main():
    options = arguments()
    halves = [half(options, "tuned on", options.tune), half(options, "held out", options.held_out)]
    text = tables.text([each for each in halves if each.repositories])
    if options.write:
        write_into_document(text, "evaluation", DOCUMENT)
    else:
        print(text)


main()
