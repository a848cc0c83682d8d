"""The tables, in Markdown, and the place in docs/performance.md where they stand."""

import datetime
import os
import platform

import growth
import languages
import targets
from processes import run
from programs import CHECKOUT

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


def target_table(all_rounds, figures):
    """Every target, one column for each repository and one for what is measured of none."""
    header = ["what", "target", *(rounds.name for rounds in all_rounds), "general", "verdict"]
    return table(header, [target_row(target, all_rounds, figures) for target in targets.TARGETS])


def target_row(target, all_rounds, figures):
    values = [target.value(rounds) if target.applies_to(rounds) else None for rounds in all_rounds]
    values.append(target.value(figures) if target.is_general else None)
    cells = ["" if value is None else target.text(value) for value in values]
    return [target.what, target.limit_text, *cells, verdict(target, values, [rounds.name for rounds in all_rounds])]


def verdict(target, values, names):
    """Whether a target is met, and if not everywhere, where it isn't."""
    measured = [place for place, value in enumerate(values) if value is not None]
    if not measured:
        return "not measured"
    if not target.sense:
        return ""
    missed = [place for place in measured if not target.is_met(values[place])]
    some = f" ({', '.join(names[place] for place in missed)})" if 0 < len(missed) < len(measured) else ""
    return "**not met**" + some if missed else "met"


def repository_table(all_rounds):
    header = ["repository", "files", "size", "parse alone, CPU", "cold, CPU", "cold, wall", "`git status`, wall",
              "warm, wall", "warm, CPU", "other question, wall", "edit − warm, wall",
              "edit in process, told", "the same, walking", "nothing changed, told",
              "peak, cold", "peak, warm"]
    return table(header, [
        [r.name, f"{r.median('files'):,.0f}", size(r.median("bytes")), seconds(r.median("parse")),
         seconds(r.median("cold cpu")), seconds(r.median("cold wall")), seconds(r.median("status")),
         seconds(r.median("warm")), seconds(r.median("warm cpu")), seconds(r.median("other")),
         seconds(r.median("edit")), seconds(r.median("told question")), seconds(r.median("walked question")),
         seconds(r.median("unchanged question")),
         size(r.median("cold peak")), size(r.median("warm peak"))]
        for r in all_rounds
    ])


def language_table(measures):
    """Small trees stand last: their ratios say what a process costs, not a language."""
    def row(own):
        return [own.name, f"{own.files:,}", size(own.size), seconds(own.median(own.parse)), seconds(own.median(own.cpu)),
                seconds(own.median(own.wall)), f"{own.median(own.ratio):.2f}"]
    ordered = sorted(measures, key=lambda own: (own.size < languages.SMALLEST_TREE, own.name))
    return table(["language", "files", "size", "parse alone, CPU", "cold, CPU", "cold, wall", "cold CPU ÷ parse alone"],
                 [row(own) for own in ordered])


def growth_table(points):
    slopes = [f"{slope:.2f}" for slope in growth.local_slopes(points)]
    return table(["size", *(size(bytes_) for bytes_, _ in points)], [
        ["cold, CPU", *(seconds(cpu) for _, cpu in points)],
        ["slope from the last one", "", *slopes],
    ])


def instruction_table(counts):
    return table(["run", "million instructions"], [[name, f"{count / 1e6:.1f}"] for name, count in counts.items()])


def aider_table(all_rounds):
    """aider's CPU: of the processes, and without what Python and aider's modules take to start."""
    rows = []
    for rounds in (rounds for rounds in all_rounds if rounds.aider):
        row = [rounds.name, rounds.aider["version"]]
        for key, own in (("cold", "cold cpu"), ("later", "other cpu")):
            process, call = rounds.aider[key], rounds.aider[f"{key} call"]
            ours = rounds.median(own)
            row += [seconds(process), seconds(call), seconds(ours), f"{process / ours:.1f}", f"{call / ours:.1f}"]
        rows.append(row)
    return table(["repository", "aider", "cold, CPU", "without start", "ours", "ratio", "without start",
                  "later, CPU", "without start", "ours", "ratio", "without start"], rows)


def size(bytes_):
    return f"{bytes_ / 1e6:.1f} MB" if bytes_ >= 1e6 else f"{bytes_ / 1e3:.0f} KB"


def seconds(value):
    return f"{value:.2f} s" if abs(value) >= 1 else f"{value * 1000:.1f} ms"


def write_into_document(text, marker, path=DOCUMENT):
    """Replaces what stands between the markers of this name."""
    begin, finish = f"<!-- {marker}:begin -->", f"<!-- {marker}:end -->"
    with open(path, encoding="utf-8") as file:
        document = file.read()
    head, _, rest = document.partition(begin)
    _, end, tail = rest.partition(finish)
    if not end:
        raise SystemExit(f"{path} lacks {begin} … {finish}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{head}{begin}\n\n{text}\n\n{finish}{tail}")
