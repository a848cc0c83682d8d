"""What is measured of one repository: rounds that run everything once, one after the other, so that
a machine whose speed drifts changes all figures of a round alike."""

import contextlib
import os
import random
import statistics
import time

import repositories

# Stamps of files younger than two seconds are not trusted.
AGING_SECONDS = 2.2
# Edits of one process that lives.
LIVE_EDITS = 9
DEFINITIONS = {
    ".c": "\nint bench_%d(void) { return 0; }\n", ".h": "\nint bench_%d(void);\n",
    ".py": "\n\ndef bench_%d():\n    pass\n",
    ".js": "\nfunction bench_%d() {}\n", ".ts": "\nfunction bench_%d() {}\n", ".go": "\nfunc bench_%d() {}\n",
    ".rs": "\nfn bench_%d() {}\n", ".swift": "\nfunc bench_%d() {}\n", ".rb": "\ndef bench_%d\nend\n",
    ".java": "\nclass Bench%d {}\n", ".cs": "\nclass Bench%d {}\n", ".cpp": "\nint bench_%d() { return 0; }\n",
}


class Rounds:
    """The figures of all rounds; ratios are medians of the rounds' ratios."""

    def __init__(self, name):
        self.name = name
        self.figures = []

    def median(self, key):
        return statistics.median(figures[key] for figures in self.figures)

    def ratio(self, key, reference):
        return statistics.median(figures[key] / figures[reference] for figures in self.figures)


def measure(programs, original, workspace, count):
    """Copies a repository and measures `count` rounds."""
    name = os.path.basename(os.path.normpath(original))
    copy = os.path.join(workspace, name)
    repositories.copy_as_git_repository(original, copy)
    rounds = Rounds(name)
    for number in range(count):
        rounds.figures.append(measure_round(programs, copy, workspace, random.Random(number)))
    return rounds


def measure_round(programs, tree, workspace, chance):
    cache = os.path.join(workspace, "cache")
    time.sleep(AGING_SECONDS)
    files, size, parse = programs.parse(tree)
    cold = programs.cold_map(tree, cache)
    # Once more each, unmeasured: git writes its index anew when entries were young.
    programs.map(tree, cache)
    repositories.git(tree, "status", "--porcelain")
    status = repositories.git(tree, "status", "--porcelain")
    warm = programs.map(tree, cache)
    other = programs.map(tree, cache, *other_question(tree, chance))
    edited, edited_size = edit_and_map(programs, tree, cache, chance)
    file = middling_file(tree, chance)
    with restored(os.path.join(tree, file)):
        told, walked = programs.edit_in_process(tree, cache, file, LIVE_EDITS)
    return {
        "files": files, "bytes": size, "parse": parse,
        "cold cpu": cold.cpu, "cold wall": cold.wall, "cold peak": cold.peak,
        "status": status.wall, "status cpu": status.cpu,
        "warm": warm.wall, "warm cpu": warm.cpu, "warm peak": warm.peak,
        "other": other.wall, "other cpu": other.cpu,
        "told edit": told, "walked edit": walked,
        # What an edit costs besides the parsing of its file.
        "edit": edited.wall - warm.wall, "edit without parse": edited.wall - warm.wall - parse * edited_size / size,
    }


def other_question(tree, chance):
    """Another focus and other mentions in every round: no map that is kept can answer."""
    paths = [path for path, size in repositories.code_files(tree) if size > 1000]
    mentions = [os.path.splitext(os.path.basename(path))[0] for path in chance.sample(paths, 2)]
    return ["--focus", os.path.join(tree, chance.choice(paths)), "--mention", mentions[0], "--mention", mentions[1]]


def edit_and_map(programs, tree, cache, chance):
    """A map after one file has got one more definition, and the size of that file."""
    name = middling_file(tree, chance)
    path = os.path.join(tree, name)
    text = DEFINITIONS[os.path.splitext(name)[1]] % chance.randrange(10**6)
    size = os.path.getsize(path)
    with restored(path):
        with open(path, "a") as file:
            file.write(text)
        return programs.map(tree, cache), size


def middling_file(tree, chance):
    """A file of middling size, in a language for which there is a definition to append."""
    files = [(path, size) for path, size in repositories.code_files(tree) if os.path.splitext(path)[1] in DEFINITIONS]
    return chance.choice([path for path, size in files if 4000 < size < 40_000] or [path for path, _ in files])


@contextlib.contextmanager
def restored(path):
    """Puts a file back as it was, with its time."""
    with open(path, "rb") as file:
        content, time_ = file.read(), os.stat(path).st_mtime_ns
    try:
        yield
    finally:
        with open(path, "wb") as file:
            file.write(content)
        os.utime(path, ns=(time_, time_))
