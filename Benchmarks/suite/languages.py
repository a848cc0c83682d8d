"""The cold figures of each language: a tree of its files alone, gathered from all repositories."""

import collections
import json
import os
import random
import shutil
import statistics

from processes import run

# Enough that the fixed costs of a process and a query are a few percent, few enough for many rounds.
LARGEST_TREE = 6_000_000
# Below this, fixed costs are most of what is measured.
SMALLEST_TREE = 300_000


class Measure:
    """Medians over the rounds of one language; ratios are medians of the rounds' ratios."""

    def __init__(self, name, files, size):
        self.name, self.files, self.size = name, files, size
        self.parse, self.cpu, self.wall, self.ratio = [], [], [], []

    def add(self, parse, cold):
        self.parse.append(parse)
        self.cpu.append(cold.cpu)
        self.wall.append(cold.wall)
        self.ratio.append(cold.cpu / parse if parse else float("inf"))

    def median(self, values):
        return statistics.median(values)


def measure(programs, directories, workspace, count, tell):
    """One measure for each language that the repositories have, in alphabetical order."""
    result = []
    for language, files in sorted(files_by_language(programs, directories, workspace).items()):
        tree = os.path.join(workspace, "language")
        size = copy(files, tree)
        tell(f"measuring {language}: {len(files)} files, {size} bytes")
        own = Measure(language, *programs.parse(tree)[:2])
        for _ in range(count):
            parse = programs.parse(tree)[2]
            own.add(parse, programs.cold_map(tree, os.path.join(workspace, "cache")))
        result.append(own)
        shutil.rmtree(tree)
    return result


def files_by_language(programs, directories, workspace):
    """Paths of the files of each language, as repomap sees them; of each content one."""
    files = collections.defaultdict(list)
    for directory in directories:
        cache = os.path.join(workspace, "tags")
        output = run([programs.repomap, "tags", "--json", "--quiet", "--cache-dir", cache, directory], fails=True).output
        for line in output.splitlines():
            file = json.loads(line)
            files[file["language"]].append(file["path"])
    return files


def copy(files, tree):
    """Copies files, drawn by chance but always the same, until the tree is large enough, and returns its
    bytes. Names are kept, because they decide about the language; folders are not, which could make
    noise of the files."""
    files = sorted(files)
    random.Random(1).shuffle(files)
    size = 0
    for number, path in enumerate(files):
        size += os.path.getsize(path)
        if size > LARGEST_TREE:
            break
        folder = os.path.join(tree, f"d{number // 50:03}", f"f{number:05}")
        os.makedirs(folder)
        shutil.copy2(path, folder)
    return min(size, LARGEST_TREE)
