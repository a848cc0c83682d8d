"""The table of imports, in Markdown."""

import collections

from report import table


def text(rows):
    """`rows`: of language, repository and figures."""
    languages = collections.defaultdict(list)
    for language, _, figures in rows:
        languages[language].append(figures)
    lines = [[language, repository, *cells(figures)] for language, repository, figures in rows]
    lines += [[language, "all", *cells(sum(every[1:], every[0]))] for language, every in languages.items()
              if len(every) > 1]
    return table(["language", "repository", "inside", "precision", "recall", "not judged"],
                 sorted(lines, key=lambda line: line[0]), left=2)


def cells(figures):
    return [f"{figures.inside:,}", percent(figures.right, figures.found), percent(figures.right, figures.inside),
            f"{figures.unjudged:,}"]


def percent(part, whole):
    """Cut, not rounded: nothing that is wrong is 100 %."""
    return f"{1000 * part // whole / 10:.1f} %" if whole else ""
