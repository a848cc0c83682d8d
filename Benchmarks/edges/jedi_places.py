"""Says where names of Python are defined, with jedi.

Run by the interpreter of a Python environment that has jedi and what the tree depends on. Reads from
standard input an array of the root and folders from which modules are imported, then one a line: path,
and pairs of a line and a column in characters. Prints an array for each: the answers, which are paths,
or null for what is in no file.
"""

import json
import os
import sys

import jedi


def answers(script, line, column, modules):
    found = []
    for name in script.goto(line, column, follow_imports=True, follow_builtin_imports=False):
        statement = import_statement(name)
        if statement is None:
            found.append(str(name.module_path) if name.module_path else None)
        elif not is_of_tree(statement, modules):
            # What is imported isn't installed.
            found.append(None)
    return found


def import_statement(name):
    """The import at which jedi gave up; nothing where it got to a definition."""
    tree_name = name._name.tree_name
    definition = tree_name and tree_name.get_definition(import_name_always=True)
    return definition if definition and definition.type in ("import_name", "import_from") else None


def is_of_tree(statement, modules):
    if getattr(statement, "level", 0):
        return True
    return any(path and path[0].value in modules for path in statement.get_paths())


def module_names(folders):
    """The modules and packages that are right in the folders."""
    names = set()
    for folder in folders:
        for entry in os.scandir(folder):
            if entry.is_dir() or entry.name.endswith(".py"):
                names.add(entry.name.removesuffix(".py"))
    return names


def main():
    root, *folders = json.loads(sys.stdin.readline())
    environment = jedi.create_environment(sys.prefix, safe=False)
    project = jedi.Project(root, added_sys_path=folders)
    modules = module_names(folders)
    for line in sys.stdin:
        path, positions = json.loads(line)
        script = jedi.Script(path=path, project=project, environment=environment)
        found = []
        for row, column in positions:
            try:
                found.append(answers(script, row, column, modules))
            except Exception as error:
                print(path, row, column, repr(error), file=sys.stderr)
                found.append([])
        print(json.dumps(found), flush=True)


main()
