#!/usr/bin/env python3
"""Records a session of Neovim for the tests that replay it without Neovim.

Usage: editor/tests/neovim/record.py REPOMAP TRACE
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from sandbox import CART, MONEY, Sandbox  # noqa: E402


def main():
    repomap, trace = sys.argv[1], Path(sys.argv[2]).resolve()
    with Sandbox(repomap) as sandbox:
        root = sandbox.folder / "tree"
        sandbox.write_repository(root, {"shop/money.py": MONEY, "shop/cart.py": CART})
        record = f"{HERE.parent / 'record.py'} {trace} {root} -- {sandbox.repomap} lsp"
        result = sandbox.run(
            os.environ.get("NVIM", "nvim"), "--headless", "-u", str(HERE / "init.lua"), "-i", "NONE", "-n",
            "-S", str(HERE / "session.lua"), cwd=root, ROOT=str(root), RECORD=record)
        print(result.stdout)
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
