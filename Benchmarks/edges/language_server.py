"""A client of language servers that asks where names are defined, and nothing else.

It talks over the pipes of a child process: messages are JSON behind a header with their length
(Language Server Protocol, base protocol).
"""

import contextlib
import json
import os
import queue
import subprocess
import threading
import time
import urllib.parse

from processes import ProgramFailed
from references import Lines, by_file
from truth import reduce

# A server that says nothing for so long has given up.
ANSWER_SECONDS = 300
# A server that is done with its index says so at once; one that has nothing to do says nothing.
QUIET_SECONDS = 20
# What a server never says of a document is nothing.
NOTICE_SECONDS = 10


class Server:
    def __init__(self, command, root, options=None):
        self._process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=subprocess.DEVNULL)
        self._messages = queue.Queue()
        threading.Thread(target=self._receive, daemon=True).start()
        self._last_id = 0
        self._work = set()  # tokens of what the server is at
        self._notices = {}  # what was said last of documents, by method and URI
        uri = file_uri(root)
        capabilities = {
            "general": {"positionEncodings": ["utf-16"]},
            "window": {"workDoneProgress": True},
            "textDocument": {
                "definition": {"linkSupport": False}, "declaration": {"linkSupport": False},
                # An extension of clangd.
                "inactiveRegionsCapabilities": {"inactiveRegions": True},
            },
        }
        self.request("initialize", {
            "processId": os.getpid(), "rootUri": uri, "capabilities": capabilities,
            "workspaceFolders": [{"uri": uri, "name": os.path.basename(root)}],
            "initializationOptions": options or {},
        })
        self.notify("initialized", {})

    def close(self):
        with contextlib.suppress(ProgramFailed, OSError):
            self.request("shutdown", None)
            self.notify("exit", None)
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def notify(self, method, parameters):
        self._send({"method": method, "params": parameters})

    def request(self, method, parameters):
        """The result; nothing where the server answers with an error."""
        return self.requests([(method, parameters)])[0]

    def requests(self, calls):
        """The results of several requests that are sent at once."""
        ids = []
        for method, parameters in calls:
            self._last_id += 1
            ids.append(self._last_id)
            self._send({"id": self._last_id, "method": method, "params": parameters})
        results = {}
        while len(results) < len(ids):
            message = self._next(ANSWER_SECONDS)
            if message is None:
                raise ProgramFailed(f"{self._process.args[0]} doesn't answer")
            if "method" not in message:
                results[message["id"]] = message.get("result")
        return [results[id_] for id_ in ids]

    def wait_for_index(self):
        """Waits until the server works at nothing and begins nothing new."""
        last = time.monotonic()
        while self._work or time.monotonic() - last < QUIET_SECONDS:
            message = self._next(1)
            if message and message.get("method") == "$/progress":
                last = time.monotonic()
            if self._process.poll() is not None:
                raise ProgramFailed(f"{self._process.args[0]} ended")

    def notice(self, method, uri):
        """What the server said by itself of a document that was opened; nothing if it didn't."""
        end = time.monotonic() + NOTICE_SECONDS
        while (method, uri) not in self._notices and time.monotonic() < end:
            self._next(1)
        return self._notices.pop((method, uri), {})

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self):
        stream = self._process.stdout
        while True:
            length = 0
            while line := stream.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                self._messages.put(None)
                return
            self._messages.put(json.loads(stream.read(length)))

    def _next(self, seconds):
        """The next message, after it was answered if it is a request; nothing where none comes."""
        try:
            message = self._messages.get(timeout=seconds)
        except queue.Empty:
            return None
        if message is None:
            raise ProgramFailed(f"{self._process.args[0]} ended")
        if message.get("method") == "$/progress":
            token, kind = message["params"]["token"], message["params"]["value"].get("kind")
            (self._work.discard if kind == "end" else self._work.add)(token)
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._notices[message["method"], message["params"]["uri"]] = message["params"]
        elif message.get("method") == "textDocument/inactiveRegions":
            self._notices[message["method"], message["params"]["textDocument"]["uri"]] = message["params"]
        elif "method" in message and "id" in message:
            items = (message.get("params") or {}).get("items", [])
            self._send({"id": message["id"], "result": [None] * len(items) if items else None})
        return message


def ask(server, references, tree, language_ids, methods, known=None):
    """The truth for references, file by file.

    All methods together give the answer: a function of C is declared in one file and defined in another, and
    an edge to either is right. `known` says whether an answer on a line of a document that was opened is more
    than a guess."""
    truths = []
    lines = Lines(tree.root)
    for path, own in by_file(references).items():
        document = {"uri": file_uri(os.path.join(tree.root, path))}
        with open(os.path.join(tree.root, path), encoding="utf-8", errors="replace", newline="") as file:
            text = file.read()
        server.notify("textDocument/didOpen", {"textDocument": {
            **document, "languageId": language_ids[tree.languages[path]], "version": 1, "text": text}})
        calls = []
        for reference in own:
            character = len(lines.before(reference).encode("utf-16-le")) // 2
            position = {"line": reference.line - 1, "character": character}
            calls += [(method, {"textDocument": document, "position": position}) for method in methods]
        results = server.requests(calls)
        is_known = known(server, document["uri"]) if known else lambda line: True
        server.notify("textDocument/didClose", {"textDocument": document})
        for place, reference in enumerate(own):
            found = results[place * len(methods):(place + 1) * len(methods)] if is_known(reference.line - 1) else []
            truths.append(reduce(reference, [each for result in found for each in files(result)], tree))
    return truths


def files(result):
    """The paths in a result; nothing in place of what is no file."""
    places = result if isinstance(result, list) else [result] if result else []
    found = []
    for place in places:
        uri = urllib.parse.urlsplit(place.get("uri") or place.get("targetUri"))
        found.append(urllib.parse.unquote(uri.path) if uri.scheme == "file" else None)
    return found


def file_uri(path):
    return "file://" + urllib.parse.quote(path)
