"""Measures the edges of the reference graph against programs that know where names are defined.

A sample of the references of each repository is given to jedi, clangd or sourcekit-lsp; their answers
are kept, so that other builds of repomap can be measured with them. The repositories are only read: what
has to be written is written into copies of them.
"""

import argparse
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "suite"))

import c_truth
import oracles
import ours
import python_truth
import references
import swift_truth
import tables
import truth
from figures import Figures, figures

# The language as it is called in tables, and who knows about it.
SOURCES = {"python": python_truth, "c": c_truth, "cpp": c_truth, "swift": swift_truth}


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/edges", description=__doc__.split("\n")[0], epilog=(
        "Needs cmake, clangd and sourcekit-lsp (of the Swift toolchain). Environment: REPOMAP_EDGES_JEDI, a Python "
        "environment with jedi and the packages that the repositories depend on."))
    oracles.add_arguments(parser, SOURCES, "list-edges")
    parser.add_argument("--binding", default="by name", metavar="NAME", help="what to call the way in which this build "
                        "binds references; the figures of others are kept")
    parser.add_argument("--sample", type=int, default=1500, metavar="N", help="references of each repository")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    return parser.parse_args()


def measure(options, language, directory):
    """The figures of one repository. What is wrong is written into the results."""
    root = oracles.copy(options, directory)
    tree = references.read(options.repomap, root)
    truths = known_truth(options, language, tree)
    edges = ours.edges(options.repomap, options.list_edges, root)
    name = f"{os.path.basename(root)}.{options.binding.replace(' ', '-')}.wrong.txt"
    oracles.write_text(options, name, tables.wrong_answers(truths, edges, tree))
    return figures(truths, edges)


def known_truth(options, language, tree):
    name = os.path.basename(tree.root)
    path = os.path.join(options.results, f"{name}.{options.sample}.{options.seed}.truth.tsv")
    if not os.path.exists(path):
        source = SOURCES[language]
        sample = references.sample(tree, source.paths(tree), options.sample, options.seed)
        print(f"{name}: {len(sample)} references", file=sys.stderr)
        truth.write(source.ask(sample, tree), path)
    return truth.read(path)


def main():
    options = arguments()
    new = oracles.measure_all(options, SOURCES, measure)
    rows = oracles.kept_rows(options, {(*key, options.binding): own for key, own in new.items()})
    oracles.publish(options, tables.text([(*key, Figures(**value)) for key, value in rows]), "edges")


main()
