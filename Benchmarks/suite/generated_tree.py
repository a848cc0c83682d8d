"""A tree of 10,000 source files, the same everywhere, for what depends on their number alone."""

import os

import repositories

FILE_COUNT = 10_000
# As in Linux, where 5,096 directories hold 78,579 files: 16 in each that holds any.
FILES_IN_DIRECTORY = 16
DIRECTORIES_IN_DIRECTORY = 25


def make(tree):
    """Writes the files, each of which calls a function of another one, and commits them."""
    for number in range(FILE_COUNT):
        path = os.path.join(tree, file_path(number))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            callee = number * 7919 % FILE_COUNT
            file.write(f"int function_{number}(int a)\n{{\n\treturn function_{callee}(a + {number});\n}}\n")
    repositories.commit(tree)


def file_path(number):
    """Where a file lies: 25 directories with 25 directories each, which hold 16 files."""
    directory = number // FILES_IN_DIRECTORY
    return os.path.join(f"part_{directory // DIRECTORIES_IN_DIRECTORY}",
                        f"module_{directory % DIRECTORIES_IN_DIRECTORY}", f"file_{number}.c")
