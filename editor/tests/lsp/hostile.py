"""What no client should do, and what some do all the same. Usage: hostile.py [CHECK…] BINARY

Every check runs twice: with a server of its own, and where `repomap serve` has the tree, which must
survive and answer others.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time

from common import (
    BINARY, World, expect, failures, finish, is_alive, large_tree, resident_megabytes, wait_until,
)

# What a client may wait for an answer about an indexed tree.
ANSWER_SECONDS = 1
# What a server may take to be gone after its client is.
END_SECONDS = 2
EVERYTHING = {
    "window": {"workDoneProgress": True},
    "workspace": {
        "configuration": True, "codeLens": {"refreshSupport": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True}},
    "experimental": {"serverStatusNotification": True},
}
COMMANDS = ["map", "related", "references", "status", "refresh", "showReferences"]


def error_code(answer):
    return answer.get("error", {}).get("code")


def questions(world):
    """Every method, announced or not, with parameters that have an answer."""
    document = {"textDocument": {"uri": world.uri("shop/cart.py")}}
    place = {**document, "position": {"line": 9, "character": 17}}
    yield from [
        ("workspace/symbol", {"query": "total"}),
        ("workspace/symbol", {"query": ""}),
        ("textDocument/documentSymbol", document),
        ("textDocument/codeLens", document),
        ("textDocument/documentLink", document),
        ("textDocument/definition", place),
        ("textDocument/references", {**place, "context": {"includeDeclaration": True}}),
        ("textDocument/implementation", place),
        ("textDocument/hover", place),
        ("textDocument/prepareCallHierarchy", place),
        ("repomap/map", place),
        ("repomap/related", document),
        ("repomap/references", place),
        ("repomap/status", {}),
        ("repomap/synchronize", {}),
        ("repomap/fileText", document),
    ]
    for command in COMMANDS:
        yield "workspace/executeCommand", {"command": f"repomap.{command}", "arguments": [place]}


def ask_everything(client, world):
    """All questions, in turn; each has a result in time."""
    for method, parameters in questions(world):
        start = time.monotonic()
        answer = client.wait(client.start(method, parameters))
        seconds = time.monotonic() - start
        expect("result" in answer, f"{method} {parameters}: {answer}")
        expect(seconds < ANSWER_SECONDS, f"{method} took {seconds:.2f} s")
        if method == "textDocument/prepareCallHierarchy" and answer.get("result"):
            entry = {"item": answer["result"][0]}
            for direction in ["incomingCalls", "outgoingCalls"]:
                client.call(f"callHierarchy/{direction}", entry, ANSWER_SECONDS)
        if method == "textDocument/codeLens":
            for lens in answer.get("result") or []:
                client.call("codeLens/resolve", lens, ANSWER_SECONDS)


def ends(client, code, what, seconds=END_SECONDS):
    """The server ends in time, with an exit code."""
    start = time.monotonic()
    try:
        actual = client.process.wait(10)
    except subprocess.TimeoutExpired:
        expect(False, f"{what}: never ends")
        return
    taken = time.monotonic() - start
    expect(taken < seconds, f"{what}: ends after {taken:.1f} s")
    expect(actual == code, f"{what}: exit code {actual} and not {code}")


# MARK: - Clients that give no answers


def check_silent_client(world):
    client = world.ready_client(capabilities=EVERYTHING)
    ask_everything(client, world)
    client.call("shutdown", timeout=ANSWER_SECONDS)


def check_refusing_client(world):
    client = world.client()
    client.on_request = lambda client, request: client.send(
        {"id": request["id"], "error": {"code": -32601, "message": "no"}})
    client.initialize(str(world.tree), EVERYTHING)
    client.call("repomap/synchronize")
    ask_everything(client, world)
    expect(client.shut_down() == 0, "a refusing client's server ends otherwise")


def check_client_without_capabilities(world):
    for profile in ["companion", "full"]:
        client = world.ready_client("--profile", profile)
        ask_everything(client, world)
        client.drain(0.3)
        expect(not client.requests, f"asked a client that announces nothing: {client.requests}")
        known = {"$/progress"} & {message["method"] for message in client.notifications}
        expect(not known, "progress without a token")
        expect(client.shut_down() == 0, "exit code")


# MARK: - Clients that don't read


def flood(client, count, method, parameters):
    """Sends requests from a thread, because the server stops to read at some point."""
    def send():
        try:
            for id in range(count):
                client.start(method, parameters, id=1000 + id)
        except OSError:
            pass  # The server has given the client up.
    thread = threading.Thread(target=send, daemon=True)
    thread.start()
    return thread


def check_flood(world):
    client = world.client(is_reading=False)
    client.start("initialize", {"capabilities": {}, "rootUri": world.uri("")})
    client.notify("initialized", {})
    count = 10_000
    thread = flood(client, count, "workspace/symbol", {"query": "total"})
    time.sleep(2)
    memory = resident_megabytes(world.worker(client))
    expect(memory < 400, f"{memory} MB while nobody reads")
    client.reader.start()
    answers = set()
    start = time.monotonic()
    while len(answers) < count + 1 and time.monotonic() - start < 120:
        message = client.messages.get(timeout=60)
        if message is None:
            break
        if "id" in message and "method" not in message:
            expect(message["id"] not in answers, f"two answers for {message['id']}")
            expect("result" in message, f"flooded: {message}")
            answers.add(message["id"])
    seconds = time.monotonic() - start
    expect(len(answers) == count + 1, f"{len(answers)} answers to {count + 1} requests")
    thread.join(10)
    print(f"  {count} requests answered in {seconds:.1f} s, {memory} MB")
    expect(client.shut_down() == 0, "exit code after a flood")


def check_never_reading(world):
    """Answers of 200 KB that nobody takes: memory is bounded, others get theirs."""
    client = world.client(is_reading=False)
    client.start("initialize", {"capabilities": {}, "rootUri": world.uri("")})
    client.notify("initialized", {})
    uri = world.uri("shop/large.py")
    client.open(uri, "x = 1\n" * 33_000)
    flood(client, 10_000, "repomap/fileText", {"textDocument": {"uri": uri}})
    highest = 0
    other = world.ready_client()
    for _ in range(10):
        time.sleep(0.5)
        if is_alive(client.process.pid):
            highest = max(highest, resident_megabytes(world.worker(client)))
        ask = time.monotonic()
        expect(other.call("workspace/symbol", {"query": "total"}), "another client has no answer")
        expect(time.monotonic() - ask < ANSWER_SECONDS, "another client waits")
    print(f"  at most {highest} MB")
    expect(highest < 700, f"{highest} MB for a client that reads nothing")
    start = time.monotonic()
    client.process.send_signal(signal.SIGTERM)
    ends(client, 1, "SIGTERM to a server that nobody reads", seconds=3)
    print(f"  ended after {time.monotonic() - start:.1f} s")


# MARK: - Messages that are none


def frame(body):
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def is_well(client, what):
    """The server answers after whatever happened."""
    try:
        answer = client.wait(client.start("workspace/symbol", {"query": "total"}), 10)
    except Exception as problem:
        expect(False, f"after {what}: {problem!r}")
        return
    expect(answer.get("result"), f"after {what}: {answer}")


def check_half_messages(world):
    client = world.ready_client()
    text = json.dumps({"jsonrpc": "2.0", "id": 77, "method": "workspace/symbol",
                       "params": {"query": "Ж😀"}}, ensure_ascii=False).encode()
    for byte in frame(text):
        client.send_bytes(bytes([byte]))
    expect("result" in client.wait(77, 5), "byte by byte")
    whole = frame(text)
    for at in [5, 18, 21, 40, len(whole) - 3]:
        client.send_bytes(whole[:at])
        time.sleep(0.1)
        client.send_bytes(whole[at:])
        expect("result" in client.wait(77, 5), f"half a message: {at}")
    client.send_bytes(whole + whole[:30])
    expect("result" in client.wait(77, 5), "one and a half messages")
    client.process.stdin.close()
    ends(client, 1, "the end within a message")


def check_large_messages(world):
    client = world.ready_client()
    before = resident_megabytes(world.worker(client))
    client.send_bytes(b"Content-Length: 104857600\r\n\r\n")
    time.sleep(0.3)
    after = resident_megabytes(world.worker(client))
    expect(after - before < 20, f"{after - before} MB for a promise")
    for _ in range(100):
        client.send_bytes(b"x" * (1 << 20))
    expect(error_code(client.wait(None, 10)) == -32600, "100 MB are taken")
    is_well(client, "100 MB")
    after = resident_megabytes(world.worker(client))
    expect(after - before < 50, f"{after - before} MB after 100 MB")
    # What may be: a large document.
    uri = world.uri("shop/large.py")
    client.open(uri, "x = 1\n" * 5_000_000)
    text = client.call("repomap/fileText", {"textDocument": {"uri": uri}}, 30)["text"]
    expect(len(text) == 30_000_000, "a document of 30 MB")
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    is_well(client, "a document of 30 MB")
    client.send_bytes(b"Content-Length: 60000000\r\n\r\n{")
    client.process.send_signal(signal.SIGTERM)
    ends(client, 1, "SIGTERM within a large message")


def check_wrong_messages(world):
    client = world.ready_client()
    bodies = [
        (b"{", -32700),
        (b"", -32700),
        (b"nonsense", -32700),
        (b'{"jsonrpc":"2.0","id":1,"method":"workspace/symbol"', -32700),
        (b'{"jsonrpc":"2.0","id":1,"method":"\xff\xfe"}', -32601),
        (b"[" * 100_000, -32700),
        (b'{"a":' * 100_000, -32700),
        (b"[]", -32600),
        (b"1", -32600),
        (b"null", -32600),
        (b"{}", -32600),
        (b'{"jsonrpc":"2.0","id":{},"method":"x"}', -32600),
        (b'{"jsonrpc":"2.0","id":5,"method":7}', -32600),
    ]
    for body, code in bodies:
        client.send_bytes(frame(body))
        try:
            message = client.messages.get(timeout=5)
        except Exception:
            expect(False, f"{body[:60]}: no answer")
            continue
        expect(error_code(message) == code, f"{body[:60]}: {message}")
        is_well(client, body[:60])
    for header in [
        b"Content-Length: abc\r\n\r\n", b"Content-Length: -5\r\n\r\n", b"\r\n\r\n\r\n",
        b"Content-Length: 99999999999999999999999\r\n\r\n", b"nonsense\r\n\r\n",
        b"Content-Type: x\r\n\r\n", b"\0" * 10_000 + b"\r\n",
    ]:
        client.send_bytes(header)
        is_well(client, header[:60])
        client.answers.pop(None, None)
    body = b'{"jsonrpc":"2.0","id":"h","method":"workspace/symbol","params":{"query":"total"}}'
    client.send_bytes(
        b"X-Other: 1\r\ncontent-LENGTH:%d\r\n"
        b"Content-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n%s" % (len(body), body))
    expect(client.wait("h", 5).get("result"), "headers in another form")
    for response in [{"id": 99, "result": 1}, {"id": None, "error": {"code": 1, "message": "x"}}]:
        client.send(response)
        is_well(client, "an answer to nothing")
    expect(client.shut_down() == 0, "exit code after wrong messages")


def check_ids(world):
    client = world.ready_client()
    for id in [0, -1, -(2**31), 2**31 - 1, "", "a", "0", "Ж😀", "x" * 10_000]:
        answer = client.wait(client.start("workspace/symbol", {"query": "total"}, id=id), 5)
        expect(answer.get("result") and answer["id"] == id, f"id {id!r}: {answer}")
    # One id for two requests: both answers have it, or one is an error without an id.
    client.send_bytes(b"".join(
        frame(b'{"jsonrpc":"2.0","id":7,"method":"repomap/map","params":{"tokens":%d}}' % tokens)
        for tokens in [300, 301]))
    seen = [client.messages.get(timeout=5) for _ in range(2)]
    expect(any(message.get("result") for message in seen), f"a doubled id: {seen}")
    expect(
        all(message["id"] == 7 or error_code(message) == -32600 for message in seen),
        f"a doubled id: {seen}")
    is_well(client, "a doubled id")


def check_order_of_life(world):
    client = world.client()
    for method in ["workspace/symbol", "repomap/map", "shutdown", "nonsense"]:
        answer = client.wait(client.start(method, {"query": ""}), 5)
        expect(error_code(answer) == -32002, f"{method} before initialize: {answer}")
    client.open(world.uri("shop/cart.py"), "nothing")
    client.initialize(str(world.tree))
    text = client.call("repomap/fileText", {"textDocument": {"uri": world.uri("shop/cart.py")}})
    expect(text is None, "a notification before initialize counts")
    again = client.wait(client.start("initialize", {"capabilities": {}}), 5)
    expect(error_code(again) == -32600, f"initialize twice: {again}")
    for method in ["nonsense", "$/nonsense", "textDocument/completion", "repomap/nonsense"]:
        answer = client.wait(client.start(method, {}), 5)
        expect(error_code(answer) == -32601, f"{method}: {answer}")
    for method in ["nonsense", "$/nonsense", "$/setTrace", "workspace/didChangeWatchedFiles"]:
        client.notify(method, {})
    is_well(client, "unknown notifications")
    client.call("shutdown", timeout=5)
    answer = client.wait(client.start("workspace/symbol", {"query": ""}), 5)
    expect(error_code(answer) == -32600, f"after shutdown: {answer}")
    client.notify("exit")
    ends(client, 0, "shutdown and exit")

    client = world.ready_client()
    client.notify("exit")
    ends(client, 1, "exit alone")
    client = world.client()
    client.notify("exit")
    ends(client, 1, "exit before initialize")


ODD_URIS = [
    "untitled:Untitled-1", "file:///", "file:///nowhere/x.py", "file://host/x.py", "file:",
    "%ZZ", "", "file:///a%00b.py", "file:///%FF%FE.py", "file:///../../etc/passwd", "git:/x?y#z",
]
ODD_PLACES = [
    {"line": 10**9, "character": 10**9}, {"line": -1, "character": -1},
    {"line": 2**63, "character": 0},
    {"line": 8, "character": 13}, {"line": 8, "character": 2**31}, {"line": "1", "character": None},
    {"line": 1.5, "character": 0}, {}, None, [],
]
ODD_PARAMETERS = [
    {}, [], None, {"textDocument": None}, {"textDocument": []}, {"textDocument": {"uri": 7}},
    {"item": {}}, {"command": 7}, {"command": "repomap.map", "arguments": "x"},
    {"command": "repomap.map", "arguments": [7]}, {"command": "nonsense"}, {"query": 7},
    {"root": 7}, {"root": "nowhere"}, {"root": "/nowhere"}, {"tokens": -1}, {"tokens": 2**62},
    {"focus": [7], "globs": ["["], "format": "x"},
    {"files": ["../../etc/passwd", "/etc/passwd", "", "\0"]}, {"symbol": "\0"}, {"symbol": ""},
    {"symbol": "x" * 100_000}, {"depth": 10**9}, {"position": 7},
]


def check_odd_parameters(world):
    """Everything is answered, with a result or an error."""
    client = world.ready_client(files=["shop/cart.py"])
    methods = {method for method, _ in questions(world)} | {
        "callHierarchy/incomingCalls", "callHierarchy/outgoingCalls", "codeLens/resolve"}
    document = {"uri": world.uri("shop/cart.py")}
    cases = list(ODD_PARAMETERS)
    start, far = {"line": 0, "character": 0}, {"line": 10**9, "character": 10**9}
    cases += [{"textDocument": {"uri": uri}, "position": start} for uri in ODD_URIS]
    cases += [{"textDocument": document, "position": place} for place in ODD_PLACES]
    slowest = (0, None)
    for method in sorted(methods):
        for parameters in cases:
            what = f"{method} {str(parameters)[:80]}"
            asked = time.monotonic()
            try:
                answer = client.wait(client.start(method, parameters), 20)
            except Exception as problem:
                expect(False, f"{what}: {problem!r}")
                return
            slowest = max(slowest, (time.monotonic() - asked, what))
            expect(error_code(answer) != -32603, f"{what}: {answer}")
    print(f"  slowest: {slowest[0]:.2f} s, {slowest[1]}")
    expect(slowest[0] < ANSWER_SECONDS, f"{slowest[0]:.2f} s: {slowest[1]}")

    ranges = [(far, start), (start, start), (far, far), *((place, place) for place in ODD_PLACES)]
    for parameters in [
        *ODD_PARAMETERS,
        {"textDocument": document, "contentChanges": None},
        {"textDocument": document, "contentChanges": [7, {}, {"text": 7}]},
        {"textDocument": document, "contentChanges": [{"range": {}, "text": "x"}]},
        *({"textDocument": {"uri": uri}, "contentChanges": [{"text": "x"}]} for uri in ODD_URIS),
        *({"textDocument": document,
           "contentChanges": [{"range": {"start": first, "end": last}, "text": ""}]}
          for first, last in ranges),
    ]:
        for method in ["didOpen", "didChange", "didSave", "didClose"]:
            if method == "didClose" and parameters and parameters.get("textDocument") == document:
                continue
            client.notify(f"textDocument/{method}", parameters)
        client.notify("workspace/didChangeConfiguration", parameters)
        client.notify("workspace/didChangeWorkspaceFolders", parameters)
        client.notify("$/cancelRequest", parameters)
    is_well(client, "odd notifications")
    client.notify("workspace/didChangeWorkspaceFolders", {
        # The whole machine would take its time.
        "event": {"added": [{"uri": uri} for uri in ODD_URIS if uri != "file:///"],
                  "removed": [7]}})
    is_well(client, "odd folders")


def check_odd_folders(world):
    """Roots that aren't there, and none: questions about a tree have errors, others no result."""
    for root in ["/nowhere/at/all", None]:
        client = world.client()
        client.initialize(root)
        for method, parameters in [("workspace/symbol", {"query": "x"}), ("repomap/map", {})]:
            answer = client.wait(client.start(method, parameters), 5)
            expect("result" in answer or error_code(answer) is not None, f"{root}: {answer}")
        answer = client.wait(client.start("repomap/map", {"root": str(world.tree)}), 5)
        expect(answer.get("result", {}).get("text"), f"a named root beside {root}: {answer}")
        client.call("shutdown", timeout=5)


