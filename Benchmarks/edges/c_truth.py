"""Truth for C and C++, from clangd, with the commands of CMake."""

import os
import sys

import language_server
from processes import ProgramFailed, run

LANGUAGES = {"c", "cpp"}
METHODS = ["textDocument/definition", "textDocument/declaration"]
# What these projects' builds need besides what a machine has.
CMAKE_OPTIONS = ["-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DCMAKE_BUILD_TYPE=Debug", "-DLEVELDB_BUILD_TESTS=OFF",
                 "-DLEVELDB_BUILD_BENCHMARKS=OFF"]


def ask(references, tree):
    build = tree.root + ".build"
    os.makedirs(build, exist_ok=True)
    write_commands(tree, build)
    command = ["clangd", f"--compile-commands-dir={build}", "--background-index", "-j=2", "--log=error",
               "--limit-references=0"]
    server = language_server.Server(command, tree.root)
    try:
        wait_for_index(server, references[0], tree)
        return language_server.ask(server, references, tree, {"c": "c", "cpp": "cpp"}, METHODS, is_foreign)
    finally:
        server.close()


def is_foreign(problems):
    """Whether a file is for other machines than this one: it includes what isn't here."""
    return any(problem.get("code") == "pp_file_not_found" for problem in problems)


def wait_for_index(server, reference, tree):
    """clangd begins with the index when the first file is opened."""
    path = os.path.join(tree.root, reference.path)
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        text = file.read()
    document = {"uri": language_server.file_uri(path), "languageId": "cpp", "version": 1, "text": text}
    server.notify("textDocument/didOpen", {"textDocument": document})
    server.wait_for_index()
    server.notify("textDocument/didClose", {"textDocument": {"uri": document["uri"]}})


def write_commands(tree, build):
    """compile_commands.json of CMake; else compile_flags.txt with all folders that have headers."""
    if os.path.exists(os.path.join(build, "compile_commands.json")):
        return
    try:
        run(["cmake", "-S", tree.root, "-B", build, *CMAKE_OPTIONS])
    except ProgramFailed as error:
        print(f"{tree.root}: without CMake's commands: {error}", file=sys.stderr)
        folders = {os.path.dirname(path) for path in tree.languages if path.endswith((".h", ".hpp"))}
        with open(os.path.join(build, "compile_flags.txt"), "w", encoding="utf-8") as file:
            for folder in sorted(folders):
                print("-I" + os.path.join(tree.root, folder), file=file)
