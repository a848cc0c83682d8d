"""Imports of Python, as its own parser and the finders of `importlib` see them.

A module is looked for as Python would, without running anything: in the directory above the outermost package
of the importer, which scripts and pytest put into the path, in the root, in the standard library, and in `src`.
`from a import b` is the module a.b where there is one, else a. `import_module` counts if its module is a literal.
Stubs stand for modules without a source, as for type checkers.
"""

import ast
import importlib.machinery
import os
import sys
import warnings

from listing import files

LANGUAGES = ("python",)
SOURCE_FOLDER = "src"
ENDINGS = [".py", ".pyi"]
DYNAMIC = ("import_module", "importlib.import_module")


def importer(path):
    return path


imported = importer


def ask(root):
    """For each file that can be parsed the files that it imports."""
    finder = Finder(root)
    answers = {}
    for path in files(root):
        if path.endswith(tuple(ENDINGS)):
            with open(os.path.join(root, path), "rb") as file:
                text = file.read()
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    tree = ast.parse(text)
            except (SyntaxError, ValueError):
                continue
            found = {target for node in ast.walk(tree) for target in finder.targets(node, path)}
            answers[path] = {os.path.relpath(target, root) for target in found}
    return answers


def pairs(answers):
    return {(path, target) for path, targets in answers.items() for target in targets}


def judges(answers, own):
    return own.path in answers


class Finder:
    def __init__(self, root):
        self._root = root
        self._finders = {}

    def targets(self, node, path):
        """The files that a statement imports."""
        if isinstance(node, ast.Import):
            modules = [self._module(alias.name, path) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [self._part(node, alias.name, path) for alias in node.names]
        elif isinstance(node, ast.Call) and len(node.args) == 1 and ast.unparse(node.func) in DYNAMIC:
            name = getattr(node.args[0], "value", None)
            modules = [self._module(name, path)] if isinstance(name, str) else []
        else:
            return []
        return [module for module in modules if module]

    def _part(self, node, name, path):
        base = node.module or ""
        find = self._module
        if node.level:
            folder = os.path.dirname(os.path.join(self._root, path))
            for _ in range(node.level - 1):
                folder = os.path.dirname(folder)
            if not os.path.join(folder, "").startswith(os.path.join(self._root, "")):
                return None
            if not base and name == "*":
                return self._file_of_package(folder)
            find = lambda module, _: self._origin(module, [folder]) if module else self._file_of_package(folder)
        own = find(f"{base}.{name}" if base else name, path) if name != "*" else None
        return own or find(base, path)

    def _file_of_package(self, folder):
        path = os.path.join(folder, "__init__.py")
        return path if os.path.exists(path) else None

    def _module(self, name, path):
        folder = os.path.dirname(os.path.join(self._root, path))
        while folder != self._root and self._file_of_package(folder):
            folder = os.path.dirname(folder)
        head = name.partition(".")[0]
        roots = [folder, self._root]
        if head not in sys.stdlib_module_names:
            roots.append(os.path.join(self._root, SOURCE_FOLDER))
        return self._origin(name, roots)

    def _origin(self, name, folders):
        """The file of a module below folders; nothing for a package without a file."""
        spec = None
        for part in name.split("."):
            spec = self._spec(part, folders)
            if spec is None:
                return None
            folders = spec.submodule_search_locations or []
        return spec.origin if spec.loader else None

    def _spec(self, name, folders):
        """As `PathFinder`, which would need the packages around it to be imported."""
        portions = []
        for folder in folders:
            if folder not in self._finders:
                loader = (importlib.machinery.SourceFileLoader, ENDINGS)
                self._finders[folder] = importlib.machinery.FileFinder(folder, loader)
            spec = self._finders[folder].find_spec(name)
            if spec and spec.loader:
                return spec
            portions += spec.submodule_search_locations if spec else []
        if not portions:
            return None
        spec = importlib.machinery.ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = portions
        return spec
