import a/b/c
#      ^ import.module source=a/b/c
import std/sequtils
#      ^ import.module source=std/sequtils
from ./types import nil
#    ^ import.module source=./types

const text* = """
#     ^ definition.constant scope=- exported signature="const text* ="
many
lines
"""
proc `+`*(a, b: Vec): Vec = Vec(x: a.x + b.x)
#     ^ definition.function scope=- exported signature="proc `+`*(a, b: Vec): Vec"
#               ^ reference.type
#                     ^ reference.type
#                           ^ reference.class
proc `[]=`(a: var Vec; index: int) = discard
#     ^ definition.function scope=- signature="proc `[]=`(a: var Vec; index: int)"
#                 ^ reference.type
proc `size=`*(v: Vec, size: int) {.exportc: "set_size", dynlib.} = discard
#     ^ definition.function scope=- exported
#                ^ reference.type
proc printf(format: cstring): cint {.importc, varargs, header: "<stdio.h>".}
#    ^ definition.function scope=-
proc größe(maß: int): int = maß
#    ^ definition.function scope=- signature="proc größe(maß: int): int"
proc noParameters = echo "x"
#    ^ definition.function scope=- signature="proc noParameters"

type Solo = object
#    ^ definition.struct scope=- signature="Solo = object"
  only: int
# ^ definition.field scope=Solo
type Empty* {.pure, final.} = object
#    ^ definition.struct scope=- exported signature="Empty* {.pure, final.} = object"
type
  Node = ptr object
# ^ definition.class scope=- signature="Node = ptr object"
    next: ptr Node
#   ^ definition.field scope=Node
#             ^ reference.type
  Color {.size: sizeof(cint).} = enum red, green
# ^ definition.enum scope=- signature="Color {.size: sizeof(cint).} = enum"
#                                     ^ definition.enumerator scope=Color
#                                          ^ definition.enumerator scope=Color
  Tree[T: Comparable; K] = ref object of Base[T]
# ^ definition.class scope=- signature="Tree[T: Comparable; K] = ref object of Base[T]"
#         ^ reference.type
#                                        ^ reference.implementation
    left, right*: Tree[T, K]
#   ^ definition.field scope=Tree
#         ^ definition.field scope=Tree exported
#                 ^ reference.type
  Handler = Table[string, seq[proc (e: Event)]]
# ^ definition.type scope=- signature="Handler = Table[string, seq[proc (e: Event)]]"
#           ^ reference.type
#                                      ^ reference.type
  Alias = other.Thing
# ^ definition.type scope=- signature="Alias = other.Thing"
#               ^ reference.type

let (first, second*) = split()
#    ^ definition.variable scope=- signature="let (first, second*) = split()"
#           ^ definition.variable scope=- exported signature="let (first, second*) = split()"
#                      ^ reference.call
var cache {.threadvar.}: Table[string, Item]
#   ^ definition.variable scope=- signature="var cache {.threadvar.}: Table[string, Item]"
#                        ^ reference.type
#                                      ^ reference.type
const big = @[
#     ^ definition.constant scope=- signature="const big ="
  1, 2
]

static:
  doAssert sizeof(Solo) == 8
#                 ^ reference.constant

proc generic[T: SomeNumber, U](x: T; y: U): seq[U] {.deprecated: "no".} = @[]
#    ^ definition.function scope=-
#               ^ reference.type
proc run() {.async: (raises: [Cancelled]), gcsafe.} =
#    ^ definition.function scope=- signature="proc run() {.async: (raises: [Cancelled]), gcsafe.}"
#            ^ reference.attribute
  await fetch("x")
# ^ reference.call
#       ^ reference.call
  discard x.map[:string](convert).filter(proc (s: string): bool = s.len > 0)
#           ^ reference.call
#                                 ^ reference.call
  var local = Solo()
#             ^ reference.type
  const inner = 3
  let handler = proc (e: Event) = e.handle()
#                        ^ reference.type
#                                   ^ reference.call

{.push raises: [].}
# Squares a number.
proc square*(x: int): int {.inline.} = x * x
#    ^ definition.function scope=- doc exported signature="proc square*(x: int): int {.inline.}"
{.pop.}
