"""The programs that are measured, and what they are measured against."""

import dataclasses
import os
import re
import shutil

from processes import ProgramFailed, run

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@dataclasses.dataclass
class Programs:
    repomap: str
    # Prints the number of files, their bytes, and the milliseconds of CPU that parsing them takes
    # on one thread. The reference of cold figures is a build with the runtime and the grammars as
    # they come (-O2, malloc).
    parse_only: str
    parse_only_grammars: str
    # The folder of the benchmarks' own programs.
    products: str

    def product(self, name):
        """The path of one of the benchmarks' programs."""
        path = os.path.join(self.products, name)
        if not os.path.exists(path):
            raise ProgramFailed(f"{path} is missing; `make bench` builds it")
        return path

    def map(self, directory, cache, *arguments):
        return run([self.repomap, directory, "--cache-dir", cache, "--quiet", *arguments])

    def cold_map(self, directory, cache, *arguments):
        shutil.rmtree(cache, ignore_errors=True)
        return self.map(directory, cache, *arguments)

    def parse(self, directory):
        """Files, bytes, and seconds of CPU."""
        environment = dict(os.environ, REPO_MAP_GRAMMAR_DIR=self.parse_only_grammars)
        output = run([self.parse_only, directory], environment).output
        files, size, milliseconds = map(float, output.split())
        return int(files), int(size), milliseconds / 1000

    def edit_in_process(self, tree, cache, file, count):
        """Medians of seconds of wall in a process that keeps the index: from an edit to the new map,
        `told` of the change and having `walked`, and of the same question when it is told that
        nothing has changed, `unchanged`."""
        environment = dict(os.environ, REPO_MAP_CACHE_DIR=cache)
        output = run([self.product("edit-map"), tree, file, str(count)], environment).output.decode()
        medians = re.findall(r"^(\w+) wall ([\d.e-]+) ms", output, re.MULTILINE)
        return {name: float(wall) / 1000 for name, wall in medians}
