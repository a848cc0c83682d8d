"""What repomap finds in a tree, file by file."""

import concurrent.futures
import dataclasses
import json
import os

from processes import ProgramFailed, run

# The messages about files that are left out or kept in part, without what stands in front.
LIMITS = ("the parser gave up", "too large or too deeply nested", "more than the limit of")


@dataclasses.dataclass
class Definition:
    name: str
    kind: str
    line: int  # 1-based, as are all
    start: int
    signature_end: int
    scope: str

    def is_near(self, line):
        """Whether a line is one of the signature, or next to it: programs don't agree where a definition
        with decorators or a return type on a line of its own begins."""
        return self.start - 1 <= line <= self.signature_end + 1


@dataclasses.dataclass
class File:
    path: str
    language: str
    definitions: list
    references: set  # of (name, line)
    has_syntax_errors: bool = False


class Tree:
    def __init__(self, repomap, directory, cache, files, limits):
        self.directory = directory
        self.name = os.path.basename(directory)
        self.files = files
        # What was said of files that the parser or the query gave up.
        self.limits = limits
        self._repomap, self._cache = repomap, cache
        self._lines = {}

    def line(self, path, number):
        """The text of a line, without the space behind it."""
        if path not in self._lines:
            with open(os.path.join(self.directory, path), encoding="utf-8", errors="replace", newline="") as file:
                self._lines[path] = file.read().split("\n")
        lines = self._lines[path]
        return lines[number - 1].rstrip() if 0 < number <= len(lines) else ""

    def read_errors(self, files):
        """Asks for each file whether its syntax tree has errors."""
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for file, has_errors in zip(files, pool.map(self._has_errors, files)):
                file.has_syntax_errors = has_errors

    def _has_errors(self, file):
        command = [self._repomap, "cache", "show", file.path, self.directory, "--cache-dir", self._cache, "--json"]
        return json.loads(run(command).output.decode(errors="replace")).get("hasSyntaxErrors", False)


def read(repomap, directory, cache):
    """All files of a tree that are code."""
    directory = os.path.abspath(directory)
    if not os.path.isdir(directory):
        raise ProgramFailed(f"{directory}: not a directory")
    result = run([repomap, "tags", directory, "--json", "--verbose", "--cache-dir", cache], fails=True)
    messages = [line.removeprefix("repomap: ").removeprefix("skipped ")
                for line in result.errors.decode(errors="replace").splitlines()]
    if not result.output:
        raise ProgramFailed(f"{directory}: no tags\n" + "\n".join(messages))
    lines = result.output.decode(errors="replace").splitlines()
    files = [read_file(json.loads(line), directory) for line in lines]
    limits = [text for text in messages if any(part in text for part in LIMITS)]
    return Tree(repomap, directory, cache, files, limits)


def read_file(value, directory):
    definitions = [
        Definition(item["name"], item["kind"], item["line"], item["startLine"], item["signatureEndLine"],
                   ".".join(item["scope"]))
        for item in value["definitions"]
    ]
    references = {(item["name"], item["line"]) for item in value["references"]}
    return File(os.path.relpath(value["path"], directory), value["language"], definitions, references)
