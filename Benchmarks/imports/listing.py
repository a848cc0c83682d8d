"""The imports that repomap's graph knows, and where they lead."""

import dataclasses
import os
import tempfile

import ours
from processes import run

NOWHERE = ("external", "unresolved", "")


@dataclasses.dataclass(frozen=True)
class Import:
    path: str  # relative to the tree
    module: str  # as it is written
    name: str
    targets: tuple  # paths


@dataclasses.dataclass
class Listing:
    languages: dict  # by path
    imports: list


def read(repomap, list_imports, root):
    with tempfile.TemporaryDirectory(prefix="repomap-imports-") as cache:
        run([repomap, root, "--quiet", "--no-history", "--cache-dir", cache])
        lines = run([list_imports, ours.index(cache)]).output.decode(errors="replace").split("\n")
    languages, imports = {}, []
    for line in lines[:-1]:
        path, language, module, name, targets = line.split("\t")
        languages[path] = language
        if module:
            imports.append(Import(path, module, name, () if targets in NOWHERE else tuple(targets.split(","))))
    return Listing(languages, imports)


def files(root):
    """All files of a repository, relative to it."""
    output = run(["git", "-C", root, "ls-files", "-z"]).output.decode(errors="surrogateescape")
    return [path for path in output.split("\0") if path and os.path.isfile(os.path.join(root, path))]
