"""The definitions that universal-ctags finds."""

import dataclasses
import json
import os
import subprocess

from processes import ProgramFailed


@dataclasses.dataclass
class Tag:
    name: str
    kind: str
    path: str
    line: int
    scope: str
    scope_kind: str
    typeref: str  # what kind of type it is, and its name: struct:node

    @property
    def place(self):
        return f"{self.path}:{self.scope_kind}"


def check():
    """Fails where there is no universal-ctags that writes JSON."""
    try:
        output = subprocess.run(["ctags", "--list-features"], capture_output=True).stdout
    except OSError:
        output = b""
    if b"\njson" not in output:
        raise ProgramFailed("ctags is missing or isn't universal-ctags with its JSON format; on Debian: "
                            "apt-get install universal-ctags")


def read(directory, parser, paths):
    """All tags of the files, of all kinds, with the given parser whatever the files' names are.

    Nothing of the user's settings, and nothing that has no name of its own.
    """
    command = ["ctags", "--options=NONE", f"--language-force={parser}", f"--kinds-{parser}=*", "--output-format=json",
               "--fields=+nKsEt", "--extras=-r", "-f", "-", "-L", "-"]
    result = subprocess.run(command, cwd=directory, input=os.fsencode("\n".join(paths) + "\n"), capture_output=True)
    if result.returncode:
        raise ProgramFailed(f"ctags: {result.stderr.decode(errors='replace')}")
    lines = (json.loads(line) for line in result.stdout.decode(errors="replace").splitlines())
    return [Tag(value["name"], value["kind"], value["path"], value["line"], value.get("scope", ""),
                value.get("scopeKind", ""), value.get("typeref", ""))
            for value in lines if value["_type"] == "tag" and "anonymous" not in value.get("extras", "")]
