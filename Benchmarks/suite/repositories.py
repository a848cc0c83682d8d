"""Copies of repositories in a temporary folder: the originals are never written to, nor is a map of
them made with a cache that somebody uses."""

import os
import random
import shutil
import tempfile

from processes import run

# What git would read from the user's home could make it slower or faster.
GIT_ENVIRONMENT = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1")

SETTINGS = [option for setting in (
    "user.name=bench", "user.email=bench@localhost", "commit.gpgsign=false", "gc.auto=0",
) for option in ("-c", setting)]
# One pack instead of a file for each object, which takes minutes to write and to delete in Linux.
PACKING = ["-c", "core.bigFileThreshold=1", "-c", "core.compression=1"]

CODE_EXTENSIONS = {
    ".c", ".h", ".cc", ".cpp", ".hpp", ".cs", ".go", ".java", ".js", ".py", ".rb", ".rs", ".swift", ".ts", ".tsx",
}
# Larger ones aren't parsed: SyntaxRuntime.maximumSourceBytes.
LARGEST_SOURCE = 1 << 20


def git(directory, *arguments, input_path=os.devnull):
    return run(["git", "-C", directory, *SETTINGS, *arguments], GIT_ENVIRONMENT, input_path=input_path)


def copy_as_git_repository(original, target):
    """Copies a folder, without git's own, and commits what is tracked in the original, or all that
    isn't ignored where that is no repository."""
    shutil.copytree(original, target, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    is_repository = os.path.exists(os.path.join(original, ".git"))
    commit(target, git(original, "ls-files", "-z").output.split(b"\0") if is_repository else None)


def commit(tree, names=None):
    """Makes a folder a repository, and commits the files with these names, whatever is ignored."""
    git(tree, "init", "--quiet")
    if names is None:
        git(tree, *PACKING, "add", "--all")
    else:
        add(tree, names)
    git(tree, "commit", "--quiet", "--message", "All")


def add(tree, names):
    """Adds files to git's index. `git add` would match each name with each file."""
    present = [name for name in names if name and is_file(os.path.join(os.fsencode(tree), name))]
    with tempfile.NamedTemporaryFile() as list_:
        list_.write(b"".join(name + b"\0" for name in present))
        list_.flush()
        git(tree, *PACKING, "update-index", "--add", "-z", "--stdin", input_path=list_.name)


def is_file(path):
    return os.path.islink(path) or os.path.isfile(path)


def code_files(directory):
    """Paths of sources below `directory` that are parsed, and their sizes, in order."""
    files = []
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(names):
            path = os.path.join(folder, name)
            if os.path.splitext(name)[1] not in CODE_EXTENSIONS or os.path.islink(path):
                continue
            size = os.path.getsize(path)
            if size <= LARGEST_SOURCE:
                files.append((os.path.relpath(path, directory), size))
    return files


def copy_part(original, target, size):
    """Copies folders of `original`, drawn by chance, until they hold `size` bytes of sources, and
    returns how many they hold.

    Whole folders, because files of one folder use each other; by chance, so that the languages are
    mixed as in the whole. The same folders every time.
    """
    folders = {}
    for path, bytes_ in code_files(original):
        folders.setdefault(os.path.dirname(path), []).append((path, bytes_))
    names = sorted(folders)
    random.Random(1).shuffle(names)
    rest = size
    for path, bytes_ in (file for name in names for file in folders[name]):
        if bytes_ > rest:
            continue
        os.makedirs(os.path.join(target, os.path.dirname(path)), exist_ok=True)
        shutil.copy2(os.path.join(original, path), os.path.join(target, path))
        rest -= bytes_
        if rest < size * 0.02:
            break
    return size - rest