def check_cancellation(world):
    client = world.ready_client()
    ids = [client.start("repomap/map", {"tokens": 500 + n}) for n in range(50)]
    for id in ids:
        client.notify("$/cancelRequest", {"id": id})
    client.notify("$/cancelRequest", {"id": 12345})
    for id in ids:
        answer = client.wait(id, 10)
        expect("result" in answer or error_code(answer) == -32800, f"cancelled: {answer}")
    is_well(client, "cancellations")


# MARK: - Ends


CLIENT = """
import os, subprocess, sys, time
sys.path.insert(0, sys.argv[1])
from raw_client import RawClient
client = RawClient(sys.argv[2], cwd=sys.argv[3])
client.initialize(sys.argv[3])
client.call("repomap/synchronize")
# Keeps the pipes open when this process is gone.
holder = subprocess.Popen(
    ["sleep", "60"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    pass_fds=[client.process.stdin.fileno(), client.process.stdout.fileno()])
print(client.process.pid, holder.pid, flush=True)
time.sleep(60)
"""


def check_killed_client(world):
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT, os.path.dirname(os.path.abspath(__file__)), BINARY,
         str(world.tree)],
        env=world.environment, stdout=subprocess.PIPE, text=True)
    server, holder = map(int, client.stdout.readline().split())
    threads = len(os.listdir(f"/proc/{world.daemon.pid}/task")) if world.daemon else 0
    # Nobody has waited for the client yet: it stays a zombie, as below an init that reaps nothing.
    client.kill()
    seconds = wait_until(lambda: not is_alive(server), 5)
    client.wait()
    expect(is_alive(holder), "nobody held the pipes")
    expect(seconds is not None and seconds < END_SECONDS, f"the client is killed: {seconds} s")
    if world.daemon:
        fewer = wait_until(
            lambda: len(os.listdir(f"/proc/{world.daemon.pid}/task")) < threads, END_SECONDS)
        expect(fewer is not None, "the shared server goes on for a client that was killed")
    os.kill(holder, signal.SIGKILL)
    if seconds is None:
        os.kill(server, signal.SIGKILL)


