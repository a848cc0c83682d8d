"""Shapes, as a small library would write them."""

from __future__ import annotations
#                      ^ import.name source=__future__ name=annotations

import math
#      ^ import.module source=math
import os.path
#      ^ import.module source=os.path
import numpy as np, collections.abc as abc
#      ^ import.module source=numpy alias=np
#                   ^ import.module source=collections.abc alias=abc
from dataclasses import dataclass, field
#                       ^ import.name source=dataclasses name=dataclass
#                                  ^ import.name source=dataclasses name=field
from functools import cached_property as lazy, lru_cache
#                     ^ import.name source=functools name=cached_property alias=lazy
#                                              ^ import.name source=functools name=lru_cache
from typing import (
    TYPE_CHECKING,
#   ^ import.name source=typing name=TYPE_CHECKING
    Iterable as Many,
#   ^ import.name source=typing name=Iterable alias=Many
)
from .base import Base
#                 ^ import.name source=.base name=Base
from . import registry
#             ^ import.name source=. name=registry
from .. import settings as defaults
#              ^ import.name source=.. name=settings alias=defaults
from ..colors.names import *
#                          ^ import.module source=..colors.names wildcard

if TYPE_CHECKING:
#  ^ reference.constant
    from .canvas import Canvas
#                       ^ import.name source=.canvas name=Canvas

try:
    import ujson as json
#          ^ import.module source=ujson alias=json
except ImportError:
#      ^ reference.constant
    import json
#          ^ import.module source=json

__all__ = ["Shape", "Circle", "area_of"]
# <- definition.variable scope=-
__all__ += ["LIMIT"]

# The number of shapes that fit a canvas.
LIMIT = 100
# <- definition.constant scope=- doc exported

_CACHE: dict[str, Shape] = {
# <- definition.constant scope=- signature="_CACHE: dict[str, Shape] ="
#       ^ reference.type
#            ^ reference.type
#                 ^ reference.type
    "unit": None,
}

version = "1.0"
# <- definition.variable scope=-


class Shape(Base):
#     ^ definition.class scope=- doc exported
#           ^ reference.implementation
    """A shape on a canvas."""

    sides: int = 0
#   ^ definition.field scope=Shape
#          ^ reference.type
    names = ["shape"]
#   ^ definition.field scope=Shape

    def __init__(self, name: str, *, canvas: Canvas | None = None) -> None:
#       ^ definition.constructor scope=Shape
#                            ^ reference.type
#                                            ^ reference.type
        self.name = name
        self.canvas = canvas

    @property
#    ^ reference.attribute
    def area(self) -> float:
#       ^ definition.property scope=Shape doc lines=2
#                     ^ reference.type
        """The area, in square units."""
        raise NotImplementedError
#             ^ reference.constant

    @area.setter
#         ^ reference.attribute
    def area(self, value):
#       ^ definition.property scope=Shape lines=2
        self._area = value

    @lazy
#    ^ reference.attribute
    def box(self):
#       ^ definition.method scope=Shape lines=2
        return self.measure()
#                   ^ reference.call

    @classmethod
#    ^ reference.attribute
    def parse(
#       ^ definition.method scope=Shape doc lines=7 signature=") -> Shape:"
        cls,
        text: str,
#             ^ reference.type
        *,
        strict: bool = True,
#               ^ reference.type
    ) -> Shape:
#        ^ reference.type
        """Reads a shape from text."""
        return cls(text)
#              ^ reference.call

    # Without a docstring, a comment serves.
    def measure(self):
#       ^ definition.method scope=Shape doc
        def corner(x):
#           ^ definition.function scope=Shape.measure
            return math.floor(x)
#                       ^ reference.call

        return corner(self.area)
#              ^ reference.call


@dataclass(frozen=True)
#^ reference.attribute
class Circle(Shape):
#     ^ definition.class scope=- exported lines=2
#            ^ reference.implementation
    radius: float = field(default=1.0)
#   ^ definition.field scope=Circle
#           ^ reference.type
#                   ^ reference.call

    async def draw(self, canvas: Canvas) -> None:
#             ^ definition.method scope=Circle
#                                ^ reference.type
        await canvas.put(self)
#                    ^ reference.call

    class Meta:
#         ^ definition.class scope=Circle
        ordering = ("radius",)
#       ^ definition.field scope=Circle.Meta


@lru_cache(maxsize=None)
#^ reference.attribute
def area_of(shapes: Many[Shape]) -> float:
#   ^ definition.function scope=- doc exported lines=2 signature="def area_of(shapes: Many[Shape]) -> float:"
#                   ^ reference.type
#                        ^ reference.type
#                                   ^ reference.type
    "Adds up the areas."
    return sum(s.area for s in shapes) * defaults.SCALE
#          ^ reference.call
#                                                 ^ reference.constant


def register():
#   ^ definition.function scope=-
    registry.add(Circle)
#            ^ reference.call
#                ^ reference.constant
    path = os.path.join("a", "b")
#                  ^ reference.call
    return path, np.array([LIMIT])
#                   ^ reference.call
#                          ^ reference.constant
