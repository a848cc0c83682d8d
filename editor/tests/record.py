#!/usr/bin/env python3
"""Stands between a client and a server, and writes down what they say to each other.

Usage: editor/tests/record.py TRACE [ROOT] -- PROGRAM [ARGUMENT…]

Give this as the server's command to a client. TRACE gets a line {"from": "client" or "server", "message": …} for each
message, in the order in which they passed. ROOT, a folder whose name needs no escapes in a URI, is written as ROOT, and
the id of the client's process as null: a replay has others. Bytes are passed on as they are.
"""

import json
import signal
import subprocess
import sys
import threading


class Trace:
    def __init__(self, path, root):
        self.file = open(path, "w", encoding="utf-8")
        self.root = root
        self.lock = threading.Lock()

    def add(self, side, body):
        message = json.loads(body)
        if message.get("method") == "initialize":
            message["params"]["processId"] = None
        line = json.dumps({"from": side, "message": message}, ensure_ascii=False)
        if self.root:
            line = line.replace(self.root, "ROOT")
        with self.lock:
            self.file.write(line + "\n")
            self.file.flush()


def pass_on(source, target, side, trace):
    """Passes messages on, each as soon as it is complete, until one side has ended."""
    try:
        while frame := read_frame(source):
            head, body = frame
            trace.add(side, body)
            target.write(head + body)
            target.flush()
    except (BrokenPipeError, ValueError):
        pass
    finally:
        try:
            target.close()
        except BrokenPipeError:
            pass


def read_frame(source):
    """Headers and body of the next message; None at the end."""
    head = b""
    length = None
    while line := source.readline():
        head += line
        if not line.strip():
            break
        name, value = line.split(b":", 1)
        if name.strip().lower() == b"content-length":
            length = int(value)
    return None if length is None else (head, source.read(length))


def main():
    separator = sys.argv.index("--")
    path, *root = sys.argv[1:separator]
    trace = Trace(path, root[0] if root else None)
    server = subprocess.Popen(sys.argv[separator + 1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: server.send_signal(number))
    threads = [
        threading.Thread(target=pass_on, args=(sys.stdin.buffer, server.stdin, "client", trace), daemon=True),
        threading.Thread(target=pass_on, args=(server.stdout, sys.stdout.buffer, "server", trace), daemon=True),
    ]
    for thread in threads:
        thread.start()
    code = server.wait()
    threads[1].join(2)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main())
