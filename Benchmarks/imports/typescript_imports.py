"""Imports of TypeScript and JavaScript, as `tsc --traceResolution` tells them for every configuration.

Packages of the repository are put where a package manager would link them, and built as far as tsc builds them:
what is resolved to a built declaration means the source that its map names. A module that no configuration
resolves isn't judged if its name is a path or one of those packages: it may be built by another tool, or be no
script. Else it is a package from elsewhere, none of which are installed.
"""

import json
import os
import re

from listing import files
from processes import run

LANGUAGES = ("typescript", "tsx", "javascript", "svelte", "vue")
# Those to watch or to publish say the same as others.
CONFIGURATION = re.compile(r"(^|/)(ts|js)config(?!\.(watch|publish)\.)[^/]*\.json$")
# A compiler before 5.0 refuses the resolution of bundlers. It is that of `node`, with the maps of packages.
REFUSED = "error TS6046: Argument for '--moduleResolution'"
SUBSTITUTES = ("node", "nodenext")
ASKED = re.compile(r"^======== Resolving module '(.*)' from '(.*)'\. ========$")
ANSWERED = re.compile(r"^======== Module name '(.*)' was successfully resolved to '([^']*)'.*$")
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)


def importer(path):
    return path


imported = importer


def ask(root):
    """For each file and module the files that it is resolved to, and the names of the tree's packages."""
    paths = files(root)
    packages = link_packages(root, paths)
    configurations = [path for path in paths if CONFIGURATION.search(path)]
    answers = {}
    # Again, because what was built last may be what the first configurations import.
    for path in configurations:
        if builds(root, path):
            tsc(root, path)
    for path in configurations:
        for output in traces(root, path):
            add(output, root, answers)
    # What was built beside the sources isn't the repository's.
    run(["git", "-C", root, "clean", "-dfq"])
    return without_comments(answers, root), packages


def traces(root, path):
    options = "--noEmit", "--traceResolution"
    output = tsc(root, path, *options)
    if REFUSED not in output:
        return [output]
    return [tsc(root, path, *options, "--moduleResolution", resolution) for resolution in SUBSTITUTES]


def builds(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return '"outDir"' in file.read()


def tsc(root, path, *options):
    """The output of the compiler: errors don't matter, of which there are many without other packages."""
    command = [os.environ.get("REPOMAP_IMPORTS_TSC", "tsc"), "-p", os.path.join(root, path), *options]
    return run(command, fails=True).output.decode(errors="replace")


def link_packages(root, paths):
    """Links the packages of a tree into its `node_modules`."""
    names = set()
    for path in paths:
        if os.path.basename(path) != "package.json":
            continue
        with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
            try:
                name = json.load(file).get("name")
            except ValueError:
                continue
        link = os.path.join(root, "node_modules", name or "")
        if name:
            names.add(name)
        if name and os.path.dirname(path) and not os.path.lexists(link):
            os.makedirs(os.path.dirname(link), exist_ok=True)
            os.symlink(os.path.join(root, os.path.dirname(path)), link)
    return names


def add(output, root, answers):
    asked = None
    for line in output.splitlines():
        if match := ASKED.match(line):
            asked = os.path.relpath(match[2], root), match[1]
            answers.setdefault(asked, set())
            is_open = not answers[asked]
        elif asked and is_open and (match := ANSWERED.match(line)):
            answers[asked].add(os.path.relpath(source(os.path.realpath(match[2])), root))


def source(path):
    """What a declaration was built from; other files are themselves."""
    if not os.path.exists(path + ".map"):
        return path
    with open(path + ".map", encoding="utf-8") as file:
        sources = json.load(file)["sources"]
    return os.path.normpath(os.path.join(os.path.dirname(path), sources[0])) if len(sources) == 1 else path


def without_comments(answers, root):
    """Without the modules that only comments name: JSDoc has imports too."""
    texts = {}
    for path, _ in answers:
        if path not in texts and os.path.exists(os.path.join(root, path)):
            with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
                texts[path] = COMMENT.sub("", file.read())
    return {(path, module): targets for (path, module), targets in answers.items()
            if re.search(f"['\"`]{re.escape(module)}['\"`]", texts.get(path, ""))}


def pairs(answers):
    return {(path, target) for (path, _), targets in answers[0].items() for target in targets}


def judges(answers, own):
    resolved, packages = answers
    targets = resolved.get((own.path, own.module))
    if targets is None:
        return False
    is_path = own.module.startswith((".", "/", "#"))
    package = "/".join(own.module.split("/")[:1 + own.module.startswith("@")])
    return bool(targets) or not is_path and package not in packages
