"""Runs programs and accounts for what they took, as the operating system does."""

import dataclasses
import os
import tempfile
import time


@dataclasses.dataclass
class Usage:
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: int  # bytes of the resident set
    output: bytes
    errors: bytes


class ProgramFailed(Exception):
    pass


def run(arguments, environment=None, fails=False, input_path=os.devnull):
    """Runs a program to its end.

    `posix_spawn`, because forking this interpreter would be a part of what a short program takes.
    With `fails`, the exit code doesn't matter.
    """
    environment = dict(os.environ) if environment is None else environment
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, input_path, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, output.fileno(), 1),
            (os.POSIX_SPAWN_DUP2, errors.fileno(), 2),
        ]
        start = time.monotonic()
        try:
            process = os.posix_spawnp(arguments[0], arguments, environment, file_actions=actions)
        except OSError as error:
            raise ProgramFailed(f"{arguments[0]}: {error.strerror}") from error
        _, status, usage = os.wait4(process, 0)
        wall = time.monotonic() - start
        for stream in (output, errors):
            stream.seek(0)
        result = Usage(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024,
                       output.read(), errors.read())
    code = os.waitstatus_to_exitcode(status)
    if code != 0 and not fails:
        raise ProgramFailed(f"{' '.join(arguments)}: exit code {code}\n{result.errors.decode(errors='replace')}")
    return result
