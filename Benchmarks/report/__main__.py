"""Measures the report of `repomap graph --html`: how long it takes to make, how large it is, how smooth it moves.

Usage: python3 Benchmarks/report [--repomap PROGRAM] [--browser PROGRAM] [DIRECTORY...]

Of a generated tree of 10,000 files that use each other, and of the directories. The caches are in temporary folders.
Frames are what a browser without a window, and without a graphics card, draws while the largest folder is opened
and left: a quiet machine has one every 16.7 ms.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time

FILES = 10_000
CHECK = os.path.join(os.path.dirname(__file__), "../../Tests/GraphRenderingTests/Tools/check-report")


def generate(root):
    """Python modules in 3,000 folders, of which few are used by most: as many names as a real tree has."""
    chance = random.Random(7)
    folders = [f"src/p{i % 40:02}/q{i // 40 % 25:02}/r{i // 1000 % 3}" for i in range(FILES)]
    for number, folder in enumerate(folders):
        os.makedirs(os.path.join(root, folder), exist_ok=True)
        uses = [int(FILES * chance.random() ** 3) for _ in range(chance.randint(1, 14))]
        lines = [f"from {folders[use].replace('/', '.')}.module_{use} import Thing{use}, helper_{use}" for use in uses]
        lines += ["", "", f"class Thing{number}:"]
        for method in range(chance.randint(1, 12)):
            lines += [f"    def method_{number}_{method}(self):", f"        return Thing{uses[method % len(uses)]}()", ""]
        lines += ["", f"def helper_{number}():", f"    return helper_{uses[0]}()", ""]
        with open(os.path.join(root, folder, f"module_{number}.py"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines))


def summary(times):
    times = sorted(times)
    return f"{times[len(times) // 2]:.1f} / {times[int(len(times) * 0.95)]:.1f} / {times[-1]:.0f} ms"


def measure(name, root, arguments):
    with tempfile.TemporaryDirectory(prefix="repomap-report-") as scratch:
        page = os.path.join(scratch, "report.html")
        command = [arguments.repomap, "graph", root, "--quiet", "--cache-dir", os.path.join(scratch, "cache")]
        # The second run is what is measured: the tree is indexed then.
        subprocess.run(command + ["-o", os.devnull], check=True)
        seconds = {}
        for form in ("dot", "json", "html"):
            start = time.monotonic()
            subprocess.run(command + ["--format", form, "-o", page], check=True)
            seconds[form] = time.monotonic() - start
        size = os.path.getsize(page)
        result = subprocess.run([sys.executable, CHECK, arguments.browser, page, "model", "--frames"], check=True,
                                capture_output=True)
        seen = json.loads(result.stdout)
    print(f"{name}: {seen['summary']}")
    print(f"  made in {', '.join(f'{form} {value:.2f} s' for form, value in seconds.items())}; {size / 1e6:.1f} MB")
    print(f"  loaded in {seen['loadSeconds']:.2f} s, laid out and drawn in {seen['redraw']:.0f} ms, "
          f"searched in {seen['search']:.0f} ms")
    for way in ("zoomIn", "zoomOut"):
        print(f"  {way}: frames {summary(seen[way])} (median, 95 %, longest)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repomap", default=".build/release/repomap")
    parser.add_argument("--browser", default="chromium-headless-shell")
    parser.add_argument("directories", nargs="*", metavar="DIRECTORY")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="repomap-tree-") as root:
        generate(root)
        measure("generated", root, arguments)
    for directory in arguments.directories:
        measure(os.path.basename(os.path.abspath(directory)), directory, arguments)


if __name__ == "__main__":
    main()
