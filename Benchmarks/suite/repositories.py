"""Copies of repositories in a temporary folder: the originals are never written to, nor is a map of
them made with a cache that somebody uses."""

import os
import random
import shutil

from processes import run

# What git would read from the user's home could make it slower or faster.
GIT_ENVIRONMENT = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1")

CODE_EXTENSIONS = {
    ".c", ".h", ".cc", ".cpp", ".hpp", ".cs", ".go", ".java", ".js", ".py", ".rb", ".rs", ".swift", ".ts", ".tsx",
}


def git(directory, *arguments):
    settings = ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false"]
    return run(["git", "-C", directory, *settings, *arguments], GIT_ENVIRONMENT)


def copy_as_git_repository(original, target):
    """Copies a folder, without git's own, and commits all of it."""
    shutil.copytree(original, target, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    git(target, "init", "--quiet")
    git(target, "add", "--all")
    git(target, "commit", "--quiet", "--message", "All")


def code_files(directory):
    """Paths of sources below `directory` and their sizes, in order."""
    files = []
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(names):
            path = os.path.join(folder, name)
            if os.path.splitext(name)[1] in CODE_EXTENSIONS and not os.path.islink(path):
                files.append((os.path.relpath(path, directory), os.path.getsize(path)))
    return files


def copy_part(original, target, size):
    """Copies folders of `original`, drawn by chance, until they hold `size` bytes of sources.

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
            return
