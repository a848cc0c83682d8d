"""Compares edges with the truth.

Every reference weighs the same, and gives its weight by the shares of its edges. Those of which the
truth isn't known count nowhere.
"""

import dataclasses

from truth import INSIDE, LOCAL, OUTSIDE, UNKNOWN

# Shares that differ by less are equal.
TOLERANCE = 1e-9


@dataclasses.dataclass
class Figures:
    inside: int = 0
    local: int = 0
    outside: int = 0
    unknown: int = 0
    shares: float = 0  # of all edges
    true_shares: float = 0  # of those to where the reference is defined
    # Of the references inside:
    true_inside: float = 0  # their true shares
    reached: int = 0  # have an edge that is right
    first: float = 0  # have none with a greater share; of equal ones each counts its part
    # References outside and local that have edges to other files.
    false: int = 0

    def __add__(self, other):
        return Figures(*(a + b for a, b in zip(dataclasses.astuple(self), dataclasses.astuple(other))))


def shares(truth, edges):
    """The targets of a reference and their shares."""
    reference = truth.reference
    return edges.get((reference.path, reference.meant, reference.meaning), {})


def figures(truths, edges):
    total = Figures()
    for truth in truths:
        setattr(total, truth.where, getattr(total, truth.where) + 1)
        if truth.where != UNKNOWN:
            add(total, truth, shares(truth, edges))
    return total


def add(total, truth, found):
    true_share = sum(share for target, share in found.items() if target in truth.targets)
    total.shares += sum(found.values())
    total.true_shares += true_share
    if truth.where == INSIDE:
        total.true_inside += true_share
        total.reached += true_share > 0
        best = [target for target, share in found.items() if share >= max(found.values()) - TOLERANCE]
        total.first += sum(target in truth.targets for target in best) / max(1, len(best))
    else:
        total.false += any(target not in truth.targets for target in found)


def cause(truth, found, tree):
    """What is wrong with the edges of a reference, in a few words; nothing if they are right."""
    if truth.where == UNKNOWN:
        return None
    wrong = [target for target in found if target not in truth.targets]
    if truth.where in (OUTSIDE, LOCAL):
        return f"{truth.where}, but drawn" if wrong else None
    if len(wrong) < len(found):
        return "split" if wrong else None
    if found:
        return "drawn elsewhere"
    definers = tree.definitions.get(truth.reference.meant, ())
    if truth.reference.path in definers:
        return "taken for one of the own file"
    return "not meant by our rules" if truth.targets & set(definers) else "not defined by this name"
