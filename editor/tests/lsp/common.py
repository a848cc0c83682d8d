"""Repositories for tests, what the server is run with, and how checks tell what is wrong."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checks import expect, failures, finish  # noqa: E402,F401
from raw_client import RawClient  # noqa: E402

BINARY = os.path.abspath(os.environ.get("REPOMAP") or sys.argv[-1])

SHOP = {
    "shop/cart.py": (
        "from shop.price import Price, total\n\n\n"
        "class Cart:\n"
        "    def __init__(self):\n        self.prices = []\n\n"
        "    def sum(self) -> Price:\n        # Ж 😀\n        return total(self.prices)\n"
    ),
    "shop/price.py": (
        "class Price:\n    def plus(self, other):\n        return other\n\n\n"
        "def total(prices):\n    sum = Price()\n    for price in prices:\n"
        "        sum = sum.plus(price)\n    return sum\n"
    ),
    "tests/test_cart.py": (
        "from shop.cart import Cart\n\n\ndef test_sum():\n    assert Cart().sum()\n"
    ),
}


def large_tree(files=1600, functions=60):
    """A second or more of work for who has never seen it."""
    body = "".join(
        f"def function_{{0}}_{n}(a, b):\n    return function_{{1}}_{n}(b, a) + [a, b]\n\n\n"
        for n in range(functions)
    )
    return {f"part{n % 20}/m{n}.py": body.format(n, (n * 7) % files) for n in range(files)}


class World:
    """A repository, with caches and sockets of its own; `repomap serve` has it where `shared`."""

    def __init__(self, files=SHOP, shared=False):
        self.base = Path(tempfile.mkdtemp()).resolve()
        self.tree = self.base / "tree"
        self.shared = shared
        self.clients = []
        self.daemon = None
        runtime = self.base / "runtime"
        runtime.mkdir(mode=0o700)
        self.environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(self.base / "cache"),
            "XDG_CONFIG_HOME": str(self.base / "config"),
            "XDG_RUNTIME_DIR": str(runtime),
        }
        for path, text in files.items():
            self.write(path, text)
        subprocess.run(["git", "init", "-q"], cwd=self.tree, check=True)
        if shared:
            self.daemon = self.start_daemon(runtime)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for client in self.clients:
            if client.process.poll() is None:
                client.kill()
        if self.daemon:
            self.daemon.terminate()
            self.daemon.wait(10)
        shutil.rmtree(self.base)

    def start_daemon(self, runtime):
        daemon = subprocess.Popen(
            [BINARY, "serve", "--socket", "-q"], cwd=self.tree, env=self.environment)
        wait_until(lambda: list(runtime.glob("repomap/*.socket")), 20)
        return daemon

    def write(self, path, text):
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def uri(self, path):
        return (self.tree / path).as_uri()

    def client(self, *arguments, **options):
        """A client whose server has yet to be initialized."""
        client = RawClient(
            BINARY, *arguments, cwd=self.tree, environment=self.environment, **options)
        self.clients.append(client)
        return client

    def ready_client(self, *arguments, capabilities=None, options=None, files=(), **more):
        """A client that has opened files, of a server that has indexed the tree."""
        client = self.client(*arguments, **more)
        client.initialize(str(self.tree), capabilities, options)
        for path in files:
            client.open(self.uri(path), (self.tree / path).read_text())
        client.call("repomap/synchronize")
        return client

    def run(self, *arguments, check=True):
        """What the command line prints."""
        result = subprocess.run(
            [BINARY, *arguments], cwd=self.tree, env=self.environment, capture_output=True)
        if check and result.returncode != 0:
            raise AssertionError(f"repomap {' '.join(arguments)}: {result}")
        return result.stdout

    def worker(self, client):
        """The process that does the client's work."""
        return self.daemon.pid if self.daemon else client.process.pid


def wait_until(condition, seconds):
    """Seconds until a condition holds; `None` where it doesn't in time."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        if condition():
            return time.monotonic() - start
        time.sleep(0.01)
    return None


def is_alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def resident_megabytes(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0
