"""The tables of an evaluation, in Markdown."""

import dataclasses
import statistics

from report import table

# Fewer tasks of a language say nothing about it.
LEAST_TASKS = 10


@dataclasses.dataclass
class Half:
    title: str
    repositories: dict  # the tasks of each, by its name

    @property
    def tasks(self):
        return [task for tasks in self.repositories.values() for task in tasks]


def text(halves):
    parts = [split(halves)]
    for title, chooses in (("All tasks", lambda task: True),
                           ("Tasks whose messages name no changed file or definition",
                            lambda task: not task["isNamed"])):
        parts.append(f"### {title}\n\n" + method_table(halves, chooses))
    parts.append("### By language\n\n" + language_table(halves))
    parts.append("### By repository\n\n" + repository_table(halves))
    return "\n\n".join(parts)


def split(halves):
    return "\n".join(
        f"- {half.title}: {len(half.tasks)} tasks of {len(half.repositories)} repositories in "
        f"{len(languages(half.tasks))} languages: {', '.join(sorted(half.repositories))}" for half in halves)


def method_table(halves, chooses):
    rows = []
    for half in halves:
        tasks = [task for task in half.tasks if chooses(task)]
        rows += [[half.title, *names(columns), *figures(tasks, *columns)] for columns in methods(tasks)]
    return table(["half", "method", "tokens", "tasks", "files", "definitions", "MRR", "s/map"], rows, left=2)


def language_table(halves):
    rows = []
    tasks = [task for half in halves for task in half.tasks]
    for language in languages(tasks):
        own = [task for task in tasks if task["language"] == language]
        if len(own) >= LEAST_TASKS:
            rows += [[language, *names(columns), *figures(own, *columns)] for columns in methods(own)]
    return table(["language", "method", "tokens", "tasks", "files", "definitions", "MRR", "s/map"], rows, left=2)


def repository_table(halves):
    rows = []
    for half in halves:
        for name, tasks in sorted(half.repositories.items()):
            cold = statistics.mean(task["coldSeconds"] for task in tasks)
            for columns in methods(tasks):
                if columns[0] == "repomap":
                    rows.append([half.title, name, *names(columns)[1:], *figures(tasks, *columns), f"{cold:.3f}"])
    return table(["half", "repository", "tokens", "tasks", "files", "definitions", "MRR", "s/map", "cold"], rows, left=2)


def languages(tasks):
    return sorted({task["language"] for task in tasks})


def methods(tasks):
    """Methods and budgets, in the order in which they were measured."""
    return list(dict.fromkeys((each["method"], each["tokens"]) for task in tasks for each in task["maps"]))


def names(columns):
    method, tokens = columns
    return [method, f"{tokens:,}"]


def figures(tasks, method, tokens):
    maps = [each for task in tasks for each in task["maps"] if (each["method"], each["tokens"]) == (method, tokens)]
    files = [share(each["shownFiles"]) for each in maps]
    shown = [[value for file in each["shownDefinitions"] for value in file] for each in maps]
    definitions = [share(values) for values in shown if values]
    places = [1 / each["firstPlace"] if "firstPlace" in each else 0 for each in maps]
    return [str(len(maps)), percent(files), percent(definitions), f"{statistics.mean(places):.2f}" if any(places) else "",
            f"{statistics.mean(each['seconds'] for each in maps):.3f}"]


def share(values):
    return sum(values) / len(values)


def percent(values):
    return f"{100 * statistics.mean(values):.1f} %" if values else ""
