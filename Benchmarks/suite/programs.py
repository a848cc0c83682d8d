"""The programs that are measured, and what they are measured against."""

import dataclasses
import os
import re
import shutil

from processes import run

CHECKOUT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@dataclasses.dataclass
class Programs:
    repomap: str
    # Prints the number of files, their bytes, and the milliseconds of CPU that parsing them takes
    # on one thread. The reference of cold figures is a build with the runtime and the grammars as
    # they come (-O2, malloc).
    parse_only: str
    # Edits a file again and again in a process that keeps the index, and prints what a map costs
    # then: told of the change, and having to find it.
    edit_map: str

    def map(self, directory, cache, *arguments):
        return run([self.repomap, directory, "--cache-dir", cache, "--quiet", *arguments])

    def cold_map(self, directory, cache, *arguments):
        shutil.rmtree(cache, ignore_errors=True)
        return self.map(directory, cache, *arguments)

    def parse(self, directory):
        """Files, bytes, and seconds of CPU."""
        files, size, milliseconds = map(float, run([self.parse_only, directory]).output.split())
        return int(files), int(size), milliseconds / 1000

    def edit_in_process(self, tree, cache, file, count):
        """Seconds of wall from an edit to the new map, medians: told of the change, and walking."""
        environment = dict(os.environ, REPO_MAP_CACHE_DIR=cache)
        lines = run([self.edit_map, tree, file, str(count)], environment).output.decode().splitlines()
        told, walked = (float(re.search(r"wall ([\d.e-]+) ms", line).group(1)) / 1000 for line in lines)
        return told, walked
