"""The edges of repomap's graph."""

import collections
import os
import tempfile

from processes import ProgramFailed, run


def edges(repomap, list_edges, root):
    """For each path, name and meaning the shares of the files that they lead to."""
    with tempfile.TemporaryDirectory(prefix="repomap-edges-") as cache:
        run([repomap, root, "--quiet", "--no-history", "--cache-dir", cache])
        lines = run([list_edges, index(cache)]).output.decode(errors="replace").split("\n")
    found = collections.defaultdict(dict)
    for line in lines[:-1]:
        path, name, meaning, target, share = line.split("\t")
        found[path, name, meaning][target] = float(share)
    return found


def index(cache):
    """The only index in a cache."""
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(cache) for name in names
             if name.endswith(".index")]
    if len(paths) != 1:
        raise ProgramFailed(f"{cache}: {len(paths)} indexes")
    return paths[0]
