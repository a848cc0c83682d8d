#!/usr/bin/env python3
"""What an agent asks `repomap mcp`, and what it is told, for a picture."""

import json
import subprocess

CALLS = [
    ("repo_map", {"task": "a request that is cancelled goes on", "max_tokens": 330}),
    ("find_references", {"symbol": "StopHandle.raise", "limit": 3, "max_tokens": 400}),
    ("related_files", {"files": ["Sources/JSONRPC/Connection.swift"], "limit": 4, "max_tokens": 400}),
]
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}

server = subprocess.Popen(["repomap", "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
for number, (name, arguments) in enumerate(CALLS):
    print(f"\033[1;36m● {name}\033[0m {json.dumps(arguments)}", flush=True)
    parameters = {"name": name, "arguments": arguments, "_meta": META}
    print(json.dumps({"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": parameters}),
          file=server.stdin, flush=True)
    answer = json.loads(server.stdout.readline())
    print("\n".join("  " + line for line in answer["result"]["content"][0]["text"].rstrip().split("\n")), flush=True)
server.stdin.close()
server.wait()
