import sound
#      ^ import.module source=sound

# Stands before the error.
proc before*(x: int): int =
#    ^ definition.function scope=- doc exported signature="proc before*(x: int): int"
  x + 1

type
  Sound* = object
# ^ definition.struct scope=- exported signature="Sound* = object"
    pitch: int
#   ^ definition.field scope=Sound

proc wrong(a: int, : int) =
#    ^ definition.function scope=- signature="proc wrong(a: int, : int)"
  start(1 2)
# ^ reference.call

proc after(sound: Sound) =
#    ^ definition.function scope=- signature="proc after(sound: Sound)"
#                 ^ reference.type
  discard before(1)
#         ^ reference.call

const Last* = 3
#     ^ definition.constant scope=- exported signature="const Last* = 3"
