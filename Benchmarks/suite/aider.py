"""The same maps by aider, in a Python environment that is given: the CPU that they take.

aider keeps tags of files in a folder within the tree; the graph and the ranks it makes for every
map. So there are two figures: a map with an empty folder, and one with a full one, for a question
that wasn't asked before. Both are of whole processes, as repomap's are, without the chat around
them: the folder's class `RepoMap` is called as aider's own `Coder` calls it, for 1,024 tokens.
"""

import glob
import os
import shutil
import statistics

import repositories
from processes import ProgramFailed, run

# Later maps, each of them another question.
LATER_COUNT = 3
# Linux's tags alone would take aider an hour, and its graph more memory than there is.
LARGEST_BYTES = 100_000_000

# Run by the environment's interpreter; arguments: the tree, the file in the chat or nothing, words
# of the prompt. Prints the map; then, as the last line of standard error, aider's version and the
# seconds of CPU that the map took without the start and the modules.
SCRIPT = """
import importlib.metadata, os, subprocess, sys, time
import litellm
from aider.io import InputOutput
from aider.repomap import RepoMap

class Model:  # Of aider's own one the map uses only this; that one asks the network for prices.
    def token_count(self, text):
        return len(litellm.encode(model="gpt-4o", text=text))

root, chat, *words = sys.argv[1:]
os.chdir(root)
names = subprocess.run(["git", "ls-files", "-z"], capture_output=True).stdout.decode(errors="replace").split("\\0")
files = {os.path.join(root, name) for name in names if name}
chat_files = {os.path.join(root, chat)} if chat else set()
start = time.process_time()
repo_map = RepoMap(map_tokens=1024, root=root, main_model=Model(), io=InputOutput(yes=True))
print(repo_map.get_repo_map(chat_files, files - chat_files, mentioned_idents=set(words)) or "")
taken = time.process_time() - start
print(f"\\n{importlib.metadata.version('aider-chat')} {taken}", file=sys.stderr)
"""


def measure(environment, tree, questions):
    """aider's version, and seconds of CPU: of the first map, which is made once, because it takes
    long, and of the later ones, which are for `questions`."""
    for folder in glob.glob(os.path.join(tree, ".aider.tags.cache.*")):
        shutil.rmtree(folder)
    version, cold, cold_call = run_map(environment, tree, "", [])
    later = [run_map(environment, tree, focus, mentions)[1:] for focus, mentions in questions[:LATER_COUNT]]
    return {
        "version": version, "cold": cold, "cold call": cold_call,
        "later": statistics.median(process for process, _ in later),
        "later call": statistics.median(call for _, call in later),
    }


def run_map(environment, tree, chat_file, words):
    """aider's version, and the CPU of the process and of the map alone."""
    # Nothing of the user's settings, and no questions to the network.
    variables = dict(repositories.GIT_ENVIRONMENT, HOME=os.path.dirname(tree), LITELLM_LOCAL_MODEL_COST_MAP="True")
    python = os.path.join(environment, "bin", "python")
    result = run([python, "-c", SCRIPT, tree, chat_file, *words], variables)
    if not result.output.strip():
        raise ProgramFailed(f"aider gave no map of {tree}")
    version, call = result.errors.decode(errors="replace").split()[-2:]
    return version, result.cpu, float(call)
