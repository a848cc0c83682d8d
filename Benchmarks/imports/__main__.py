"""Measures where imports lead against tools that know.

The tools are asked in copies of the repositories, and once: their answers depend on nothing of ours, but
asking takes long, so that they are kept with the results.
"""

import argparse
import os
import pickle
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path += [os.path.join(HERE, os.pardir, folder) for folder in ("suite", "edges")]

import c_imports
import go_imports
import listing
import oracles
import python_imports
import tables
import typescript_imports
from comparison import Figures, compare

# The language as it is called in tables, and who knows about it.
SOURCES = {"python": python_imports, "go": go_imports, "c": c_imports, "cpp": c_imports,
           "typescript": typescript_imports}


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/imports", description=__doc__.split("\n")[0], epilog=(
        "Needs go, cmake, clang and tsc for the languages that they know."))
    oracles.add_arguments(parser, SOURCES, "list-imports")
    return parser.parse_args()


def measure(options, language, directory):
    """The figures of one repository. What is wrong is written into the results."""
    root = oracles.copy(options, directory)
    answers = known_answers(options, language, root)
    own = listing.read(options.repomap, options.list_imports, root)
    figures, wrong = compare(SOURCES[language], answers, own)
    oracles.write_text(options, f"{os.path.basename(root)}.wrong.txt", wrong)
    return figures


def known_answers(options, language, root):
    path = os.path.join(options.results, f"{os.path.basename(root)}.answers")
    if not os.path.exists(path):
        print(f"{os.path.basename(root)}: asking", file=sys.stderr)
        answers = SOURCES[language].ask(root)
        with open(path, "wb") as file:
            pickle.dump(answers, file)
    with open(path, "rb") as file:
        return pickle.load(file)


def main():
    options = arguments()
    rows = oracles.kept_rows(options, oracles.measure_all(options, SOURCES, measure))
    oracles.publish(options, tables.text([(*key, Figures(**value)) for key, value in rows]), "imports")


main()
