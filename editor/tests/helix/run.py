#!/usr/bin/env python3
"""Tests the settings for Helix: what they say, and in Helix itself where that is installed (hx, or HX=path).

Usage: editor/tests/helix/run.py REPOMAP
"""

import fcntl
import json
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from sandbox import EDITOR, Sandbox, end, wait_until  # noqa: E402

SETTINGS = EDITOR / "helix/languages.toml"
HX = os.environ.get("HX") or shutil.which("hx")
# What Helix 25.01 takes in these tables.
SERVER_OPTIONS = {"command", "args", "config", "timeout", "environment", "required-root-patterns"}
LANGUAGE_OPTIONS = {"name", "language-servers"}


def main():
    settings = tomllib.loads(SETTINGS.read_text())
    failures = told("settings", check_settings(settings))
    if HX is None:
        print("  Helix isn't installed: its own checks were left out")
        return 1 if failures else 0
    print(subprocess.run([HX, "--version"], capture_output=True, text=True).stdout.strip())
    with Sandbox(sys.argv[-1]) as sandbox:
        folder = sandbox.folder / "config/helix"
        folder.mkdir(parents=True)
        (sandbox.folder / "bin").mkdir()
        failures += told("languages", check_languages(sandbox, folder, settings))
        failures += told("session", check_session(sandbox, folder))
    return 1 if failures else 0


def told(name, problem):
    print(f"  {'FAILED' if problem else 'ok':7} {name}", *([problem] if problem else []))
    return bool(problem)


def check_settings(settings):
    """Only options that Helix has, and the program as the other documents call it."""
    server = settings["language-server"]["repomap"]
    if set(settings) != {"language-server", "language"} or set(settings["language-server"]) != {"repomap"}:
        return "other tables"
    if not set(server) <= SERVER_OPTIONS or (server["command"], server["args"]) != ("repomap", ["lsp"]):
        return "the server"
    for language in settings["language"]:
        if set(language) != LANGUAGE_OPTIONS or language["language-servers"][-1] != "repomap":
            return language["name"]


def servers(sandbox, language):
    """The programs of a language's servers, as Helix lists them."""
    text = sandbox.run(HX, "--health", language).stdout
    text = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return re.findall(r"^\s+[✓✘] (.+?):", text, re.M)


def check_languages(sandbox, folder, settings):
    """Each language has the servers that Helix gives it, and repomap behind them."""
    names = [language["name"] for language in settings["language"]]
    before = {name: servers(sandbox, name) for name in names}
    shutil.copy(SETTINGS, folder)
    for name in names:
        if servers(sandbox, name) != before[name] + ["repomap"]:
            return f"{name}: {servers(sandbox, name)} is not {before[name]} and repomap"


def check_session(sandbox, folder):
    """Helix asks for symbols, and tells what is typed."""
    shutil.copy(SETTINGS, folder)
    trace = sandbox.folder / "trace"
    program = sandbox.folder / "bin/repomap"
    program.write_text(f'#!/bin/sh\nexec {HERE.parent}/record.py {trace} -- {sandbox.repomap} "$@"\n')
    program.chmod(0o755)

    def seen(*words):
        text = trace.read_text() if trace.exists() else ""
        return any(all(word in line for word in words) for line in text.splitlines())

    with Terminal(sandbox, HX, "shop/money.py") as terminal:
        if not terminal.wait(lambda: seen('"client"', "didOpen")):
            return "the file wasn't opened"
        terminal.type("iclass Ж: pass  # 😀\r\x1b")
        if not terminal.wait(lambda: seen("didChange", "😀")):
            return "the change wasn't told"
        terminal.type(" S")
        terminal.type("Ж")
        if not terminal.wait(lambda: seen('"client"', "workspace/symbol")):
            return "no symbols were asked for"
        if not terminal.wait(lambda: seen('"server"', '"name": "Ж"')):
            return "the class that was typed wasn't found"
        terminal.type("\x1b")
        # Escape and a key behind it at once are another key.
        time.sleep(0.5)
        terminal.type(":q!\r")
        if not terminal.wait(lambda: seen('"method": "exit"')):
            return "no end was told"
    text = trace.read_text()
    errors = [line for line in text.splitlines() if json.loads(line)["message"].get("error")]
    return f"errors: {errors}" if errors else None


class Terminal:
    """A program in a terminal that nobody looks at."""

    def __init__(self, sandbox, *command):
        self.controller, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        path = f"{sandbox.folder / 'bin'}:{os.environ['PATH']}"
        self.process = subprocess.Popen(
            command, cwd=sandbox.root, stdin=side, stdout=side, stderr=side, start_new_session=True,
            env={**sandbox.environment, "PATH": path, "TERM": "xterm-256color"})
        os.close(side)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        end(self.process)
        os.close(self.controller)

    def wait(self, condition, seconds=20):
        """Whether a condition becomes true, while what is shown is read and forgotten."""
        def is_true():
            while select.select([self.controller], [], [], 0)[0]:
                try:
                    os.read(self.controller, 65536)
                except OSError:
                    break
            return condition()
        return wait_until(is_true, seconds)

    def type(self, text):
        time.sleep(0.3)
        os.write(self.controller, text.encode())


if __name__ == "__main__":
    sys.exit(main())
