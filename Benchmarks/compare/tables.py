"""The tables, in Markdown, and samples of the differences."""

import collections

from report import table


def text(results):
    """What stands in docs/languages.md."""
    parts = []
    if any(result.ctags for result in results):
        parts += [ctags_table(results), limit_list(results), exclusion_table(results)]
    if any(result.aider for result in results):
        parts.append(aider_table(results))
    return "\n\n".join(part for part in parts if part)


def ctags_table(results):
    header = ["language", "repository", "files", "definitions", "of ctags", "excluded", "near", "elsewhere", "missing",
              "found", "in complete files", "with excluded", "extra", "incomplete", "with errors",
              "definitions in these"]
    return table(header, [ctags_row(result) for result in results], left=2)


def ctags_row(result):
    broken = [file for file in result.files if file.has_syntax_errors]
    counts = [len(broken), sum(len(file.definitions) for file in broken)]
    found = result.ctags
    if not found:
        ours = sum(len(file.definitions) for file in result.files)
        return [result.language, result.repository, number(len(result.files)), number(ours), *[""] * 10,
                *map(number, counts)]
    return [result.language, result.repository, *map(number, (
        len(result.files), found.definitions, found.total, found.excluded.total(), found.near, found.elsewhere,
        len(found.missing))), percent(found.recall), percent(found.recall_in_complete_files),
        percent(found.recall_of_all),
        *map(number, (len(found.extra), len(found.limits), *counts))]


def limit_list(results):
    """The files that we gave up, and why."""
    texts = [f"- {result.repository}, {text}" for result in results if result.ctags for text in result.ctags.limits]
    return "\n".join(texts)


def exclusion_table(results):
    """How many tags of ctags don't count, by the reason."""
    reasons = collections.defaultdict(collections.Counter)
    for result in (result for result in results if result.ctags):
        reasons[result.language] += result.ctags.excluded
    rows = [[language, reason, number(count)]
            for language, counter in reasons.items() for reason, count in counter.most_common()]
    return table(["language", "tags of ctags that don't count", "tags"], rows, left=2) if rows else ""


def aider_table(results):
    header = ["language", "repository", "files", "with tags of aider", "definitions of both", "only ours", "only aider's",
              "references of both", "only ours", "only aider's", "files without lines"]
    rows = []
    for result in (result for result in results if result.aider):
        found = result.aider
        sides = [count for side in (found.definitions, found.references)
                 for count in (side.both, len(side.ours), len(side.theirs))]
        rows.append([result.language, result.repository,
                     *map(number, (found.asked, found.files, *sides, found.lexed))])
    return table(header, rows, left=2)


def samples(results, count):
    """Examples of all differences, for people who decide what to make of them."""
    lines = []
    for result in results:
        lines += ["", f"# {result.language}, {result.repository}"]
        if result.ctags:
            lines += [f"incomplete: {text}" for text in result.ctags.limits]
            # A rule that excludes much of what we have says too much.
            lines += [f"excluded, {reason}: {total}, of which we have {result.ctags.excluded_found[reason]}"
                      for reason, total in result.ctags.excluded.most_common()]
            lines += group("missing", result.ctags.missing, count)
            lines += group("extra", result.ctags.extra, count)
        if result.aider:
            for role in ("definitions", "references"):
                side = getattr(result.aider, role)
                lines += pairs(f"{role} of aider only", side.theirs, count)
                lines += pairs(f"{role} of ours only", side.ours, count)
        lines += [f"errors: {file.path}: {len(file.definitions)} definitions"
                  for file in result.files if file.has_syntax_errors][:count]
    return "\n".join(lines)


def group(title, items, count):
    """Samples by kind."""
    kinds = collections.defaultdict(list)
    for file, tag in items:
        kinds[tag.kind].append(f"  {file.path}:{tag.line} {tag.kind} {tag.scope + '.' if tag.scope else ''}{tag.name}")
    lines = []
    for kind, texts in sorted(kinds.items()):
        lines += [f"{title} {kind}: {len(texts)}", *spread(texts, count)]
    return lines


def pairs(title, items, count):
    texts = [f"  {file.path}:{line} {name}" for file, (name, line) in items]
    return [f"{title}: {len(texts)}", *spread(texts, count)] if texts else []


def spread(texts, count):
    """Some of them, evenly over all."""
    return texts if len(texts) <= count else [texts[len(texts) * place // count] for place in range(count)]


def number(value):
    return f"{value:,}"


def percent(value):
    # Rounded down: 100.0 % is all.
    return f"{int(value * 1000) / 10:.1f} %"
