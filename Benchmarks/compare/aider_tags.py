"""The tags that aider's own code finds, in a Python environment that is given."""

import json
import os
import subprocess
import sys
import tempfile

from processes import ProgramFailed
from repositories import GIT_ENVIRONMENT

# Run by the environment's interpreter in an empty folder, which gets aider's cache. Reads paths from
# standard input, one a line, and prints a JSON array for each: its tags as name, role and line. aider
# takes a line of -1 for names that it got from a lexer, where its query has no references.
SCRIPT = """
import json, os, sys
from aider.io import InputOutput
from aider.repomap import RepoMap

class Model:
    def token_count(self, text):
        return len(text) // 4

repo_map = RepoMap(root=os.getcwd(), main_model=Model(), io=InputOutput(yes=True))
output = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
for path in sys.stdin.buffer.read().decode(errors="surrogateescape").splitlines():
    try:
        tags = [[tag.name, tag.kind, tag.line + 1] for tag in repo_map.get_tags_raw(path, path)]
    except Exception as error:
        print(path, error, file=sys.stderr)
        tags = None
    print(json.dumps(tags), file=output)
"""


def environment():
    """The folder of the environment, or nothing."""
    folder = os.environ.get("REPOMAP_BENCH_AIDER")
    if not folder or not os.path.exists(os.path.join(folder, "bin", "python")):
        print("aider isn't asked: REPOMAP_BENCH_AIDER doesn't name a Python environment "
              "(python3 -m venv DIR && DIR/bin/pip install aider-chat==0.86.2)", file=sys.stderr)
        return None
    return folder


def read(environment, directory, files):
    """For each file its tags, or nothing where aider failed."""
    with tempfile.TemporaryDirectory(prefix="repomap-aider-") as home:
        variables = dict(GIT_ENVIRONMENT, HOME=home, LITELLM_LOCAL_MODEL_COST_MAP="True")
        paths = "\n".join(os.path.join(directory, file.path) for file in files)
        result = subprocess.run([os.path.join(environment, "bin", "python"), "-c", SCRIPT], cwd=home, env=variables,
                                input=os.fsencode(paths), capture_output=True)
    if result.returncode:
        raise ProgramFailed(f"aider: {result.stderr.decode(errors='replace')}")
    return [json.loads(line) for line in result.stdout.splitlines()]
