"""What the comparisons with programs that know share: repositories by language, copies of them, figures
that are kept, and a table in docs/quality.md.
"""

import dataclasses
import json
import os
import sys

from processes import ProgramFailed, run
from programs import CHECKOUT
from report import write_into_document

DOCUMENT = os.path.join(CHECKOUT, "docs", "quality.md")
PROGRAMS = os.path.join(CHECKOUT, ".build", "release")


def add_arguments(parser, languages, listing):
    """The options that all have; `listing` is the program that lists what ours knows."""
    for language in languages:
        parser.add_argument(f"--{language}", action="append", default=[], metavar="DIRECTORY",
                            help="a git repository; may be repeated")
    parser.add_argument("--results", required=True, metavar="DIRECTORY", help="copies of the repositories, answers and "
                        "figures; answers that are there are used again")
    parser.add_argument("--repomap", default=os.path.join(PROGRAMS, "repomap"), metavar="FILE")
    parser.add_argument(f"--{listing}", default=os.path.join(PROGRAMS, listing), metavar="FILE",
                        help=f"of the same build (REPOMAP_BENCHMARKS=1 swift build -c release --product {listing})")
    parser.add_argument("--write", action="store_true", help="write the table into docs/quality.md instead of printing "
                        "it")


def copy(options, directory):
    """A copy of the last revision."""
    root = os.path.abspath(os.path.join(options.results, "trees", os.path.basename(os.path.normpath(directory))))
    if not os.path.exists(root):
        run(["git", "clone", "--quiet", directory, root])
    return root


def write_text(options, name, text):
    """Writes what is wrong, or the like, into the results."""
    with open(os.path.join(options.results, name), "w", encoding="utf-8") as file:
        file.write(text)


def measure_all(options, languages, measure):
    """The figures of each repository that can be measured, by language and name."""
    os.makedirs(options.results, exist_ok=True)
    found = {}
    for language in languages:
        for directory in getattr(options, language):
            try:
                found[language, os.path.basename(os.path.normpath(directory))] = measure(options, language, directory)
            except ProgramFailed as error:
                print(f"{directory} is left out: {error}", file=sys.stderr)
    return found


def kept_rows(options, new):
    """The new rows and those of earlier runs: keys, whose first parts are language and name, and figures."""
    path = os.path.join(options.results, "figures.json")
    rows = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            rows = {tuple(row[:-1]): row[-1] for row in json.load(file)}
    rows.update({key: dataclasses.asdict(figures) for key, figures in new.items()})
    ordered = sorted(rows.items(), key=lambda row: row[0][:2])
    with open(path, "w", encoding="utf-8") as file:
        json.dump([(*key, value) for key, value in ordered], file, indent=1)
    return ordered


def publish(options, text, marker):
    """Prints a table, or writes it into the document."""
    if options.write:
        write_into_document(text, marker, DOCUMENT)
    else:
        print(text)
