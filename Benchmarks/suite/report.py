"""The tables, in Markdown, and the place in docs/performance.md where they stand."""

import datetime
import os
import platform

import growth
import targets
from processes import run
from programs import CHECKOUT

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
DOCUMENT = os.path.join(CHECKOUT, "docs", "performance.md")


def table(header, rows, left=1):
    """A Markdown table whose first `left` columns are text."""
    lines = [header, ["---"] * left + ["---:"] * (len(header) - left)] + rows
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine(count, loads):
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), platform.machine())
    revision = run(["git", "-C", CHECKOUT, "rev-parse", "--short", "HEAD"], fails=True).output.decode().strip()
    return (f"{datetime.date.today()}, revision {revision or 'unknown'}, {os.cpu_count()} cores ({model}), Linux "
            f"{platform.release()}, {count} interleaved rounds; load average {loads[0]:.1f} before and {loads[1]:.1f} "
            "after (one busy thread of our own makes 1).")


def verdict(is_met):
    return "met" if is_met else "**not met**"


def target_table(all_rounds, start, points):
    header = ["what", "target", *(rounds.name for rounds in all_rounds), "verdict"]
    rows = []
    for target in targets.TARGETS:
        judged = [rounds for rounds in all_rounds if target.applies_to(rounds)]
        if not judged:
            continue
        cells = [target.form.format(target.figure(rounds)) if rounds in judged else "" for rounds in all_rounds]
        missed = [rounds.name for rounds in judged if not target.is_met(rounds)]
        some = f" ({', '.join(missed)})" if 0 < len(missed) < len(judged) else ""
        judgement = ["", *cells, ""]
        if target.limit is not None:
            judgement = ["≤ " + target.form.format(target.limit), *cells, verdict(not missed) + some]
        rows.append([target.what, *judgement])
    empty = [""] * (len(all_rounds) - 1)
    if start is not None:
        rows.append(["`repomap --version`, wall ÷ `git --version`", f"≤ {targets.START_LIMIT}", f"{start:.2f}", *empty,
                     verdict(start <= targets.START_LIMIT)])
    if points:
        slope = growth.slope(points)
        rows.append([f"growth: slope of log(cold CPU) over log(bytes), {len(points)} trees of {size(points[0][0])} to "
                     f"{size(points[-1][0])}", f"≤ {targets.GROWTH_LIMIT}", f"{slope:.2f}", *empty,
                     verdict(slope <= targets.GROWTH_LIMIT)])
    return table(header, rows)


def repository_table(all_rounds):
    header = ["repository", "files", "size", "parse alone, CPU", "cold, CPU", "cold, wall", "`git status`, wall",
              "warm, wall", "warm, CPU", "other question, wall", "edit − warm, wall",
              "edit in process, told", "the same, walking", "peak, cold", "peak, warm"]
    return table(header, [
        [r.name, f"{r.median('files'):,.0f}", size(r.median("bytes")), seconds(r.median("parse")),
         seconds(r.median("cold cpu")), seconds(r.median("cold wall")), seconds(r.median("status")),
         seconds(r.median("warm")), seconds(r.median("warm cpu")), seconds(r.median("other")),
         seconds(r.median("edit")), seconds(r.median("told edit")), seconds(r.median("walked edit")),
         size(r.median("cold peak")), size(r.median("warm peak"))]
        for r in all_rounds
    ])


def growth_table(points):
    figures = [["cold, CPU", *(seconds(cpu) for _, cpu in points)]]
    return table(["size", *(size(bytes_) for bytes_, _ in points)], figures)


def instruction_table(counts):
    return table(["run", "million instructions"], [[name, f"{count / 1e6:.1f}"] for name, count in counts.items()])


def aider_table(measured):
    rows = []
    for rounds, (cold, later) in measured:
        cold_factor, later_factor = cold / rounds.median("cold cpu"), later / rounds.median("other cpu")
        rows.append([
            rounds.name, seconds(cold), f"{cold_factor:.0f}", verdict(cold_factor >= targets.AIDER_COLD_FACTOR),
            seconds(later), f"{later_factor:.0f}", verdict(later_factor >= targets.AIDER_LATER_FACTOR),
        ])
    return table(["repository", "aider cold, CPU", "÷ ours", f"≥ {targets.AIDER_COLD_FACTOR}", "aider later, CPU",
                  "÷ ours", f"≥ {targets.AIDER_LATER_FACTOR}"], rows)


def size(bytes_):
    return f"{bytes_ / 1e6:.1f} MB" if bytes_ >= 1e6 else f"{bytes_ / 1e3:.0f} KB"


def seconds(value):
    return f"{value:.2f} s" if abs(value) >= 1 else f"{value * 1000:.1f} ms"


def write_into_document(text):
    """Replaces what stands between the markers."""
    with open(DOCUMENT, encoding="utf-8") as file:
        document = file.read()
    head, _, rest = document.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not end:
        raise SystemExit(f"{DOCUMENT} lacks {BEGIN} … {END}")
    with open(DOCUMENT, "w", encoding="utf-8") as file:
        file.write(f"{head}{BEGIN}\n\n{text}\n\n{END}{tail}")
