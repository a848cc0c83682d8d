"""The programs that are measured, and what they are measured against."""

import dataclasses
import os
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
    # Prints the milliseconds of wall and CPU that an edit costs in a process that lives.
    edit_to_map: str

    def map(self, directory, cache, *arguments):
        return run([self.repomap, directory, "--cache-dir", cache, "--quiet", *arguments])

    def cold_map(self, directory, cache, *arguments):
        shutil.rmtree(cache, ignore_errors=True)
        return self.map(directory, cache, *arguments)

    def parse(self, directory):
        """Files, bytes, and seconds of CPU."""
        files, size, milliseconds = map(float, run([self.parse_only, directory]).output.split())
        return int(files), int(size), milliseconds / 1000

    def edits(self, directory, cache, edits):
        """Seconds of wall and CPU from a question to its answer after an edit, medians of all edits."""
        arguments = [argument for path, text in edits for argument in (path, text)]
        wall, cpu = map(float, run([self.edit_to_map, directory, cache, *arguments]).output.split())
        return wall / 1000, cpu / 1000
