"""The official Python SDK, version 2, in each of its modes: the same answers as on the raw wire."""

import asyncio
import os

from common import BINARY, QUESTIONS, expect, expected_texts, finish, large_tree, tree, write
from mcp import StdioServerParameters
from mcp.client import Client


def parameters(root):
    return StdioServerParameters(
        command=BINARY, args=["mcp"], cwd=str(root), env=dict(os.environ)
    )


async def converse(root, mode, expected):
    async with Client(parameters(root), mode=mode) as client:
        version = client.protocol_version
        expect(
            version == ("2025-11-25" if mode == "legacy" else "2026-07-28"), f"{mode}: version {version}"
        )
        # Who names a revision of the modern era asks for nothing before its first call.
        if mode != "2026-07-28":
            expect(client.instructions.count("\n") >= 8, f"{mode}: no instructions")
        names = [tool.name for tool in (await client.list_tools()).tools]
        expect(
            names == ["repo_map", "find_symbol", "find_references", "file_outline", "related_files"],
            f"{mode}: tools {names}",
        )
        for (name, arguments), (text, is_error) in zip(QUESTIONS, expected):
            result = await client.call_tool(name, arguments)
            expect(result.content[0].text == text, f"{mode}: {name} {arguments} gives another text")
            expect(bool(result.is_error) == is_error, f"{mode}: {name} {arguments}: isError")
            expect(result.structured_content is None, f"{mode}: {name} has structured content")
        resources = [str(resource.uri) for resource in (await client.list_resources()).resources]
        expect(resources == ["repomap://map", "repomap://status"], f"{mode}: {resources}")
        for uri in [*resources, "repomap://outline/shop/cart.py"]:
            content = (await client.read_resource(uri)).contents[0].text
            expect(len(content) > 40, f"{mode}: {uri} is empty")
        expect(len((await client.list_resource_templates()).resource_templates) == 1, f"{mode}: templates")
        prompt = await client.get_prompt("orient", {"task": "discounts"})
        expect("Task: discounts" in prompt.messages[0].content.text, f"{mode}: prompt")


async def follow_progress(root, mode):
    """Progress of a cold tree grows; a call that takes too long is cancelled and the session goes on."""
    seen = []

    async def note(progress, total, message):
        seen.append((progress, total))

    async with Client(parameters(root), mode=mode) as client:
        try:
            await client.call_tool("repo_map", {}, read_timeout_seconds=0.5, progress_callback=note)
            expect(False, f"{mode}: nothing was cancelled")
        except Exception:
            pass
        result = await client.call_tool("repo_map", {"max_tokens": 300}, progress_callback=note)
        expect("partial: no]" in result.content[0].text, f"{mode}: partial after a cancelled call")
    counts = [progress for progress, _ in seen]
    expect(len(seen) >= 2, f"{mode}: {len(seen)} progress notices")
    expect(all(done <= total for done, total in seen), f"{mode}: progress beyond its total")
    print(f"{mode}: {len(seen)} progress notices, up to {max(counts, default=0):.0f}")


async def main():
    modes = ["auto", "legacy", "2026-07-28"]
    with tree() as root:
        expected = expected_texts(root)
        for mode in modes:
            await converse(root, mode, expected)
    for mode in modes[1:]:
        with tree(large_tree()) as root:
            await follow_progress(root, mode)


asyncio.run(main())
finish()
