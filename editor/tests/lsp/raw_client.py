"""A client of the Language Server Protocol that does what it is told, also what no client should."""

import json
import os
import queue
import subprocess
import threading
import time


class RawClient:
    """Frames in and out of one server; knows no method."""

    def __init__(self, program, *arguments, cwd=None, environment=None, is_reading=True):
        self.process = subprocess.Popen(
            [program, "lsp", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, cwd=cwd, env=environment)
        self.messages = queue.Queue()
        self.answers = {}
        self.requests = []
        self.notifications = []
        self.next_id = 0
        self.on_request = None
        self.reader = threading.Thread(target=self._read, daemon=True)
        if is_reading:
            self.reader.start()

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while True:
                line = stream.readline()
                if not line:
                    self.messages.put(None)
                    return
                line = line.strip()
                if not line:
                    break
                name, value = line.split(b":", 1)
                if name.lower() == b"content-length":
                    length = int(value)
            self.messages.put(json.loads(stream.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def notify(self, method, params=None):
        self.send({"method": method, **({} if params is None else {"params": params})})

    def start(self, method, params=None, id=None):
        """Sends a request, and gives its id."""
        if id is None:
            id = self.next_id
            self.next_id += 1
        self.send({"id": id, "method": method, **({} if params is None else {"params": params})})
        return id

    def wait(self, id, timeout=30):
        """The answer to a request, result or error."""
        deadline = time.monotonic() + timeout
        while id not in self.answers:
            message = self.messages.get(timeout=max(0.001, deadline - time.monotonic()))
            if message is None:
                raise EOFError("the server has closed its end")
            self._take(message)
        return self.answers.pop(id)

    def _take(self, message):
        if "method" in message and "id" in message:
            self.requests.append(message)
            if self.on_request:
                self.on_request(self, message)
        elif "method" in message:
            self.notifications.append(message)
        else:
            self.answers[message.get("id")] = message

    def drain(self, seconds):
        """Takes what comes for a while."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                message = self.messages.get(timeout=max(0.001, deadline - time.monotonic()))
            except queue.Empty:
                return
            if message is None:
                return
            self._take(message)

    def call(self, method, params=None, timeout=30):
        """The result of a request; an error is an exception."""
        answer = self.wait(self.start(method, params), timeout)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def initialize(self, root=None, capabilities=None, options=None, **more):
        result = self.call("initialize", {
            "processId": os.getpid(), "capabilities": capabilities or {},
            "rootUri": None if root is None else "file://" + root,
            **({} if options is None else {"initializationOptions": options}), **more})
        self.notify("initialized", {})
        return result

    def open(self, uri, text, language="python", version=1):
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": language, "version": version, "text": text}})

    def shut_down(self):
        """Ends the server as the protocol has it, and gives its exit code."""
        self.call("shutdown")
        self.notify("exit")
        return self.process.wait(10)

    def kill(self):
        self.process.kill()
        self.process.wait()
