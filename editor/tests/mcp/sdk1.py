"""The official Python SDK, version 1, which opens with `initialize`: the same answers as on the raw wire."""

import asyncio
import os
from datetime import timedelta

from common import BINARY, QUESTIONS, expect, expected_texts, finish, large_tree, tree
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


def parameters(root):
    return StdioServerParameters(
        command=BINARY, args=["mcp"], cwd=str(root), env=dict(os.environ)
    )


async def converse(root, expected):
    async with stdio_client(parameters(root)) as streams, ClientSession(*streams) as session:
        opening = await session.initialize()
        expect(opening.protocolVersion == "2025-11-25", f"version {opening.protocolVersion}")
        expect(len((await session.list_tools()).tools) == 5, "tools")
        await session.send_ping()
        for (name, arguments), (text, is_error) in zip(QUESTIONS, expected):
            result = await session.call_tool(name, arguments)
            expect(result.content[0].text == text, f"{name} {arguments} gives another text")
            expect(bool(result.isError) == is_error, f"{name} {arguments}: isError")
        content = (await session.read_resource("repomap://map")).contents[0].text
        expect("[repomap: " in content, "repomap://map")
        prompt = await session.get_prompt("orient", {"task": "discounts"})
        expect("Task: discounts" in prompt.messages[0].content.text, "prompt")


async def follow_progress(root):
    seen = []

    async def note(progress, total, message):
        seen.append(progress)

    async with stdio_client(parameters(root)) as streams, ClientSession(*streams) as session:
        await session.initialize()
        await session.call_tool(
            "repo_map", {}, progress_callback=note, read_timeout_seconds=timedelta(seconds=60)
        )
    expect(len(seen) >= 2 and seen == sorted(set(seen)), f"progress {seen}")


async def main():
    with tree() as root:
        await converse(root, expected_texts(root))
    with tree(large_tree()) as root:
        await follow_progress(root)


asyncio.run(main())
finish()
