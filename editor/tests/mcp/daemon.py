"""With a server of the tree: the same answers as without, whatever becomes of it meanwhile."""

import os
import signal
import subprocess
import time

from common import BINARY, QUESTIONS, Server, expect, finish, large_tree, tree


def start_daemon(root):
    daemon = subprocess.Popen(
        [BINARY, "serve", "--socket", "-q"], cwd=root, stdout=subprocess.DEVNULL
    )
    folder = os.path.join(os.environ["XDG_RUNTIME_DIR"], "repomap")
    for _ in range(500):
        if os.path.isdir(folder) and any(name.endswith(".socket") for name in os.listdir(folder)):
            return daemon
        time.sleep(0.01)
    raise RuntimeError("repomap serve doesn't listen")


def answers(server):
    return [server.call(*question) for question in QUESTIONS]


def open_files(process):
    return len(os.listdir(f"/proc/{process.pid}/fd"))


def memory_map(process):
    with open(f"/proc/{process}/maps") as file:
        return file.read()


with tree() as root:
    with Server(root, "--no-server") as server:
        alone = answers(server)
    with Server(root) as server:
        expect(answers(server) == alone, "without a server of the tree")
        daemon = start_daemon(root)
        expect(answers(server) == alone, "with one that was started meanwhile")
        with Server(root) as fresh:
            expect(answers(fresh) == alone, "a new client of it")
            # Who answers has the index of the tree in memory.
            cache = os.environ["XDG_CACHE_HOME"]
            expect(cache in memory_map(daemon.pid), "the server of the tree did nothing")
            expect(cache not in memory_map(fresh.process.pid), "it answered by itself")
        daemon.kill()
        daemon.wait()
        expect(answers(server) == alone, "after it was killed")
        daemon = start_daemon(root)
        expect(answers(server) == alone, "with another one")
        before = [open_files(process) for process in (server.process, daemon)]
        start = time.monotonic()
        for _ in range(50):
            server.call("repo_map", {})
        print(f"{(time.monotonic() - start) * 20:.1f} ms a call through the server of the tree")
        time.sleep(0.3)
        after = [open_files(process) for process in (server.process, daemon)]
        expect(all(b <= a + 2 for a, b in zip(before, after)), f"open files: {before}, {after}")
        daemon.send_signal(signal.SIGTERM)
        expect(daemon.wait(timeout=10) == 143, "the server of the tree doesn't end")
        expect(answers(server) == alone, "after it ended")

# A client that is killed takes its work with it.
with tree(large_tree(3000)) as root:
    daemon = start_daemon(root)
    try:
        time.sleep(0.3)
        with Server(root) as server:
            server.begin("tools/call", {"name": "repo_map", "arguments": {"task": "function_1_1"}})
            time.sleep(0.3)
            server.process.kill()
        with Server(root) as server:
            text, _ = server.call("repo_map", {"max_tokens": 300})
            expect("[repomap: " in text, text)
    finally:
        daemon.terminate()
        daemon.wait()

finish()