def check_signals(world):
    for number in [signal.SIGTERM, signal.SIGHUP]:
        client = world.ready_client()
        client.process.send_signal(number)
        ends(client, 1, number.name)
        client = world.ready_client()
        client.call("shutdown")
        client.process.send_signal(number)
        ends(client, 0, f"shutdown and {number.name}")
    client = world.ready_client()
    client.process.stdin.close()
    ends(client, 1, "the end of input")
    client = world.ready_client()
    client.call("shutdown")
    client.process.stdin.close()
    ends(client, 0, "shutdown and the end of input")
    client = world.client()
    client.process.stdin.close()
    ends(client, 1, "no input at all")
    client = world.client(is_reading=False)
    client.start("initialize", {"capabilities": {}, "rootUri": world.uri("")})
    client.process.stdout.close()
    try:
        for _ in range(100):
            client.start("workspace/symbol", {"query": "total"})
            time.sleep(0.01)
    except OSError:
        pass
    ends(client, 1, "a client that has closed its end of the answers")


def check_ends_while_working(world):
    """A cold tree: whatever ends the server ends it at once, and nothing of the cache is broken."""
    for way in ["SIGTERM", "SIGHUP", "EOF", "exit", "shutdown", "SIGKILL"]:
        with World(large_tree(), shared=world.shared) as cold:
            client = cold.client()
            client.initialize(str(cold.tree))
            time.sleep(0.3)
            if way.startswith("SIG"):
                client.process.send_signal(getattr(signal, way))
            elif way == "EOF":
                client.process.stdin.close()
            elif way == "exit":
                client.notify("exit")
            else:
                start = time.monotonic()
                client.call("shutdown", timeout=20)
                seconds = time.monotonic() - start
                expect(seconds < END_SECONDS, f"shutdown while working: {seconds:.1f} s")
                client.notify("exit")
            code = {"shutdown": 0, "SIGKILL": -9}.get(way, 1)
            ends(client, code, f"{way} while working")
            cold.run("cache", "check")


