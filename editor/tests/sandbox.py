"""A place for tests of editors: a home of its own, small repositories, and programs that are ended with it."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

EDITOR = Path(__file__).resolve().parent.parent

MONEY = '''\
class Money:
    """An amount in cents."""

    def __init__(self, cents):
        self.cents = cents

    def add(self, other):
        return Money(self.cents + other.cents)


def moneyless():
    return Money(0)
'''

CART = '''\
from shop.money import Money


class Cart:
    """What a customer wants."""

    def __init__(self):
        self.entries = []

    def total(self):
        sum = Money(0)
        for entry in self.entries:
            sum = sum.add(Money(entry))
        return sum
'''

WEB = '''\
from shop.cart import Cart
from shop.money import Money


def show(cart: Cart):
    return cart.total()


def free():
    return show(Cart()) == Money(0)
'''

# Lines end as on Windows, and have characters that count differently in UTF-8, UTF-16 and UTF-32.
WINDOWS = "class Ж:\r\n    def 😀(self):\r\n        return 'Ж😀'\r\n"

TEST = '''\
from shop.cart import Cart


def test_total():
    assert Cart().total().cents == 0
'''


def grammar_folder():
    """Where the checkout's build has put the grammars."""
    known = os.environ.get("REPO_MAP_GRAMMAR_DIR")
    if known:
        return known
    script = '. scripts/environment && printf %s "$REPO_MAP_GRAMMAR_DIR"'
    return subprocess.run(
        ["sh", "-c", script], cwd=EDITOR.parent, check=True, capture_output=True, text=True).stdout


class Sandbox:
    """Everything below one temporary folder: `root` is a repository, `outside` belongs to none."""

    def __init__(self, repomap):
        self.repomap = str(Path(repomap).resolve())
        self.folder = Path(tempfile.mkdtemp(prefix="repomap-editor-")).resolve()
        self.root = self.folder / "shop tree"
        self.outside = self.folder / "outside"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "HOME": str(self.folder / "home"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_DATA_HOME": str(self.folder / "data"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "LC_ALL": "C.UTF-8",
            "REPO_MAP_GRAMMAR_DIR": grammar_folder(),
            "REPOMAP": self.repomap,
            "SANDBOX": str(self.folder),
            "ROOT": str(self.root),
            "OUTSIDE": str(self.outside),
        }

    def __enter__(self):
        (self.folder / "home").mkdir()
        self.outside.mkdir()
        (self.outside / "lonely.py").write_text("def lonely(): pass\n")
        self.write_repository(self.root, {
            "shop/money.py": MONEY, "shop/cart.py": CART, "shop/web.py": WEB,
            "shop/windows.py": WINDOWS, "tests/test_cart.py": TEST,
            "odd: name.py": "def odd():\n    return 1\n",
        })
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write_repository(self, root, files):
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        self.run("git", "init", "-q", str(root))

    def write_large_repository(self, root, file_count):
        """Takes long enough to read that a client sees progress."""
        files = {}
        for number in range(file_count):
            lines = [f"def work_{number}_{step}(x):\n    return work_{number - 1}_{step}(x + {step})\n"
                     for step in range(40)]
            files[f"part{number % 20}/module{number}.py"] = "\n".join(lines)
        self.write_repository(root, files)

    def run(self, *command, cwd=None, timeout=120, **variables):
        """The outcome of a program, with its output as text."""
        return subprocess.run(
            command, cwd=cwd or self.root, env={**self.environment, **variables}, timeout=timeout,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace")


def processes_of(program):
    """The ids of processes that run a program, by the path of its file."""
    ids = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if os.fsencode(program) in words[:2]:
            ids.append(int(entry.name))
    return ids


def wait_until(condition, seconds):
    """Whether a condition becomes true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return bool(condition())


def end(process):
    """Ends a process that a test has started."""
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
        process.wait()
