"""What repomap should reach, and whether it does.

A target's figure is a number computed from the rounds of one repository; it applies to some
repositories only where their names are given.
"""

import dataclasses
from typing import Callable


@dataclasses.dataclass
class Target:
    what: str
    limit: float | None  # nothing where a figure only explains another one
    figure: Callable
    form: str
    repositories: str = ""  # a part of the name; all where it is empty

    def applies_to(self, rounds):
        return self.repositories in rounds.name.lower()

    def is_met(self, rounds):
        return self.limit is None or self.figure(rounds) <= self.limit


TARGETS = [
    Target("cold CPU ÷ stock parse-only CPU", 1.00, lambda r: r.ratio("cold cpu", "parse"), "{:.2f}"),
    Target("cold wall ÷ stock parse-only CPU", 0.53, lambda r: r.ratio("cold wall", "parse"), "{:.2f}"),
    Target("warm, wall ÷ `git status`", 1.5, lambda r: r.ratio("warm", "status"), "{:.2f}"),
    Target("the same, CPU ÷ CPU, which holds on a busy machine", None, lambda r: r.ratio("warm cpu", "status cpu"),
           "{:.2f}"),
    Target("other focus and mentions, wall ÷ `git status`", 2, lambda r: r.ratio("other", "status"), "{:.2f}"),
    Target("the same, CPU ÷ CPU", None, lambda r: r.ratio("other cpu", "status cpu"), "{:.2f}"),
    Target("one file edited, wall − warm − parse of the file", 10, lambda r: 1000 * r.median("edit without parse"),
           "{:.1f} ms"),
    Target("in process: edit → new map, told what changed", 5, lambda r: 1000 * r.median("told edit"), "{:.1f} ms", "django"),
    Target("in process: edit → new map, told what changed", 25, lambda r: 1000 * r.median("told edit"), "{:.1f} ms", "linux"),
    Target("peak memory, cold", 150, lambda r: r.median("cold peak") / 1e6, "{:.0f} MB", "django"),
    Target("peak memory, warm", 50, lambda r: r.median("warm peak") / 1e6, "{:.0f} MB", "django"),
    Target("cold, wall", 90, lambda r: r.median("cold wall"), "{:.0f} s", "linux"),
    Target("warm, wall", 0.4, lambda r: r.median("warm"), "{:.2f} s", "linux"),
    Target("peak memory, cold", 1500, lambda r: r.median("cold peak") / 1e6, "{:.0f} MB", "linux"),
    Target("peak memory, warm", 300, lambda r: r.median("warm peak") / 1e6, "{:.0f} MB", "linux"),
]

START_LIMIT = 2  # `repomap --version` ÷ `git --version`
GROWTH_LIMIT = 1.05
AIDER_COLD_FACTOR, AIDER_LATER_FACTOR = 15, 200
