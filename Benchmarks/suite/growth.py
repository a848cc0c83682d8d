"""How cold CPU grows with the size of a tree: trees of 10 KB up to all that there is."""

import math
import os
import statistics

import repositories

TREE_COUNT = 10
SMALLEST = 10_000


def measure(programs, original, workspace, count):
    """The trees' sizes and the median CPU of a cold map of each."""
    whole = sum(size for _, size in repositories.code_files(original))
    points = []
    for number in range(TREE_COUNT):
        size = SMALLEST * (whole / SMALLEST) ** (number / (TREE_COUNT - 1))
        tree = os.path.join(workspace, f"growth-{number}")
        os.makedirs(tree)
        repositories.copy_part(original, tree, size)
        bytes_ = programs.parse(tree)[1]
        cache = os.path.join(workspace, "growth-cache")
        points.append((bytes_, statistics.median(programs.cold_map(tree, cache).cpu for _ in range(count))))
    return points


def slope(points):
    """Slope of log(CPU) over log(bytes), by least squares."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(cpu) for _, cpu in points]
    return statistics.linear_regression(xs, ys).slope
