"""A raw client of `repomap mcp`, trees to ask about, and how checks tell what is wrong."""

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checks import expect, failures, finish  # noqa: E402,F401

MODERN = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientCapabilities": {},
}

# The questions that all clients ask, of which they must get the same texts.
QUESTIONS = [
    ("repo_map", {"max_tokens": 600}),
    ("repo_map", {"task": "the total of a cart with Ж and 😀 is wrong", "max_tokens": 400}),
    ("find_symbol", {"name": "total"}),
    ("find_references", {"symbol": "Price"}),
    ("find_references", {"symbol": "total", "direction": "callers", "depth": 2}),
    ("file_outline", {"paths": ["shop/cart.py"]}),
    ("related_files", {"files": ["shop/price.py"]}),
    ("find_symbol", {}),
]

BINARY = sys.argv[-1]

SHOP = {
    "shop/cart.py": (
        "from shop.price import Price, total\n\n\n"
        "class Cart:\n    def __init__(self):\n        self.prices = []\n\n"
        "    def sum(self) -> Price:\n        # Ж 😀\n        return total(self.prices)\n"
    ),
    "shop/price.py": (
        "class Price:\n    def plus(self, other):\n        return other\n\n\n"
        "def total(prices):\n    sum = Price()\n    for price in prices:\n"
        "        sum = sum.plus(price)\n    return sum\n"
    ),
    "tests/test_cart.py": "from shop.cart import Cart\n\n\ndef test_sum():\n    assert Cart().sum()\n",
}


@contextmanager
def tree(files=SHOP):
    """A directory with a tree in `tree`; caches and sockets beside it."""
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder).resolve()
        write(base / "tree", files)
        (base / "runtime").mkdir(mode=0o700)
        os.environ["XDG_CACHE_HOME"] = str(base / "cache")
        os.environ["XDG_RUNTIME_DIR"] = str(base / "runtime")
        yield base / "tree"


def write(root, files):
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def large_tree(files=1500, functions=150):
    """Seconds of work for who has never seen it."""
    body = "".join(
        f"def function_{{0}}_{n}(a, b):\n    return function_{{1}}_{n}(b, a) + [a, b, {{{{}}}}]\n\n\n"
        for n in range(functions)
    )
    return {f"part{n % 40}/m{n}.py": body.format(n, (n * 7) % files) for n in range(files)}


class Server:
    """One server process. Lines that come are kept with the time at which they came."""

    def __init__(self, root, *arguments, **options):
        self.process = subprocess.Popen(
            [BINARY, "mcp", *arguments], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            **options,
        )
        self.lines = queue.Queue()
        self.all = []
        self.count = 0
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            message = json.loads(line)
            self.all.append(message)
            self.lines.put(message)
        self.lines.put(None)

    def send(self, message):
        self.process.stdin.write((json.dumps(message) + "\n").encode())
        self.process.stdin.flush()

    def begin(self, method, params=None, meta=None, version=MODERN):
        """Sends a request and gives its id."""
        self.count += 1
        params = dict(params or {})
        if version:
            params["_meta"] = {**META, **(meta or {})}
        elif meta:
            params["_meta"] = meta
        self.send({"jsonrpc": "2.0", "id": self.count, "method": method, "params": params})
        return self.count

    def answer(self, id, seconds=60):
        end = time.monotonic() + seconds
        while True:
            message = self.lines.get(timeout=max(0.01, end - time.monotonic()))
            if message is None:
                raise EOFError("the server ended")
            if message.get("id") == id:
                return message

    def ask(self, method, params=None, **options):
        return self.answer(self.begin(method, params, **options))

    def call(self, tool, arguments=None, **options):
        """The text of a tool, and whether it is a mistake."""
        result = self.ask("tools/call", {"name": tool, "arguments": arguments or {}}, **options)
        result = result["result"]
        return result["content"][0]["text"], result.get("isError", False)

    def processor_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        """Closes its input; gives exit code and seconds."""
        start = time.monotonic()
        self.process.stdin.close()
        return self.process.wait(timeout=30), time.monotonic() - start

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def expected_texts(root):
    """What a raw client gets for QUESTIONS."""
    with Server(root) as server:
        return [server.call(*question) for question in QUESTIONS]
