"""The same maps by aider, in an environment that is given: the CPU that it takes, cold and later."""

import os

from processes import run

# Run by the environment's interpreter: a map of every file that git knows.
SCRIPT = """
import os, subprocess, sys
from aider.io import InputOutput
from aider.models import Model
from aider.repomap import RepoMap
root = sys.argv[1]
os.chdir(root)
names = subprocess.run(["git", "ls-files", "-z"], capture_output=True).stdout.decode(errors="replace").split("\\0")
files = [os.path.join(root, name) for name in names if name]
map = RepoMap(map_tokens=1024, root=root, main_model=Model("gpt-4o"), io=InputOutput(yes=True))
sys.stdout.write(map.get_repo_map([], files) or "")
"""


def measure(environment, tree):
    """Seconds of CPU of the first map and of a second one; once, for it takes long."""
    python = os.path.join(environment, "bin", "python")
    first, second = (run([python, "-c", SCRIPT, tree]).cpu for _ in range(2))
    return first, second
