import os
#      ^ import.module source=os


def before(a, b):
#   ^ definition.function scope=-
    return os.getcwd()
#             ^ reference.call


x = = 3
# <- definition.variable scope=-


class Sound(Base):
#     ^ definition.class scope=- doc
#           ^ reference.implementation
    """Still here."""

    limit = 3
#   ^ definition.field scope=Sound

    def method(self):
#       ^ definition.method scope=Sound
        return before(1, 2))
#              ^ reference.call

    def other(self) -> Sound:
#       ^ definition.method scope=Sound
#                      ^ reference.type
        print "an old statement"
        return self.method()
#                   ^ reference.call


def after():
#   ^ definition.function scope=-
    $ stray
    return Sound()
#          ^ reference.call


def last(a, b:
