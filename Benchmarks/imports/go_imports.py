"""Imports of Go, as `go list` sees them, without a network.

It tells the imports of packages, not of files. So an importer is a package, its tests apart, and what is
imported is a package too: its directory. Files that aren't built on this machine, and packages below
`testdata`, it doesn't judge.
"""

import json
import os
import re

from listing import files
from processes import run

LANGUAGES = ("go",)
FILES = ("GoFiles", "CgoFiles", "TestGoFiles", "XTestGoFiles")
IMPORTS = {"Imports": "x.go", "TestImports": "x_test.go", "XTestImports": "x_test.go"}


def importer(path):
    tests = " (tests)" if path.endswith("_test.go") else ""
    return os.path.dirname(path) + tests


def imported(path):
    return os.path.dirname(path)


def ask(root):
    packages, judged = {}, set()
    found = []
    for path in files(root):
        if os.path.basename(path) == "go.mod":
            module = os.path.join(root, os.path.dirname(path))
            found += [(package, local_modules(root, module)) for package in listed(root, module)]
    for package, _ in found:
        folder = os.path.relpath(package["Dir"], root)
        packages[package["ImportPath"]] = "" if folder == "." else folder
    pairs = set()
    for package, modules in found:
        folder = packages[package["ImportPath"]]
        judged |= {os.path.join(folder, name) for key in FILES for name in package.get(key, ())}
        for key, name in IMPORTS.items():
            pairs |= {(importer(os.path.join(folder, name)), packages[path]) for path in package.get(key, ())
                      if path in packages and is_below(path, modules)}
    return pairs, judged


def pairs(answers):
    return answers[0]


def judges(answers, own):
    return own.path in answers[1]


def is_below(path, modules):
    """Whether a package is of a module of the tree that its importer builds with."""
    return any(path == module or path.startswith(module + "/") for module in modules)


def local_modules(root, module):
    """The names of a module and of those that it replaces by directories of the tree."""
    description = json.loads(run(["go", "mod", "edit", "-json", module_file(root, module)]).output)
    replaced = [each["Old"]["Path"] for each in description.get("Replace") or () if each["New"]["Path"].startswith(".")]
    return [description["Module"]["Path"], *replaced]


def module_file(root, module):
    """A copy of `go.mod` that any version of Go reads: none refuses a module for being made for a later one."""
    folder = os.path.join(root + ".build", os.path.relpath(module, root))
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "go.mod")
    with open(os.path.join(module, "go.mod"), encoding="utf-8") as source, open(path, "w", encoding="utf-8") as file:
        text = re.sub(r"^tool \([^)]*\)\n", "", source.read(), flags=re.MULTILINE)
        text = re.sub(r"^(toolchain|tool|godebug|ignore) .*\n", "", text, flags=re.MULTILINE)
        file.write(re.sub(r"^go \d.*", "go 1.18", text, flags=re.MULTILINE))
    return path


def listed(root, module):
    environment = dict(os.environ, GOFLAGS="-mod=mod", GOPROXY="off", GOWORK="off")
    command = ["go", "list", "-e", "-json", "-modfile=" + module_file(root, module), "./..."]
    output = run(["env", "-C", module, *command], environment, fails=True).output.decode()
    decoder, place, packages = json.JSONDecoder(), 0, []
    while place < len(output.rstrip()):
        package, place = decoder.raw_decode(output, place)
        packages.append(package)
        while place < len(output) and output[place].isspace():
            place += 1
    return packages
