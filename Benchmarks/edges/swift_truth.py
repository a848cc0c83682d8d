"""Truth for Swift, from sourcekit-lsp and the index of a build."""

import os

import language_server
from processes import run

METHODS = ["textDocument/definition"]


def paths(tree):
    return {path for path, language in tree.languages.items() if language == "swift"}


def ask(references, tree):
    # What is built is indexed; the server only reads the index.
    command = ["swift", "build", "--package-path", tree.root, "--build-tests", "-j", "1"]
    run(command)
    server = language_server.Server(["sourcekit-lsp"], tree.root, {"backgroundIndexing": False})
    try:
        server.wait_for_index()
        return language_server.ask(server, references, tree, {"swift": "swift"}, METHODS)
    finally:
        server.close()
