"""Texts whose tokens are counted: lines, definitions, pieces of sources, rows of other formats, and maps."""

import collections
import glob
import json
import os
import pickle
import random
import re

import tiktoken

Sample = collections.namedtuple("Sample", "repository kind text cl100k o200k")

EXTENSIONS = set(
    ".c .h .py .go .rs .js .ts .tsx .java .cs .rb .php .swift .kt .scala .cpp .hpp .hs .ml .mli .ex .exs .erl .lua .R .jl .dart .zig .pl "
    ".svelte .vue .sh .css".split())
FILES_OF_A_REPOSITORY = 60
LINES_OF_A_FILE = 40
DEFINITIONS_OF_A_FILE = 6
CHUNKS_OF_A_FILE = 3
# Longer lines are data.
LONGEST_LINE = 1000
HEADER = re.compile(r"(\{|:|=>|->|\bdo|=|\))\s*$")
SIGNATURE = re.compile(r"\s*(pub |public |export |static |async |private |protected )*"
                       r"(def|class|func|fn|function|struct|interface|type|impl|module|let|const) ")


def encodings():
    """cl100k_base and o200k_base."""
    return tiktoken.get_encoding("cl100k_base"), tiktoken.get_encoding("o200k_base")


def collect(directories, maps):
    """All samples, the same ones on every run."""
    random.seed(5)
    cl100k, o200k = encodings()
    texts = [text for directory in sorted(directories) for text in texts_of_repository(directory)]
    for path in sorted(glob.glob(os.path.join(maps, "*.map"))):
        repository, budget, kind = os.path.basename(path)[:-4].rsplit(".", 2)
        with open(path, encoding="utf-8") as file:
            texts.append((repository, f"map.{budget}.{kind}", file.read()))
    return [Sample(*text, len(cl100k.encode_ordinary(text[2])), len(o200k.encode_ordinary(text[2]))) for text in texts]


def texts_of_repository(directory):
    name = os.path.basename(os.path.normpath(directory))
    count = 0
    for path in files(directory):
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read(400_000)
        except (OSError, UnicodeDecodeError):
            continue
        lines = text.split("\n")
        if len(text) < 200 or max(map(len, lines)) > LONGEST_LINE:
            continue
        for kind, sample in texts_of_file(os.path.relpath(path, directory), text, lines):
            yield name, kind, sample
        count += 1
        if count == FILES_OF_A_REPOSITORY:
            return


def files(directory):
    """Sources in random order; of each folder of a very large tree four folders."""
    is_large = os.path.exists(os.path.join(directory, "MAINTAINERS"))
    found = []
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if name not in (".git", "node_modules"))
        if is_large and folder != directory:
            folders[:] = random.sample(folders, min(len(folders), 4))
        found += [os.path.join(folder, name) for name in names if os.path.splitext(name)[1] in EXTENSIONS]
    found.sort()
    random.shuffle(found)
    return found


def texts_of_file(path, text, lines):
    for line in random.sample(lines, min(len(lines), LINES_OF_A_FILE)):
        if line.strip():
            yield "line", line + "\n"
    yield from (("definition", definition) for definition in definitions(lines))
    for _ in range(CHUNKS_OF_A_FILE):
        size = random.randint(1000, 4000)
        if len(text) >= size:
            start = text.find("\n", random.randrange(len(text) - size + 1)) + 1
            if text[start:start + size]:
                yield "chunk", text[start:start + size]
    yield from rows(path, lines)


def definitions(lines):
    """From a line that opens something to the line that is indented like it again."""
    count = 0
    for start in random.sample(range(len(lines)), len(lines)):
        line = lines[start]
        indentation = len(line) - len(line.lstrip())
        if not line.strip() or indentation > 4 or not HEADER.search(line):
            continue
        end = start + 1
        while end < min(len(lines), start + 80) and (
                not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indentation):
            end += 1
        if end - start < 3:
            continue
        yield "\n".join(lines[start:end + 1]) + "\n"
        count += 1
        if count == DEFINITIONS_OF_A_FILE:
            return


def rows(path, lines):
    """The signatures of a file in other formats."""
    found = [line.strip() for line in lines if SIGNATURE.match(line)][:12]
    table = []
    for place, signature in enumerate(found):
        words = re.findall(r"\w+", signature)
        table.append((path, words[-1] if len(words) < 2 else words[1], "function", place * 7 + 3, signature))
    if not table:
        return
    names = ["path", "name", "kind", "line", "signature"]
    yield "json", "".join(json.dumps(dict(zip(names, row))) + "\n" for row in table)
    nested = [{"path": row[0], "definitions": [dict(zip(names[1:], row[1:]))]} for row in table]
    yield "jsonpretty", json.dumps(nested, indent=2) + "\n"
    yield "xml", "".join(
        f'<file path="{a}">\n<definition name="{b}" kind="{c}" line="{n}">{escaped(s)}</definition>\n</file>\n'
        for a, b, c, n, s in table)
    yield "markdown", f"### `{path}`\n\n" + "".join(f"- `{s}` (line {n})\n" for *_, n, s in table)
    yield "tags", "".join(f"{b}\t{a}\t{n}\tdef\t{c}\n" for a, b, c, n, _ in table)
    yield "dot", "".join(f'  "{a}" -> "{b}" [label="{c}" weight={n}];\n' for a, b, c, n, _ in table)


def escaped(text):
    for sign, name in [("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")]:
        text = text.replace(sign, f"&{name};")
    return text


def tuned_repositories(found, half):
    """Every second repository by name, or all."""
    names = sorted({sample.repository for sample in found})
    return set(names if half is None else names[half::2])


def write(path, found):
    with open(path, "wb") as file:
        pickle.dump([tuple(sample) for sample in found], file)


def read(path):
    with open(path, "rb") as file:
        return [Sample(*sample) for sample in pickle.load(file)]
