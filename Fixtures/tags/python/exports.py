# references: some
# Names that a package hands on, and some that it keeps.
from .models import User as User, Group
#                   ^ import.name source=.models name=User alias=User
#                                 ^ import.name source=.models name=Group

__all__ = (
# <- definition.variable scope=-
    "visible",
    "User",
)
__all__.extend(["Late"])


def visible(): return hidden()
#   ^ definition.function scope=- exported


def hidden():
#   ^ definition.function scope=-
    # Of the same name, but not of the outermost level.
    def visible():
#       ^ definition.function scope=hidden doc
        pass


class Late:
#     ^ definition.class scope=- exported
    def visible(self):
#       ^ definition.method scope=Late
        pass
