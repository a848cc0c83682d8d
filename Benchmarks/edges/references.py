"""The references that repomap lists, with what its graph takes them for."""

import collections
import dataclasses
import json
import os
import random

from processes import ProgramFailed, run

# What ReferenceMeaning makes of the kinds of references; all others are their own meaning.
MEANINGS = {"identifier": "name", "other": "name"}


@dataclasses.dataclass(frozen=True)
class Reference:
    path: str  # relative to the tree
    line: int  # 1-based, as is the column
    column: int  # in bytes
    name: str  # as it is written
    meant: str  # what it is an alias of, or itself
    meaning: str
    receiver: str  # as `repomap tags` prints it


@dataclasses.dataclass
class Tree:
    root: str
    languages: dict  # by path
    definitions: dict  # by name the paths of the files that define it
    references: list


def read(repomap, root):
    """All files that are code, and all references: imported names are some too."""
    with_columns, with_aliases = ([repomap, "tags", root, "--quiet", "--no-cache", *form] for form in ((), ("--json",)))
    languages, aliases, definitions = {}, {}, collections.defaultdict(set)
    for line in text_lines(with_aliases):
        value = json.loads(line)
        path = os.path.relpath(value["path"], root)
        languages[path] = value["language"]
        aliases[path] = {each["alias"]: each["name"] for each in value["imports"] if "alias" in each and "name" in each}
        for definition in value["definitions"]:
            definitions[definition["name"]].add(path)
    references = []
    for line in text_lines(with_columns):
        path, row, column, kind, name, extra = line.split("\t")
        role, _, kind = kind.partition(".")
        path = os.path.relpath(path, root)
        if role == "reference":
            meant = aliases.get(path, {}).get(name, name)
            references.append(Reference(path, int(row), int(column), name, meant, MEANINGS.get(kind, kind), extra))
        elif role == "import" and kind == "name" and name != "*":
            references.append(Reference(path, int(row), int(column), name, name, "imported", ""))
    return Tree(root, languages, definitions, references)


def text_lines(command):
    result = run(command, fails=True)
    if not result.output:
        raise ProgramFailed(f"{' '.join(command)}: {result.errors.decode(errors='replace')}")
    return result.output.decode(errors="replace").splitlines()


def sample(tree, paths, count, seed):
    """References of some files, each with the same chance, in the order of the source."""
    all_references = [each for each in tree.references if each.path in paths]
    generator = random.Random(seed)
    chosen = generator.sample(range(len(all_references)), min(count, len(all_references)))
    return [all_references[place] for place in sorted(chosen)]


def by_file(references):
    """References by path, in the order of both."""
    files = collections.defaultdict(list)
    for reference in references:
        files[reference.path].append(reference)
    return files


class Lines:
    """The lines of a tree's files, and columns in the units that others count in."""

    def __init__(self, root):
        self._root = root
        self._path, self._lines = None, []

    def before(self, reference):
        """The text in front of a reference on its line."""
        if reference.path != self._path:
            with open(os.path.join(self._root, reference.path), "rb") as file:
                self._path, self._lines = reference.path, file.read().split(b"\n")
        return self._lines[reference.line - 1][:reference.column - 1].decode(errors="replace")
