"""Prints aider's map of a tree for a message, as aider's own chat would ask for it.

Run by the interpreter of a Python environment that has aider-chat, with the tree, the tokens and a
file with the message. Words and names of files in the message are found by aider's own code. A token
is four characters: aider's own counts need the tokenizer of a model, which makes no map better.
"""

import contextlib
import os
import sys

os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")

from aider.coders.base_coder import Coder  # noqa: E402
from aider.io import InputOutput  # noqa: E402
from aider.repomap import RepoMap  # noqa: E402


class Model:
    def token_count(self, text):
        return len(text) // 4


class Chat:
    """What aider's methods need of a chat without files."""

    repo = None
    abs_fnames = frozenset()
    abs_read_only_fnames = frozenset()

    def __init__(self, names):
        self._names = names

    def get_all_relative_files(self):
        return self._names

    def get_addable_relative_files(self):
        return set(self._names)

    def get_inchat_relative_files(self):
        return []


def files(root):
    """The paths of all files of the tree; aider's own cache isn't one."""
    names = []
    for folder, folders, own in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".aider"))
        names += [os.path.relpath(os.path.join(folder, name), root) for name in own]
    return sorted(names)


def map_text(root, tokens, message):
    names = files(root)
    chat = Chat(names)
    words = Coder.get_ident_mentions(chat, message)
    mentioned = Coder.get_file_mentions(chat, message) | Coder.get_ident_filename_matches(chat, words)
    repo_map = RepoMap(map_tokens=tokens, root=root, main_model=Model(), io=InputOutput(yes=True))
    paths = {os.path.join(root, name) for name in names}
    return (repo_map.get_repo_map(set(), paths, mentioned_fnames=mentioned, mentioned_idents=words)
            or repo_map.get_repo_map(set(), paths) or "")


def main():
    root, tokens, path = sys.argv[1:]
    with open(path, encoding="utf-8", errors="replace") as file:
        message = file.read()
    # Whatever aider says while it works is no part of the map.
    with contextlib.redirect_stdout(sys.stderr):
        text = map_text(root, int(tokens), message)
    sys.stdout.reconfigure(errors="replace")
    print(text)


main()
