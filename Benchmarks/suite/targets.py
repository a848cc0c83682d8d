"""What repomap should reach, and whether it does."""

import dataclasses
import operator
from typing import Callable

import growth

SENSES = {"≤": operator.le, "<": operator.lt, "≥": operator.ge}


@dataclasses.dataclass
class Target:
    """A figure, computed from what was measured, and its limit.

    What was measured are the rounds of each repository whose name has `repositories` in it, or, for
    a general target, the figures of the parts and the points of the growth. The figure is `None`, or
    fails with `KeyError`, where something of that wasn't measured.
    """

    what: str
    sense: str  # nothing where the figure only explains another one
    limit: float | None
    form: str  # how a figure is written, as Python's format specifications say
    unit: str
    figure: Callable
    repositories: str = ""
    is_general: bool = False

    def applies_to(self, rounds):
        return not self.is_general and self.repositories in rounds.name.lower()

    def value(self, measured):
        """The figure, or nothing if it wasn't measured."""
        try:
            return self.figure(measured)
        except KeyError:
            return None

    def text(self, value, form=None):
        return f"{value:{form or self.form}} {self.unit}".rstrip()

    @property
    def limit_text(self):
        return f"{self.sense} {self.text(self.limit, form='g')}" if self.sense else ""

    def is_met(self, value):
        return SENSES[self.sense](value, self.limit)


def of_repositories(*arguments, only=""):
    return Target(*arguments, repositories=only)


def general(*arguments):
    return Target(*arguments, is_general=True)


TARGETS = [
    of_repositories("cold CPU ÷ stock parse-only CPU", "≤", 1.00, ".2f", "", lambda r: r.ratio("cold cpu", "parse")),
    of_repositories("cold wall ÷ stock parse-only CPU", "≤", 0.53, ".2f", "",
                    lambda r: r.ratio("cold wall", "parse")),
    of_repositories("warm, wall ÷ `git status`", "≤", 1.5, ".2f", "", lambda r: r.ratio("warm", "status")),
    of_repositories("the same, CPU ÷ CPU, which holds on a busy machine", "", None, ".2f", "",
                    lambda r: r.ratio("warm cpu", "status cpu")),
    of_repositories("other focus and mentions, wall ÷ `git status`", "≤", 2, ".2f", "",
                    lambda r: r.ratio("other", "status")),
    of_repositories("the same, CPU ÷ CPU", "", None, ".2f", "", lambda r: r.ratio("other cpu", "status cpu")),
    of_repositories("one file edited, wall − warm − parse of the file", "≤", 10, ".1f", "ms",
                    lambda r: 1000 * r.median("edit without parse")),
    of_repositories("Django: edit → new map in a process, told what changed", "≤", 5, ".1f", "ms",
                    lambda r: 1000 * r.median("told question"), only="django"),
    of_repositories("Linux: edit → new map in a process, told what changed", "≤", 25, ".1f", "ms",
                    lambda r: 1000 * r.median("told question"), only="linux"),
    of_repositories("aider's CPU ÷ ours, cold", "≥", 15, ".1f", "",
                    lambda r: r.aider["cold"] / r.median("cold cpu")),
    of_repositories("aider's CPU ÷ ours, later map", "≥", 200, ".0f", "",
                    lambda r: r.aider["later"] / r.median("other cpu")),
    of_repositories("Linux: cold, wall", "≤", 90, ".0f", "s", lambda r: r.median("cold wall"), only="linux"),
    of_repositories("Linux: warm, wall", "≤", 0.4, ".2f", "s", lambda r: r.median("warm"), only="linux"),
    of_repositories("Linux: peak memory, cold", "≤", 1500, ".0f", "MB",
                    lambda r: r.median("cold peak") / 1e6, only="linux"),
    of_repositories("Linux: peak memory, warm", "≤", 300, ".0f", "MB",
                    lambda r: r.median("warm peak") / 1e6, only="linux"),
    of_repositories("Django: peak memory, cold", "≤", 150, ".0f", "MB",
                    lambda r: r.median("cold peak") / 1e6, only="django"),
    of_repositories("Django: peak memory, warm", "≤", 50, ".0f", "MB",
                    lambda r: r.median("warm peak") / 1e6, only="django"),
    general("L0 hit", "<", 1, ".2f", "µs", lambda g: 1e6 * g["L0 hit"]),
    general("L1 hit", "<", 5, ".2f", "µs", lambda g: 1e6 * g["L1 hit"]),
    general("L2 hit, per file", "<", 100, ".0f", "µs", lambda g: 1e6 * g["L2 hit"]),
    general("1 changed → 10 affected", "<", 10, ".3f", "ms", lambda g: 1000 * g["10 affected"]),
    general("10 changed → 100 affected", "<", 80, ".3f", "ms", lambda g: 1000 * g["100 affected"]),
    general("check of 10,000 unchanged files, stat scan", "<", 30, ".1f", "ms", lambda g: 1000 * g["check"]),
    general("the same, watched: the whole question, told that nothing changed", "<", 1, ".2f", "ms",
            lambda g: 1000 * g["watched check"]),
    general("growth: slope of log(cold CPU) over log(bytes), ten trees", "≤", 1.05, ".2f", "",
            lambda g: growth.slope(g["growth"])),
    general("the same without trees below 1 MB, which fixed costs flatten", "≤", 1.05, ".2f", "",
            lambda g: growth.telling_slope(g["growth"])),
    general("the steepest part of that, between neighbours", "", None, ".2f", "",
            lambda g: growth.steepest(g["growth"])),
    general("`repomap --version`, wall ÷ `git --version`", "≤", 2, ".2f", "", lambda g: g["start"]),
]
