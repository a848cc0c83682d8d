"""What stands on the wire: every result against the SDK's own schema, every tool's schema against the
meta-schema, what clients with faults get, and that no answer is longer than asked for."""

import json
import subprocess
import time
import tomllib

from common import BINARY, META, MODERN, QUESTIONS, Server, expect, finish, tree
from jsonschema import Draft202012Validator
from mcp_types.methods import validate_server_result

LEGACY = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]
REQUESTS = [
    ("server/discover", {}),
    ("tools/list", {}),
    ("resources/list", {}),
    ("resources/templates/list", {}),
    ("prompts/list", {}),
    ("resources/read", {"uri": "repomap://map"}),
    ("resources/read", {"uri": "repomap://status"}),
    ("resources/read", {"uri": "repomap://outline/shop/cart.py"}),
    ("prompts/get", {"name": "orient", "arguments": {"task": "x"}}),
    *(("tools/call", {"name": name, "arguments": arguments}) for name, arguments in QUESTIONS),
]


def valid(method, version, message):
    try:
        validate_server_result(method, version, message["result"])
    except Exception as problem:
        expect(False, f"{method} {version}: {problem}\n{message}")


def check_results(root):
    for options in [[], ["--structured"]]:
        with Server(root, *options) as server:
            for method, params in REQUESTS:
                valid(method, MODERN, server.ask(method, params))
    for version in LEGACY:
        with Server(root) as server:
            opening = server.ask(
                "initialize",
                {"protocolVersion": version, "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
                version=None,
            )
            expect(opening["result"]["protocolVersion"] == version, f"initialize {version}")
            valid("initialize", version, opening)
            server.send({"jsonrpc": "2.0", "method": "notifications/initialized"})
            for method, params in REQUESTS[1:]:
                valid(method, version, server.ask(method, params, version=None))
            valid("ping", version, server.ask("ping", version=None))


def check_schemas(root):
    for options in [[], ["--structured"]]:
        with Server(root, *options) as server:
            tools = {tool["name"]: tool for tool in server.ask("tools/list")["result"]["tools"]}
            for tool in tools.values():
                for name in ["inputSchema", "outputSchema"]:
                    if name in tool:
                        Draft202012Validator.check_schema(tool[name])
            for name, arguments in QUESTIONS:
                result = server.ask("tools/call", {"name": name, "arguments": arguments})["result"]
                schema = tools[name].get("outputSchema")
                if not schema:
                    expect("structuredContent" not in result, f"{name} has structured content")
                elif not result.get("isError"):
                    Draft202012Validator(schema).validate(result["structuredContent"])


def check_faults(root):
    with Server(root) as server:
        opening = server.ask("initialize", {"protocolVersion": "2099-01-01"}, version=None)
        expect(opening["result"]["protocolVersion"] == LEGACY[-1], "initialize 2099-01-01")
    with Server(root) as server:
        error = server.ask("tools/list", version=None)["error"]
        expect(error["code"] == -32602, f"no _meta: {error}")
        key = "io.modelcontextprotocol/protocolVersion"
        error = server.ask("tools/list", meta={key: "2099-01-01"})["error"]
        expect(
            error["code"] == -32022
            and error["data"] == {"supported": [MODERN], "requested": "2099-01-01"},
            f"unknown version: {error}",
        )
        error = server.ask("tools/list", version=None, meta={key: MODERN})["error"]
        expect(error["code"] == -32602, f"no capabilities: {error}")
        for params in [{"name": "map"}, {"name": "repo_map", "arguments": 3}, {}]:
            error = server.ask("tools/call", params)["error"]
            expect(error["code"] == -32602, f"{params}: {error}")
        error = server.ask("tools/list", {"cursor": "x"})["error"]
        expect(error["code"] == -32602, f"cursor: {error}")
        error = server.ask("ping")["error"]
        expect(error["code"] == -32601, f"ping: {error}")


def check_lengths(root):
    """No answer has more tokens than asked for, as the program itself counts them."""
    with Server(root) as server:
        for name, arguments in QUESTIONS[:-1]:
            for limit in [256, 400, 1000]:
                text, is_error = server.call(name, {**arguments, "max_tokens": limit})
                last = text.rstrip("\n").split("\n")[-1]
                used = int(last.split(" files, ")[1].split("/")[0].replace(",", ""))
                expect(not is_error and used <= limit, f"{name}: {used} of {limit} tokens")
    # The map is what the command line prints for the same question.
    with Server(root) as server:
        text, _ = server.call("repo_map", {"max_tokens": 300})
    map_text, _, _ = text.rpartition("[repomap: ")
    budget = map_text.rstrip("\n").split("\n")[-1].split("/")[1].split(" ")[0].replace(",", "")
    printed = subprocess.run(
        [BINARY, "map", "--tokens", budget], cwd=root, check=True, capture_output=True
    ).stdout
    expect(printed.decode() == map_text, "the map is another one than on the command line")


def check_configurations(root):
    """What --print-config prints is JSON or TOML, and starts a server as it is written."""
    for client in ["claude", "codex", "vscode", "cursor", "gemini", "zed"]:
        printed = subprocess.run(
            [BINARY, "mcp", "--print-config", client], check=True, capture_output=True, text=True
        )
        load = tomllib.loads if client == "codex" else json.loads
        (servers,) = load(printed.stdout).values()
        settings = servers["repomap"]
        expect(settings["command"] == BINARY, f"{client}: {settings['command']}")
        arguments = [word.replace("${workspaceFolder}", str(root)) for word in settings["args"]]
        with Server(root, *arguments[1:]) as server:
            text, _ = server.call("find_symbol", {"name": "total", "exact": True})
            expect("#total [" in text, f"{client}: {text}")


def check_opening_times(root):
    start = time.monotonic()
    with Server(root) as server:
        server.ask("server/discover")
        server.ask("tools/list")
        took = time.monotonic() - start
    expect(took < 0.5, f"the first answers took {took * 1000:.0f} ms")
    print(f"first two answers after {took * 1000:.0f} ms")


with tree() as root:
    check_results(root)
    check_schemas(root)
    check_faults(root)
    check_lengths(root)
    check_configurations(root)
    check_opening_times(root)
finish()
