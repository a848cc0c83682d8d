"""Truth for C and C++, from clangd, with the commands of CMake."""

import json
import os
import sys

import language_server
from processes import ProgramFailed, run

LANGUAGE_IDS = {"c": "c", "cpp": "cpp"}
HEADERS = (".h", ".hh", ".hpp")
METHODS = ["textDocument/definition", "textDocument/declaration"]
# What these projects' builds need besides what a machine has.
CMAKE_OPTIONS = ["-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DCMAKE_BUILD_TYPE=Debug", "-DLEVELDB_BUILD_TESTS=OFF",
                 "-DLEVELDB_BUILD_BENCHMARKS=OFF", "-DCURL_USE_LIBPSL=OFF", "-DCURL_ENABLE_SSL=OFF"]


def paths(tree):
    """The sources that are compiled on this machine, and all headers.

    The others aren't even opened: clangd would remember what they define, and might give that as the
    definition of what is compiled here."""
    build = build_folder(tree)
    write_commands(tree, build)
    path = os.path.join(build, "compile_commands.json")
    compiled = None
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            compiled = {os.path.join(each["directory"], each["file"]) for each in json.load(file)}
    return {path for path, language in tree.languages.items() if language in LANGUAGE_IDS and
            (path.endswith(HEADERS) or compiled is None or os.path.join(tree.root, path) in compiled)}


def build_folder(tree):
    folder = tree.root + ".build"
    os.makedirs(folder, exist_ok=True)
    return folder


def ask(references, tree):
    build = build_folder(tree)
    # Headers of other machines are among them: these come last.
    references = sorted(references, key=lambda each: each.path.endswith(HEADERS))
    command = ["clangd", f"--compile-commands-dir={build}", "--background-index", "-j=2", "--log=error",
               "--limit-references=0"]
    server = language_server.Server(command, tree.root)
    try:
        wait_for_index(server, references[0], tree)
        return language_server.ask(server, references, tree, LANGUAGE_IDS, METHODS, known)
    finally:
        server.close()


def known(server, uri):
    """Whether clangd has read a line. Of files that include what isn't here, and of lines that aren't compiled
    here, it guesses by name."""
    problems = server.notice("textDocument/publishDiagnostics", uri).get("diagnostics", [])
    if any(problem.get("code") == "pp_file_not_found" for problem in problems):
        return lambda line: False
    regions = server.notice("textDocument/inactiveRegions", uri).get("regions", [])
    ranges = [(region["start"]["line"], region["end"]["line"]) for region in regions]
    return lambda line: not any(first <= line <= last for first, last in ranges)


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
        folders = {os.path.dirname(path) for path in tree.languages if path.endswith(HEADERS)}
        with open(os.path.join(build, "compile_flags.txt"), "w", encoding="utf-8") as file:
            for folder in sorted(folders):
                print("-I" + os.path.join(tree.root, folder), file=file)
