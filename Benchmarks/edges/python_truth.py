"""Truth for Python, from jedi in an environment that is given."""

import json
import os
import subprocess

from processes import ProgramFailed
from references import Lines, by_file
from truth import reduce

PLACES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "jedi_places.py")
# Folders besides the root from which projects import their modules.
SOURCE_FOLDERS = ("src", "tests")


def paths(tree):
    return {path for path, language in tree.languages.items() if language == "python"}


def ask(references, tree):
    environment = os.environ.get("REPOMAP_EDGES_JEDI")
    if not environment:
        raise ProgramFailed("REPOMAP_EDGES_JEDI doesn't name a Python environment "
                            "(python3 -m venv DIR && DIR/bin/pip install jedi)")
    folders = [tree.root] + [folder for name in SOURCE_FOLDERS
                             if os.path.isdir(folder := os.path.join(tree.root, name))]
    truths = []
    with subprocess.Popen([os.path.join(environment, "bin", "python"), PLACES], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as process:
        send(process, [tree.root, *folders])
        lines = Lines(tree.root)
        for path, own in by_file(references).items():
            positions = [(each.line, len(lines.before(each))) for each in own]
            send(process, [os.path.join(tree.root, path), positions])
            answers = json.loads(process.stdout.readline())
            truths += [reduce(reference, found, tree) for reference, found in zip(own, answers)]
    return truths


def send(process, value):
    process.stdin.write(json.dumps(value) + "\n")
    process.stdin.flush()
