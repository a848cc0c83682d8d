"""Measures how long a run that indexes a tree lives after SIGINT, and what it leaves.

    scripts/signals [--program PROGRAM] [--moments N] DIRECTORY

A cold run tells how long the work takes. Then N runs with an empty cache are each interrupted at another moment, spread evenly over that time, and one line is
written for each: the moment, milliseconds until the process had ended, its exit code, files left half-written, and the documents that `repomap cache check` found sound.
The slowest end and the median stand last. A run that is done before its signal is left out.
"""

import argparse
import json
import pathlib
import shutil
import signal
import statistics
import subprocess
import tempfile
import time


def start(program, directory, cache):
    return subprocess.Popen([program, directory, "--tokens", "256", "--cache-dir", cache, "--no-config"],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def leftovers(cache):
    return [path for path in pathlib.Path(cache).rglob("*.tmp")]


def documents(program, directory, cache):
    result = subprocess.run([program, "cache", "stats", directory, "--json", "--cache-dir", cache], capture_output=True, text=True)
    if result.returncode != 0:
        return 0
    return sum(repository.get("documents", {}).get("count", 0) for repository in json.loads(result.stdout)["repositories"])


def is_sound(program, directory, cache):
    return subprocess.run([program, "cache", "check", directory, "--cache-dir", cache], capture_output=True).returncode in (0, 1)


def interrupted(program, directory, cache, moment):
    process = start(program, directory, cache)
    try:
        process.wait(timeout=moment)
        return None
    except subprocess.TimeoutExpired:
        pass
    sent = time.monotonic()
    process.send_signal(signal.SIGINT)
    status = process.wait()
    return (time.monotonic() - sent) * 1000, status


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/release/repomap")
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("directory")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="repomap-signals-") as folder:
        cache = f"{folder}/cache"
        began = time.monotonic()
        if start(options.program, options.directory, cache).wait() != 0:
            raise SystemExit("the run that isn't interrupted failed")
        whole = time.monotonic() - began
        print(f"a whole run takes {whole:.1f} s")
        latencies = []
        for number in range(options.moments):
            shutil.rmtree(cache, ignore_errors=True)
            moment = whole * (number + 0.5) / options.moments
            end = interrupted(options.program, options.directory, cache, moment)
            if end is None:
                print(f"{moment:8.2f} s: done before")
                continue
            latencies.append(end[0])
            sound = "sound" if is_sound(options.program, options.directory, cache) else "DAMAGED"
            print(f"{moment:8.2f} s: {end[0]:6.0f} ms, status {end[1]}, {len(leftovers(cache))} left over, "
                  f"{documents(options.program, options.directory, cache)} documents, cache {sound}", flush=True)
        print(f"slowest {max(latencies):.0f} ms, median {statistics.median(latencies):.0f} ms of {len(latencies)}")


if __name__ == "__main__":
    main()
