"""Includes of C and C++, as clang follows them with the commands of CMake.

`-H` prints the tree of what is included, here with what include guards skip; gcc leaves that out. All
sources that the build compiles are preprocessed, and what one of them includes through a header counts for the
header. An include that no source reached, because it is for other machines or options, isn't judged.
"""

import json
import os
import shlex

import c_truth
from processes import ProgramFailed, run

LANGUAGES = ("c", "cpp")


class Tree:
    """As `c_truth` wants it, which looks for CMake's commands in it."""

    def __init__(self, root):
        self.root = root
        self.languages = {}


def importer(path):
    return path


imported = importer


def ask(root):
    """For each file that was read what it includes: paths below the root or absolute ones."""
    tree = Tree(root)
    build = c_truth.build_folder(tree)
    c_truth.write_commands(tree, build)
    commands = os.path.join(build, "compile_commands.json")
    if not os.path.exists(commands):
        raise ProgramFailed(f"{root}: CMake gives no commands")
    with open(commands, encoding="utf-8") as file:
        commands = json.load(file)
    answers = {}
    for command in commands:
        source = os.path.join(command["directory"], command["file"])
        output = run(preprocessing(command), fails=True).errors.decode(errors="replace")
        add(output, source, command["directory"], root, answers)
    return answers


def preprocessing(command):
    words = shlex.split(command["command"])
    output = words.index("-o")
    kept = [word for word in words[:output] + words[output + 2:] if word != "-c"]
    compiler = "clang++" if "++" in kept[0] else "clang"
    return ["env", "-C", command["directory"], compiler, *kept[1:], "-w", "-E", "-H", "-fshow-skipped-includes",
            "-o", os.devnull]


def add(output, source, folder, root, answers):
    """Adds the includes of a tree in which dots tell the depth."""
    def relative(path):
        path = os.path.normpath(os.path.join(folder, path))
        return os.path.relpath(path, root) if path.startswith(root + os.sep) else path

    stack = [relative(source)]
    for line in output.splitlines():
        dots, _, path = line.partition(" ")
        if not dots or dots.strip("."):
            continue
        del stack[len(dots):]
        stack.append(relative(path))
        answers.setdefault(stack[-2], set()).add(stack[-1])


def pairs(answers):
    return {(path, target) for path, targets in answers.items() for target in targets}


def judges(answers, own):
    """Whether one of the includes that were followed is written like this one."""
    parts = own.module.split("/")
    while parts and parts[0] in ("..", "."):
        parts.pop(0)
    ending = "/" + "/".join(parts)
    return any(("/" + target).endswith(ending) for target in answers.get(own.path, ()))
