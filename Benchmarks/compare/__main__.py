"""Compares the tags that repomap finds in real repositories with those of universal-ctags and aider.

Universal-ctags reads exactly the files that we take for a language; its definitions of the kinds
that kinds.tsv counts, less those that exclusions.tsv names, are what we have to find. aider's own
code says what it finds in the same files. The repositories are only read.
"""

import argparse
import dataclasses
import os
import sys
import tempfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "suite"))

import aider_tags
import ctags
import ours
import tables
from rules import Languages
from matching import compare_with_aider, compare_with_ctags
from processes import ProgramFailed
from programs import CHECKOUT
from report import write_into_document
from tables import spread

DOCUMENT = os.path.join(CHECKOUT, "docs", "languages.md")


@dataclasses.dataclass
class Result:
    language: str
    repository: str
    files: list  # of ours.File
    ctags: object  # matching.CtagsComparison, or None
    aider: object  # matching.AiderComparison, or None


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/compare", description=__doc__.split("\n")[0], epilog=(
        "Needs universal-ctags with its JSON format (Debian: universal-ctags). Environment: "
        "REPOMAP_BENCH_AIDER, a Python environment with aider-chat, without which aider isn't asked."))
    parser.add_argument("directories", nargs="+", metavar="DIRECTORY", help="repositories; they are only read")
    parser.add_argument("--language", action="append", default=[], metavar="NAME", help="only this one; may be repeated")
    parser.add_argument("--samples", type=int, default=5, metavar="N", help="of each kind of difference")
    parser.add_argument("--smallest", type=int, default=5, metavar="N", help="files of a language that a repository "
                        "has to have to be compared")
    parser.add_argument("--aider-files", type=int, default=200, metavar="N", help="files of a language and repository "
                        "that aider is asked for at most: it takes some 20 ms for each")
    parser.add_argument("--repomap", default=os.path.join(CHECKOUT, ".build", "release", "repomap"), metavar="FILE")
    parser.add_argument("--skip", action="append", default=[], choices=["aider", "errors"])
    parser.add_argument("--write", action="store_true", help="write the tables into docs/languages.md instead of "
                        "printing them")
    return parser.parse_args()


def compare(options, workspace):
    """A result for each language and repository, ordered by language."""
    languages = Languages()
    unknown = sorted(set(options.language) - set(languages.names))
    if unknown:
        sys.exit(f"kinds.tsv has no language called {', '.join(unknown)}")
    if any(languages.parser(name) for name in options.language or languages.names):
        ctags.check()
    environment = None if "aider" in options.skip else aider_tags.environment()
    results = []
    for number, directory in enumerate(options.directories):
        tell(f"reading {directory}")
        tree = ours.read(options.repomap, directory, os.path.join(workspace, str(number)))
        for language in options.language or languages.names:
            files = [file for file in tree.files if file.language == language]
            if len(files) >= options.smallest:
                tell(f"comparing {len(files)} files of {language}")
                results.append(compare_language(languages, language, tree, files, environment, options))
    return sorted(results, key=lambda result: languages.names.index(result.language))


def compare_language(languages, language, tree, files, environment, options):
    if "errors" not in options.skip:
        tree.read_errors(files)
    with_ctags = with_aider = None
    if languages.parser(language):
        tags = ctags.read(tree.directory, languages.parser(language), [file.path for file in files])
        with_ctags = compare_with_ctags(languages.language(language), tree, files, tags)
    if environment:
        some = spread(files, options.aider_files)
        with_aider = compare_with_aider(some, aider_tags.read(environment, tree.directory, some))
    return Result(language, tree.name, files, with_ctags, with_aider)


def tell(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="repomap-compare-") as workspace:
        try:
            results = compare(options, workspace)
        except ProgramFailed as error:
            sys.exit(str(error))
    if options.write:
        write_into_document(tables.text(results), "compare", DOCUMENT)
    else:
        print(tables.text(results))
    print(tables.samples(results, options.samples))


main()
