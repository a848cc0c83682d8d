"""Estimates against true counts, in tables of Markdown."""

import statistics
import struct
import subprocess
import tempfile

KINDS = ["line", "definition", "chunk", "json", "jsonpretty", "xml", "markdown", "tags", "dot"]
BUDGETS = [256, 512, 1024, 2048, 4096, 8192, 16384, 32768]


def print_report(found, program):
    estimates = ask(program, [sample.text for sample in found])
    rows = list(zip(found, estimates))
    print("| pieces | | mean tokens | sum ÷ true | tokens ÷ true | not below the truth |\n|---|---:|---:|---:|---:|---:|")
    for kind in KINDS:
        of_kind = [(max(sample[3:]), *estimate) for sample, estimate in rows if sample.kind == kind]
        if not of_kind:
            continue
        true, sums, tokens = (sum(column) for column in zip(*of_kind))
        covered = sum(tokens >= true for true, _, tokens in of_kind)
        print(f"| {kind} | {len(of_kind):,} | {true / len(of_kind):.0f} | {sums / true / 1000:.3f} | {tokens / true:.3f} "
              f"| {100 * covered / len(of_kind):.1f} % |")
    print("\n| maps | larger count | cl100k | o200k | below 1 | above 1.08 |\n|---|---:|---:|---:|---:|---:|")
    for task in ["plain", "task"]:
        for budget in BUDGETS:
            maps = [(sample, tokens) for sample, (_, tokens) in rows if sample.kind == f"map.{budget}.{task}"]
            if not maps:
                continue
            larger = [tokens / max(sample[3:]) for sample, tokens in maps]
            print(f"| {task} {budget:,} | {spread(larger)} | {spread([tokens / sample.cl100k for sample, tokens in maps])} "
                  f"| {spread([tokens / sample.o200k for sample, tokens in maps])} | {sum(ratio < 1 for ratio in larger)} "
                  f"| {sum(ratio > 1.08 for ratio in larger)} of {len(maps)} |")


def spread(ratios):
    return f"{min(ratios):.3f} · {statistics.median(ratios):.3f} · {max(ratios):.3f}"


def ask(program, texts):
    """For each text the sum in thousandths, and the tokens that it is said to have."""
    with tempfile.NamedTemporaryFile() as file:
        for text in texts:
            content = text.encode()
            file.write(struct.pack("<I", len(content)) + content)
        file.flush()
        output = subprocess.run([program, f"documents={file.name}"], check=True, capture_output=True, text=True).stdout
    return [tuple(map(int, line.split())) for line in output.splitlines()]
