"""Measures the edges of the reference graph against programs that know where names are defined.

A sample of the references of each repository is given to jedi, clangd or sourcekit-lsp; their answers
are kept, so that other builds of repomap can be measured with them. The repositories are only read: what
has to be written is written into copies of them.
"""

import argparse
import dataclasses
import json
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "suite"))

import c_truth
import ours
import python_truth
import references
import swift_truth
import tables
import truth
from figures import Figures, figures
from processes import ProgramFailed, run
from programs import CHECKOUT
from report import write_into_document

DOCUMENT = os.path.join(CHECKOUT, "docs", "quality.md")
PROGRAMS = os.path.join(CHECKOUT, ".build", "release")
# The language as it is called in tables, and who knows about it.
SOURCES = {"python": python_truth, "c": c_truth, "cpp": c_truth, "swift": swift_truth}


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/edges", description=__doc__.split("\n")[0], epilog=(
        "Needs cmake, clangd and sourcekit-lsp (of the Swift toolchain). Environment: REPOMAP_EDGES_JEDI, a Python "
        "environment with jedi and the packages that the repositories depend on."))
    for language in SOURCES:
        parser.add_argument(f"--{language}", action="append", default=[], metavar="DIRECTORY",
                            help="a git repository; may be repeated")
    parser.add_argument("--results", required=True, metavar="DIRECTORY", help="copies of the repositories, truth and "
                        "figures; truth that is there is used again")
    parser.add_argument("--binding", default="by name", metavar="NAME", help="what to call the way in which this build "
                        "binds references; the figures of others are kept")
    parser.add_argument("--sample", type=int, default=1500, metavar="N", help="references of each repository")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--repomap", default=os.path.join(PROGRAMS, "repomap"), metavar="FILE")
    parser.add_argument("--list-edges", default=os.path.join(PROGRAMS, "list-edges"), metavar="FILE",
                        help="of the same build (REPOMAP_BENCHMARKS=1 swift build -c release --product list-edges)")
    parser.add_argument("--write", action="store_true", help="write the table into docs/quality.md instead of printing "
                        "it")
    return parser.parse_args()


def measure(options, language, directory):
    """The figures of one repository. What is wrong is written into the results."""
    root = copy(options, directory)
    tree = references.read(options.repomap, root)
    truths = known_truth(options, language, tree)
    edges = ours.edges(options.repomap, options.list_edges, root)
    name = f"{os.path.basename(root)}.{options.binding.replace(' ', '-')}.wrong.txt"
    with open(os.path.join(options.results, name), "w", encoding="utf-8") as file:
        file.write(tables.wrong_answers(truths, edges, tree))
    return figures(truths, edges)


def copy(options, directory):
    """A copy of the last revision."""
    root = os.path.abspath(os.path.join(options.results, "trees", os.path.basename(os.path.normpath(directory))))
    if not os.path.exists(root):
        run(["git", "clone", "--quiet", directory, root])
    return root


def known_truth(options, language, tree):
    name = os.path.basename(tree.root)
    path = os.path.join(options.results, f"{name}.{options.sample}.{options.seed}.truth.tsv")
    if not os.path.exists(path):
        source = SOURCES[language]
        sample = references.sample(tree, source.paths(tree), options.sample, options.seed)
        print(f"{name}: {len(sample)} references", file=sys.stderr)
        truth.write(source.ask(sample, tree), path)
    return truth.read(path)


def kept_rows(options, new):
    """The new rows and those of earlier runs."""
    path = os.path.join(options.results, "figures.json")
    rows = {}
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            rows = {tuple(row[:3]): row[3] for row in json.load(file)}
    rows.update({(language, name, options.binding): dataclasses.asdict(own) for (language, name), own in new.items()})
    ordered = sorted(((*key, value) for key, value in rows.items()), key=lambda row: row[:2])
    with open(path, "w", encoding="utf-8") as file:
        json.dump(ordered, file, indent=1)
    return [(*key, Figures(**value)) for *key, value in ordered]


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
        write_into_document(text, "edges", DOCUMENT)
    else:
        print(text)


main()
