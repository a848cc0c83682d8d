"""Fits the costs of the token estimate, and measures how far estimates are from true counts.

    scripts/tokens samples --maps FOLDER FILE DIRECTORY…    collect samples and their true counts
    scripts/tokens fit [--half 0|1] FILE                    write Sources/TokenCounting/Estimating/EstimatorWeights+Generated.swift
    scripts/tokens report [--half 0|1] FILE PROGRAM         compare with what PROGRAM (token-counts) says

Needs a Python with tiktoken, numpy and scipy, and the vocabularies of cl100k_base and o200k_base in TIKTOKEN_CACHE_DIR: the folder
litellm/litellm_core_utils/tokenizers of the package litellm is one. FOLDER holds maps, called REPOSITORY.BUDGET.KIND.map.
With --half only every second repository is fitted to, and the others are reported.
"""

import argparse

import fitting
import report
import samples


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("samples")
    command.add_argument("--maps", required=True)
    command.add_argument("file")
    command.add_argument("directories", nargs="+")
    for name in ["fit", "report"]:
        command = commands.add_parser(name)
        command.add_argument("--half", type=int, choices=[0, 1])
        command.add_argument("file")
        if name == "report":
            command.add_argument("program")
    options = parser.parse_args()
    if options.command == "samples":
        samples.write(options.file, samples.collect(options.directories, options.maps))
        return
    found = samples.read(options.file)
    tuned = samples.tuned_repositories(found, options.half)
    if options.command == "fit":
        fitting.fit([sample for sample in found if sample.repository in tuned])
    else:
        held_out = [sample for sample in found if options.half is None or sample.repository not in tuned]
        report.print_report(held_out, options.program)


main()
