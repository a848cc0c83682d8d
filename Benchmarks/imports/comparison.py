"""Compares where imports lead with what a tool says.

What is compared are pairs of an importer and what it imports, each once however often it is imported: two
files, or for Go two packages. What isn't code for repomap, and imports of oneself, count nowhere; neither do
imports that the tool couldn't judge.

The module of a language has `LANGUAGES`, `ask(root)` for the answers, `pairs(answers)`, `judges(answers,
own)` for whether an import of ours can be compared, and `importer(path)` and `imported(path)` for the sides
of a pair.
"""

import dataclasses


@dataclasses.dataclass
class Figures:
    inside: int = 0  # pairs of the tool
    found: int = 0  # pairs of ours
    right: int = 0  # pairs of both
    unjudged: int = 0  # imports, not pairs

    def __add__(self, other):
        return Figures(*(a + b for a, b in zip(dataclasses.astuple(self), dataclasses.astuple(other))))


def compare(source, answers, listing):
    """The figures, and a list of what is wrong."""
    code = {path for path, language in listing.languages.items() if language in source.LANGUAGES}
    imports = [own for own in listing.imports if own.path in code]
    judged = [own for own in imports if source.judges(answers, own)]
    reasons = {}
    for own in judged:
        for target in own.targets:
            reasons.setdefault((source.importer(own.path), source.imported(target)), own)
    importers = {source.importer(path) for path in code}
    known = {source.imported(path) for path in listing.languages}
    truth = {pair for pair in source.pairs(answers) if pair[0] in importers and pair[1] in known and pair[0] != pair[1]}
    found = {pair for pair in reasons if pair[0] != pair[1]}
    figures = Figures(len(truth), len(found), len(truth & found), len(imports) - len(judged))
    return figures, wrong_pairs(truth, found, reasons, source, imports)


def wrong_pairs(truth, found, reasons, source, imports):
    lines = [f"# {len(found - truth)} that the tool doesn't have"]
    lines += [f"{importer} → {target} ({reasons[importer, target].module} {reasons[importer, target].name})"
              for importer, target in sorted(found - truth)]
    lines += ["", f"# {len(truth - found)} that we don't have"]
    nowhere = {}
    for own in imports:
        if not own.targets:
            nowhere.setdefault(source.importer(own.path), []).append(own.module)
    for importer, target in sorted(truth - found):
        stem = target.rpartition("/")[2].partition(".")[0]
        alike = [module for module in nowhere.get(importer, ()) if stem in module]
        lines.append(f"{importer} → {target} ({' '.join(sorted(set(alike)))})")
    return "\n".join(lines) + "\n"