def check_killed_after_shutdown(world):
    """Many clients kill as soon as they have the answer to `shutdown`: the next start is warm."""
    with World(large_tree(), shared=world.shared) as cold:
        client = cold.ready_client()
        client.call("shutdown")
        client.kill()
        cold.run("cache", "check")
        status = json.loads(cold.run("status", "--json"))
        expect(status["run"]["parsedFiles"] == 0, f"not warm: {status['run']}")
        client = cold.client()
        client.initialize(str(cold.tree))
        client.call("repomap/synchronize")
        run = client.call("repomap/status")["run"]
        expect(run["parsedFiles"] == 0, f"the next server isn't warm: {run}")
        expect(client.shut_down() == 0, "exit code")


def is_same_as_command_line(world):
    """Whatever happened: another client has the map of the command line."""
    expected = world.run("map", "--no-server").decode()
    client = world.ready_client()
    expect(client.call("repomap/map")["text"] == expected, "the map isn't that of the command line")
    expect(client.shut_down() == 0, "exit code of another client")
    if world.daemon:
        expect(world.daemon.poll() is None, "the shared server is gone")
        expect(world.run("map").decode() == expected, "the shared server has another map")


def main():
    checks = {
        name.removeprefix("check_"): check
        for name, check in globals().items() if name.startswith("check_")
    }
    names = [name for name in sys.argv[1:] if name in checks] or checks
    for shared in [False, True]:
        for name in names:
            with World(shared=shared) as world:
                print(f"{name}{' (shared server)' if shared else ''}", flush=True)
                count = len(failures)
                start = time.monotonic()
                try:
                    checks[name](world)
                    is_same_as_command_line(world)
                except Exception as problem:
                    expect(False, f"{name}: {problem!r}")
                print(f"  {'ok' if len(failures) == count else 'FAILED'}, "
                      f"{time.monotonic() - start:.1f} s", flush=True)
    finish()


main()
