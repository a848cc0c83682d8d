"""The process: nothing but messages on its output, silence and rest after a cancellation, and how it ends."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from common import BINARY, META, Server, expect, finish, large_tree, tree


def check_output(root):
    """What anything prints to standard output goes to standard error, so that it can't reach the client."""
    with Server(root, stderr=subprocess.DEVNULL) as server:
        server.ask("server/discover")
        folder = Path(f"/proc/{server.process.pid}/fd")
        expect(
            os.readlink(folder / "1") == os.readlink(folder / "2") == "/dev/null",
            "descriptor 1 isn't standard error",
        )
        server.call("repo_map", {"task": "carts"})


def check_end_of_input(root):
    with Server(root) as server:
        server.ask("server/discover")
        code, seconds = server.close()
        expect(code == 0 and seconds < 1, f"end of input: {code} after {seconds:.1f} s")
    # Who writes all and closes gets the answers.
    message = {
        "jsonrpc": "2.0", "id": 1, "method": "tools/call",
        "params": {"name": "find_symbol", "arguments": {"name": "total"}, "_meta": META},
    }
    result = subprocess.run(
        [BINARY, "mcp"], cwd=root, input=json.dumps(message).encode(), capture_output=True
    )
    lines = result.stdout.splitlines()
    expect(result.returncode == 0 and len(lines) == 1, f"one call: {result}")
    expect(b"shop/price.py#total" in lines[0], "one call: another answer")


def check_signals(root):
    for number in [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]:
        with Server(root) as server:
            server.ask("server/discover")
            start = time.monotonic()
            server.process.send_signal(number)
            code = server.process.wait(timeout=10)
            seconds = time.monotonic() - start
            expect(code == 0 and seconds < 1, f"{number.name}: {code} after {seconds:.1f} s")


def check_cancellation():
    with tree(large_tree()) as root, Server(root) as server:
        id = server.begin("tools/call", {"name": "repo_map"}, meta={"progressToken": "p"})
        time.sleep(0.5)
        server.send(
            {"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": id}}
        )
        time.sleep(0.1)
        before = len(server.all)
        time.sleep(0.9)
        busy = server.processor_seconds()
        time.sleep(1)
        busy = server.processor_seconds() - busy
        expect(busy < 0.05, f"busy for {busy:.2f} s after a cancellation")
        expect(len(server.all) == before, f"messages after a cancellation: {server.all[before:]}")
        expect(all(message.get("id") != id for message in server.all), "a cancelled call is answered")
        server.ask("ping", version=None)


def check_end_while_working():
    """A cold tree of some size: the process ends at once, and what was found out is kept."""
    with tree(large_tree()) as root:
        with Server(root) as server:
            server.begin("tools/call", {"name": "repo_map"})
            time.sleep(0.7)
            code, seconds = server.close()
            expect(code == 0 and seconds < 1.2, f"end while working: {code} after {seconds:.1f} s")
        with Server(root) as server:
            text, _ = server.call("repo_map", {"max_tokens": 300})
            expect("partial: no]" in text, f"the next session: {text[-200:]}")


def check_partial_answers():
    with tree(large_tree()) as root, Server(root, "--max-wait", "1s") as server:
        start = time.monotonic()
        text, is_error = server.call("repo_map", {"max_tokens": 300})
        seconds = time.monotonic() - start
        expect(not is_error and seconds < 4, f"--max-wait 1s: {seconds:.1f} s")
        while "partial: yes, " in text and time.monotonic() - start < 60:
            text, _ = server.call("repo_map", {"max_tokens": 300})
        expect("partial: no]" in text, "the tree is never complete")
        print(f"partial after {seconds:.1f} s, complete after {time.monotonic() - start:.1f} s")


def check_many_calls(root):
    """Calls overlap; each is answered once."""
    with Server(root) as server:
        ids = [
            server.begin("tools/call", {"name": "repo_map", "arguments": {"max_tokens": 256 + n}})
            for n in range(100)
        ]
        seen = [server.lines.get(timeout=60).get("id") for _ in ids]
        expect(sorted(seen) == ids, f"answers {seen}")


with tree() as root:
    check_output(root)
    check_end_of_input(root)
    check_signals(root)
    check_many_calls(root)
check_cancellation()
check_end_while_working()
check_partial_answers()
finish()
