import importlib
#      ^ import.module source=importlib
import typing as t
#      ^ import.module source=typing alias=t
from enum import Enum
#                ^ import.name source=enum name=Enum
from typing import NamedTuple, NewType, TypeVar, overload
#                  ^ import.name source=typing name=NamedTuple
#                              ^ import.name source=typing name=NewType
#                                       ^ import.name source=typing name=TypeVar
#                                                ^ import.name source=typing name=overload

plugin = importlib.import_module("tricky.plugin")
# <- definition.variable scope=-
#                  ^ reference.call
#                                 ^ import.module source=tricky.plugin
T = TypeVar("T")
# <- definition.type scope=-
#   ^ reference.call
UserId = NewType("UserId", int)
# <- definition.type scope=-
#        ^ reference.call
Point = NamedTuple("Point", [("x", int)])
# <- definition.class scope=-
#       ^ reference.call
Alias: t.TypeAlias = dict[str, "Point"]
# <- definition.type scope=-
#        ^ reference.type
type Pair[K] = tuple[K, K]
#    ^ definition.type scope=-
#         ^ reference.type
#              ^ reference.type
#                    ^ reference.type
#                       ^ reference.type
square = lambda x: x * x
# <- definition.function scope=-
HOST, port = "localhost", 80
# <- definition.constant scope=-
#     ^ definition.variable scope=-
TIMEOUT: float
# <- definition.constant scope=-
#        ^ reference.type
counter = 0
# <- definition.variable scope=-
counter += 1

if port:
    DEBUG = True
#   ^ definition.constant scope=-
elif HOST:
#    ^ reference.constant
    DEBUG = False
#   ^ definition.constant scope=-
else:
    log_level = "info"
#   ^ definition.variable scope=-

try:
    import fast
#          ^ import.module source=fast
except ImportError as error:
#      ^ reference.constant
    fast = None
#   ^ definition.variable scope=-


class Color(str, Enum):
#     ^ definition.class scope=-
#           ^ reference.implementation
#                ^ reference.implementation
    RED = "red"
#   ^ definition.field scope=Color
    GREEN, BLUE = "green", "blue"
#   ^ definition.field scope=Color
#          ^ definition.field scope=Color
    if t.TYPE_CHECKING:
#        ^ reference.constant
        def hint(self): ...
#           ^ definition.method scope=Color


class Store(t.Generic[T], metaclass=Meta):
#     ^ definition.class scope=-
#             ^ reference.implementation
#                     ^ reference.constant
#                                   ^ reference.constant
    @overload
#    ^ reference.attribute
    def get(self, key: str) -> T: ...
#       ^ definition.method scope=Store lines=2
#                      ^ reference.type
#                              ^ reference.type
    @overload
#    ^ reference.attribute
    def get(self, key: int, default: t.Optional[T]) -> T | None: ...
#       ^ definition.method scope=Store lines=2
#                      ^ reference.type
#                                      ^ reference.type
#                                               ^ reference.type
#                                                      ^ reference.type
    def get(self, key, default=None):
#       ^ definition.method scope=Store
        return self.items.get(key, default)
#                         ^ reference.call

    @staticmethod
#    ^ reference.attribute
    def make(kind: type[Store[T]], *args: t.Any, **kwargs: list[Color]): pass
#       ^ definition.method scope=Store lines=2
#                  ^ reference.type
#                       ^ reference.type
#                             ^ reference.type
#                                           ^ reference.type
#                                                          ^ reference.type
#                                                               ^ reference.type


# A decorator
# with an inner function.
def traced(level):
#   ^ definition.function scope=- doc
    def decorate(function):
#       ^ definition.function scope=traced
        @wraps(function)
#        ^ reference.attribute
        def wrapper(*args):
#           ^ definition.function scope=traced.decorate lines=2
            LOCAL = 1
            return function(*args)
#                  ^ reference.call
        return wrapper
    return decorate


@traced(level=Color.RED)
#^ reference.attribute
#             ^ reference.constant
#                   ^ reference.constant
@app.route("/")
#    ^ reference.attribute
def index(): return Response(status=HOST)
#   ^ definition.function scope=- lines=3
#                   ^ reference.call
#                                   ^ reference.constant


def outer():
#   ^ definition.function scope=-
    class Inner:
#         ^ definition.class scope=outer
        limit = 3
#       ^ definition.field scope=outer.Inner
    from .late import loader
#                     ^ import.name source=.late name=loader
    return [Inner, loader]
#           ^ reference.constant


def handle(event):
#   ^ definition.function scope=-
    match event:
        case Point(x=0):
#            ^ reference.type
            return Color.RED
#                  ^ reference.constant
#                        ^ reference.constant
        case Color.BLUE:
#            ^ reference.constant
#                  ^ reference.constant
            return isinstance(event, (Point, Store))
#                  ^ reference.call
#                                     ^ reference.constant
#                                            ^ reference.constant
