"""How cold CPU grows with the size of a tree: ten parts of one repository, 10 KB to 500 MB or all
of it."""

import math
import os
import shutil
import statistics

import repositories

TREE_COUNT = 10
SMALLEST = 10_000
LARGEST = 500_000_000
# Below it, what every run costs is most of the figure, and growth of the rest doesn't show.
TELLING_BYTES = 1_000_000
# Trees beyond it are mapped once: one map takes so long that it is an average by itself.
SINGLE_BYTES = 50_000_000


def measure(programs, original, workspace, count):
    """The trees' sizes and the median CPU of a cold map of each."""
    whole = min(LARGEST, sum(size for _, size in repositories.code_files(original)))
    tree, cache = (os.path.join(workspace, name) for name in ("growth", "growth-cache"))
    points = []
    for number in range(TREE_COUNT):
        wanted = SMALLEST * (whole / SMALLEST) ** (number / (TREE_COUNT - 1))
        os.makedirs(tree)
        size = repositories.copy_part(original, tree, wanted)
        times = [programs.cold_map(tree, cache).cpu for _ in range(1 if size > SINGLE_BYTES else count)]
        points.append((size, statistics.median(times)))
        shutil.rmtree(tree)
    return points


def slope(points):
    """Slope of log(CPU) over log(bytes), by least squares."""
    xs = [math.log(size) for size, _ in points]
    ys = [math.log(cpu) for _, cpu in points]
    return statistics.linear_regression(xs, ys).slope


def telling_slope(points):
    """The same over the trees that are large enough for growth to show; nothing if those are few."""
    telling = telling_points(points)
    return slope(telling) if len(telling) > 2 else None


def local_slopes(points):
    """The slope between each tree and the next larger one."""
    return [slope(pair) for pair in zip(points, points[1:])]


def steepest(points):
    """The largest slope between neighbours that are large enough, if there are any."""
    return max(local_slopes(telling_points(points)), default=None)


def telling_points(points):
    return [point for point in points if point[0] >= TELLING_BYTES]
