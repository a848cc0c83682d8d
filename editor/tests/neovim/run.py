#!/usr/bin/env python3
"""Tests the plugin in a Neovim without a window.

Usage: editor/tests/neovim/run.py [TEST…] REPOMAP

NVIM=path names another Neovim than the first in PATH.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from sandbox import EDITOR, Sandbox, end, wait_until  # noqa: E402

PLUGIN = EDITOR / "neovim"
NVIM = os.environ.get("NVIM", "nvim")
# Files that take a second or more to read for the first time: less isn't told.
LARGE = 6000
COMMAND = [NVIM, "--headless", "-u", str(HERE / "init.lua"), "-i", "NONE", "-n"]
TIMEOUT_SECONDS = 200


def main():
    *names, repomap = sys.argv[1:]
    version = subprocess.run([NVIM, "--version"], capture_output=True, text=True).stdout
    print(version.splitlines()[0])
    checks = [check_sources, check_help, check_kill]
    tests = sorted(HERE.glob("*_test.lua"))
    failures = 0
    with Sandbox(repomap) as sandbox:
        for check in checks:
            name = check.__name__.removeprefix("check_")
            if not names or name in names:
                failures += told(name, check(sandbox))
        for test in tests:
            name = test.name.removesuffix("_test.lua")
            if not names or name in names:
                failures += run(sandbox, name, test)
    return 1 if failures else 0


def told(name, problem):
    print(f"  {'FAILED' if problem else 'ok':7} {name}", flush=True)
    if problem:
        print(problem)
    return bool(problem)


def run(sandbox, name, test):
    """Runs one file of tests. Each has a repository as it was."""
    if name == "progress":
        sandbox.write_large_repository(sandbox.folder / "large", LARGE)
    print(f"{name}:", flush=True)
    start = time.monotonic()
    try:
        result = sandbox.run(*COMMAND, "-S", str(test), timeout=TIMEOUT_SECONDS)
        output, code = result.stdout, result.returncode
    except subprocess.TimeoutExpired as problem:
        output, code = (problem.stdout or b"").decode(errors="replace"), "none in time"
    print(output.replace("\r", "").strip("\n"))
    if code != 0:
        print(f"  FAILED  exit code {code} after {time.monotonic() - start:.1f} s")
    return code != 0


def check_sources(_):
    """luacheck, if it is there."""
    if shutil.which("luacheck") is None:
        return "luacheck is missing: install the Debian package lua-check"
    result = subprocess.run(
        ["luacheck", "--no-color", "--config", str(EDITOR / ".luacheckrc"), str(PLUGIN), str(HERE)],
        capture_output=True, text=True)
    if result.returncode != 0 or " 0 warnings / 0 errors" not in result.stdout:
        return result.stdout + result.stderr


def check_help(sandbox):
    """The manual makes tags, and has one for every command, mapping, option and function."""
    copy = sandbox.folder / "help"
    shutil.copytree(PLUGIN / "doc", copy)
    result = sandbox.run(NVIM, "--headless", "-u", "NONE", "-c", f"helptags {copy}", "-c", "qa!")
    if result.returncode != 0 or result.stdout.strip():
        return result.stdout
    tags = {line.split("\t")[0] for line in (copy / "tags").read_text().splitlines()}
    names = re.findall(r"^function commands\.(\w+)", read("lua/repomap/commands.lua"), re.M)
    types = re.search(r"local types = {(.*?)}", read("lua/repomap/init.lua"), re.S).group(1)
    options = re.findall(r"^\s*(\w+) =", types, re.M)
    mappings = re.findall(r"<Plug>\(repomap-\w+\)", read("plugin/repomap.vim"))
    wanted = {"repomap", "repomap-install", "repomap.setup()", ":Repomap", *mappings}
    wanted |= {f":Repomap-{name}" for name in names} | {f"repomap-{option}" for option in options}
    document = (EDITOR.parent / "docs/editors.md").read_text()
    missing = sorted(wanted - tags) + [name for name in names + options if name not in document]
    return f"nothing about {', '.join(missing)}" if missing else None


def read(name):
    return (PLUGIN / name).read_text()


def check_kill(sandbox):
    """The server ends with Neovim however that ends: with 0 behind a shutdown, with 1 when it was killed."""
    large = sandbox.folder / "cold"
    sandbox.write_large_repository(large, LARGE)
    return (
        check_end(sandbox, "quit", sandbox.root, "shop/money.py", "0")
        or check_end(sandbox, "kill", sandbox.root, "shop/money.py", "1")
        or check_end(sandbox, "kill while it reads a tree", large, "part1/module1.py", "1"))


def check_end(sandbox, way, root, file, expected_code):
    note = sandbox.folder / f"{way}.code"
    ready = sandbox.folder / f"{way}.ready"
    wrapper = sandbox.folder / f"{way}.program"
    wrapper.write_text(
        f'#!/bin/sh\n"{sandbox.repomap}" "$@"\necho $? >"{note}.new"; mv "{note}.new" "{note}"\n')
    wrapper.chmod(0o755)
    commands = [
        f"lua require('repomap').setup({{ cmd = {{ '{wrapper}', 'lsp' }} }})",
        f"edit {file}",
        "Repomap start",
        f"lua vim.wait(20000, function() return require('repomap.client').find('{root}') end, 5)",
        f"call writefile([], '{ready}')",
    ]
    if way == "quit":
        commands.append("lua vim.defer_fn(function() vim.cmd('qall!') end, 300)")
    editor = subprocess.Popen(
        [*COMMAND, *(word for command in commands for word in ("-c", command))],
        cwd=root, env=sandbox.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    try:
        if not wait_until(ready.exists, 30):
            return f"{way}: Neovim didn't start the server"
        if way != "quit":
            editor.send_signal(signal.SIGKILL)
        editor.wait(20)
        start = time.monotonic()
        if not wait_until(note.exists, 2):
            return f"{way}: the server is still there after 2 s"
        print(f"    {way}: the server was gone after {time.monotonic() - start:.2f} s")
    finally:
        end(editor)
    code = note.read_text().strip()
    if code != expected_code:
        return f"{way}: exit code {code}, not {expected_code}"


if __name__ == "__main__":
    sys.exit(main())
