"""Measures where imports lead against tools that know.

The tools are asked in copies of the repositories, and once: their answers depend on nothing of ours, but
asking takes long, so that they are kept with the results.
"""

import argparse
import dataclasses
import json
import os
import pickle
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(HERE, os.pardir, folder) for folder in ("suite", "edges")]

import c_imports
import go_imports
import listing
import python_imports
import tables
import typescript_imports
from comparison import Figures, compare
from processes import ProgramFailed, run
from programs import CHECKOUT
from report import write_into_document

DOCUMENT = os.path.join(CHECKOUT, "docs", "quality.md")
PROGRAMS = os.path.join(CHECKOUT, ".build", "release")
# The language as it is called in tables, and who knows about it.
SOURCES = {"python": python_imports, "go": go_imports, "c": c_imports, "cpp": c_imports,
           "typescript": typescript_imports}


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/imports", description=__doc__.split("\n")[0], epilog=(
        "Needs go, cmake, clang and tsc for the languages that they know."))
    for language in SOURCES:
        parser.add_argument(f"--{language}", action="append", default=[], metavar="DIRECTORY",
                            help="a git repository; may be repeated")
    parser.add_argument("--results", required=True, metavar="DIRECTORY", help="copies of the repositories, answers and "
                        "figures; answers that are there are used again")
    parser.add_argument("--repomap", default=os.path.join(PROGRAMS, "repomap"), metavar="FILE")
    parser.add_argument("--list-imports", default=os.path.join(PROGRAMS, "list-imports"), metavar="FILE",
                        help="of the same build (REPOMAP_BENCHMARKS=1 swift build -c release --product list-imports)")
    parser.add_argument("--write", action="store_true", help="write the table into docs/quality.md instead of printing "
                        "it")
    return parser.parse_args()


def measure(options, language, directory):
    """The figures of one repository. What is wrong is written into the results."""
    root = copy(options, directory)
    answers = known_answers(options, language, root)
    own = listing.read(options.repomap, options.list_imports, root)
    figures, wrong = compare(SOURCES[language], answers, own)
    with open(os.path.join(options.results, f"{os.path.basename(root)}.wrong.txt"), "w", encoding="utf-8") as file:
        file.write(wrong)
    return figures


def copy(options, directory):
    """A copy of the last revision."""
    root = os.path.abspath(os.path.join(options.results, "trees", os.path.basename(os.path.normpath(directory))))
    if not os.path.exists(root):
        run(["git", "clone", "--quiet", directory, root])
    return root


def known_answers(options, language, root):
    path = os.path.join(options.results, f"{os.path.basename(root)}.answers")
    if not os.path.exists(path):
        print(f"{os.path.basename(root)}: asking", file=sys.stderr)
        answers = SOURCES[language].ask(root)
        with open(path, "wb") as file:
            pickle.dump(answers, file)
    with open(path, "rb") as file:
        return pickle.load(file)


def kept_rows(options, new):
    """The new rows and those of earlier runs."""
    path = os.path.join(options.results, "figures.json")
    rows = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            rows = {tuple(row[:2]): row[2] for row in json.load(file)}
    rows.update({key: dataclasses.asdict(figures) for key, figures in new.items()})
    with open(path, "w", encoding="utf-8") as file:
        json.dump(sorted((*key, value) for key, value in rows.items()), file, indent=1)
    return [(*key, Figures(**value)) for key, value in sorted(rows.items(), key=lambda row: row[0])]


def main():
    options = arguments()
    os.makedirs(options.results, exist_ok=True)
    new = {}
    for language in SOURCES:
        for directory in getattr(options, language):
            try:
                new[language, os.path.basename(os.path.normpath(directory))] = measure(options, language, directory)
            except ProgramFailed as error:
                print(f"{directory} is left out: {error}", file=sys.stderr)
    text = tables.text(kept_rows(options, new))
    if options.write:
        write_into_document(text, "imports", DOCUMENT)
    else:
        print(text)


main()
