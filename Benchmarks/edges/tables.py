"""The tables of edges, in Markdown, and the list of what is wrong."""

import collections

from figures import cause, shares
from report import table

# Files that the list names of those to which a reference is split.
LISTED_TARGETS = 4


def text(rows):
    """`rows`: of language, repository, binding and figures."""
    languages = collections.defaultdict(list)
    for language, repository, binding, figures in rows:
        languages[language, binding].append(figures)
    totals = [[language, "all", binding, *cells(sum(all_figures[1:], all_figures[0]))]
              for (language, binding), all_figures in languages.items() if len(all_figures) > 1]
    own = [[language, repository, binding, *cells(figures)] for language, repository, binding, figures in rows]
    return table(["language", "repository", "binding", "inside", "local", "outside", "unknown", "precision", "reached",
                  "first", "true share", "false edges"], sorted(own + totals, key=lambda row: row[0]), left=3)


def cells(figures):
    return [f"{figures.inside:,}", f"{figures.local:,}", f"{figures.outside:,}", f"{figures.unknown:,}",
            percent(figures.true_shares, figures.shares), percent(figures.reached, figures.inside),
            percent(figures.first, figures.inside), percent(figures.true_inside, figures.inside),
            percent(figures.false, figures.local + figures.outside)]


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else ""


def wrong_answers(truths, edges, tree):
    """All that is wrong, the commonest causes first."""
    groups = collections.defaultdict(list)
    for truth in truths:
        found = shares(truth, edges)
        why = cause(truth, found, tree)
        if why:
            receiver = truth.reference.receiver.split(" ")[0] or "none"
            groups[why, truth.reference.meaning, receiver].append(wrong_answer(truth, found))
    lines = []
    for (why, meaning, receiver), own in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        lines += [f"# {len(own)}: {why}; {meaning}, receiver {receiver}", *own, ""]
    return "\n".join(lines)


def wrong_answer(truth, found):
    reference = truth.reference
    alias = f" (= {reference.meant})" if reference.meant != reference.name else ""
    receiver = f" on {reference.receiver}" if reference.receiver else ""
    best = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    ours = " ".join(f"{target} {share:.2f}" for target, share in best[:LISTED_TARGETS])
    more = f" and {len(found) - LISTED_TARGETS} more" if len(found) > LISTED_TARGETS else ""
    return (f"{reference.path}:{reference.line} {reference.name}{alias}{receiver} → "
            f"{truth.where} {' '.join(sorted(truth.targets))} / {ours or 'nothing'}{more}")
