"""Where references are defined, as a program says that knows; kept as tab-separated values."""

import dataclasses
import os

from references import Reference

INSIDE, LOCAL, OUTSIDE, UNKNOWN = "inside", "local", "outside", "unknown"


@dataclasses.dataclass(frozen=True)
class Truth:
    reference: Reference
    # inside: in other files of the tree; local: in its own; outside: in none of them, or the program says so;
    # unknown: there is no answer.
    where: str
    targets: frozenset  # paths of files of the tree, its own included


def reduce(reference, answers, tree):
    """What the places in `answers` come to: absolute paths, or nothing for places that aren't files.

    An answer in a file that repomap doesn't read, because it is generated or ignored, is outside."""
    if not answers:
        return Truth(reference, UNKNOWN, frozenset())
    root = os.path.join(tree.root, "")
    paths = {path.removeprefix(root) for path in answers if path and path.startswith(root)}
    targets = frozenset(paths & tree.languages.keys())
    where = LOCAL if reference.path in targets else INSIDE if targets else OUTSIDE
    return Truth(reference, where, targets)


def write(truths, path):
    with open(path, "w", encoding="utf-8") as file:
        for truth in truths:
            values = dataclasses.astuple(truth.reference)
            print(*values, truth.where, *sorted(truth.targets), sep="\t", file=file)


def read(path):
    count = len(dataclasses.fields(Reference))
    truths = []
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            values = line.rstrip("\n").split("\t")
            own, where, targets = values[:count], values[count], values[count + 1:]
            reference = Reference(own[0], int(own[1]), int(own[2]), *own[3:])
            truths.append(Truth(reference, where, frozenset(targets)))
    return truths
