"""What is measured of one repository: rounds that run everything once, one after the other, so that
a machine whose speed drifts changes all figures of a round alike."""

import contextlib
import os
import random
import shutil
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


# Trees with more bytes of sources have one cold round: parsing Linux alone takes minutes.
LARGE_BYTES = 200_000_000


class Rounds:
    """The figures of all rounds; ratios are medians of the rounds' ratios. In large trees not every
    round has all."""

    def __init__(self, name):
        self.name = name
        self.figures = []
        # What aider takes, by name; empty where it isn't measured.
        self.aider = {}

    def median(self, key):
        return statistics.median(figures[key] for figures in self.figures if key in figures)

    def ratio(self, key, reference):
        return statistics.median(figures[key] / figures[reference] for figures in self.figures if key in figures)


def measure(programs, original, workspace, count):
    """Copies a repository and measures `count` rounds."""
    name = os.path.basename(os.path.normpath(original))
    copy = os.path.join(workspace, name)
    repositories.copy_as_git_repository(original, copy)
    is_large = sum(size for _, size in repositories.code_files(copy)) > LARGE_BYTES
    rounds = Rounds(name)
    cache = os.path.join(workspace, "cache")
    shutil.rmtree(cache, ignore_errors=True)
    for number in range(count):
        time.sleep(AGING_SECONDS)
        cold = {} if is_large and number > 0 else measure_cold(programs, copy, cache)
        parsed = cold or rounds.figures[0]
        later = measure_later(programs, copy, cache, random.Random(number), parsed["parse"] / parsed["bytes"])
        rounds.figures.append(cold | later)
    return rounds


def measure_cold(programs, tree, cache):
    files, size, parse = programs.parse(tree)
    cold = programs.cold_map(tree, cache)
    return {
        "files": files, "bytes": size, "parse": parse,
        "cold cpu": cold.cpu, "cold wall": cold.wall, "cold peak": cold.peak,
    }


def measure_later(programs, tree, cache, chance, parse_per_byte):
    """What is measured with a full cache."""
    # Once each, unmeasured: git writes its index anew when entries were young.
    programs.map(tree, cache)
    repositories.git(tree, "status", "--porcelain")
    status = repositories.git(tree, "status", "--porcelain")
    warm = programs.map(tree, cache)
    focus, mentions = other_question(tree, chance)
    other = programs.map(tree, cache, "--focus", os.path.join(tree, focus), *(
        argument for mention in mentions for argument in ("--mention", mention)))
    edited, edited_size = edit_and_map(programs, tree, cache, chance)
    file = middling_file(tree, chance)
    with restored(os.path.join(tree, file)):
        in_process = programs.edit_in_process(tree, cache, file, LIVE_EDITS)
    return {
        "status": status.wall, "status cpu": status.cpu,
        "warm": warm.wall, "warm cpu": warm.cpu, "warm peak": warm.peak,
        "other": other.wall, "other cpu": other.cpu,
        **{f"{name} question": wall for name, wall in in_process.items()},
        # What an edit costs besides the parsing of its file.
        "edit": edited.wall - warm.wall, "edit without parse": edited.wall - warm.wall - parse_per_byte * edited_size,
    }


def other_question(tree, chance):
    """A focus file and two mentions, others in every round: no map that is kept can answer."""
    paths = [path for path, size in repositories.code_files(tree) if size > 1000]
    mentions = [os.path.splitext(os.path.basename(path))[0] for path in chance.sample(paths, 2)]
    return chance.choice(paths), mentions


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
