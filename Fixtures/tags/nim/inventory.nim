## What a shop has in store.

import std/[os, strutils as text, private/since]
#           ^ import.module source=std/os
#               ^ import.module source=std/strutils alias=text
#                                 ^ import.module source=std/private/since
import tables as lookup, "vendor/json", ./prices
#      ^ import.module source=tables alias=lookup
#                        ^ import.module source=vendor/json
#                                       ^ import.module source=./prices
import ../lib/units except meter
#      ^ import.module source=../lib/units
from std/math import sqrt, pow as power
#                    ^ import.name source=std/math name=sqrt
#                          ^ import.name source=std/math name=pow alias=power
include common
#       ^ import.include source=common
export tables, units.foot
#      ^ import.reexport source=tables
#                    ^ import.reexport source=units name=foot

const
  MaxItems* = 64
# ^ definition.constant scope=- exported signature="MaxItems* = 64"
  shelves = ["top", "bottom"]
# ^ definition.constant scope=- signature="shelves ="
let startTime* = now()
#   ^ definition.variable scope=- exported signature="let startTime* = now()"
#                ^ reference.call
var opened, closed: int
#   ^ definition.variable scope=- signature="var opened, closed: int"
#           ^ definition.variable scope=- signature="var opened, closed: int"
const defaults* = {"apple": 1, "pear": 2}
#     ^ definition.constant scope=- exported signature="const defaults* ="

type
  Mood* = enum
# ^ definition.enum scope=- doc exported signature="Mood* = enum"
    ## How the owner feels.
    good = "fine", bad
#   ^ definition.enumerator scope=Mood
#                  ^ definition.enumerator scope=Mood
    worse = 3
#   ^ definition.enumerator scope=Mood
  Item* = object of RootObj ## A thing that can be sold.
# ^ definition.struct scope=- doc exported signature="Item* = object of RootObj"
#                   ^ reference.implementation
    name*, label*: string
#   ^ definition.field scope=Item exported
#          ^ definition.field scope=Item exported
    price: float
#   ^ definition.field scope=Item
    case kind: Mood
#        ^ definition.field scope=Item
#              ^ reference.type
    of good: bonus: int
#            ^ definition.field scope=Item
    else: discard
  Store*[T] = ref object
# ^ definition.class scope=- exported signature="Store*[T] = ref object"
    items: seq[T]
#   ^ definition.field scope=Store
    visitors: Table[string, Visitor]
#   ^ definition.field scope=Store
#             ^ reference.type
#                           ^ reference.type
  Visitor* = proc (item: Item): bool {.closure.}
# ^ definition.type scope=- exported signature="Visitor* = proc (item: Item): bool {.closure.}"
#                        ^ reference.type
  ItemId* = distinct int
# ^ definition.type scope=- exported signature="ItemId* = distinct int"
  Pair = tuple[first: Item, second: Item]
# ^ definition.type scope=- signature="Pair = tuple[first: Item, second: Item]"
#              ^ definition.field scope=Pair
#                     ^ reference.type
#                           ^ definition.field scope=Pair
#                                   ^ reference.type
  Countable* = concept x
# ^ definition.interface scope=- exported signature="Countable* = concept x"
    x.len is int

proc initItem*(name: string, price = 1.0): Item {.inline, raises: [].} =
#    ^ definition.function scope=- doc exported signature="proc initItem*(name: string, price = 1.0): Item {.inline, raises: [].}"
#                                          ^ reference.type
  ## Makes an item.
  ##
  ## It is free of charge by default.
  result = Item(name: name, price: price)
#          ^ reference.class

func isFree(item: Item): bool = item.price == 0
#    ^ definition.function scope=- signature="func isFree(item: Item): bool"
#                 ^ reference.type

method describe*(item: Item): string {.base, logged.} =
#      ^ definition.method scope=- exported signature="method describe*(item: Item): string {.base, logged.}"
#                      ^ reference.type
#                                            ^ reference.attribute
  item.name

iterator pairs*[T](store: Store[T]): (int, T) =
#        ^ definition.function scope=- exported signature="iterator pairs*[T](store: Store[T]): (int, T)"
#                         ^ reference.type
  for i in 0 ..< store.items.len:
    yield (i, store.items[i])

converter toId(item: Item): ItemId = ItemId(item.name.len)
#         ^ definition.function scope=- signature="converter toId(item: Item): ItemId"
#                    ^ reference.type
#                           ^ reference.type
#                                    ^ reference.type

template withStore*(body: untyped): untyped =
#        ^ definition.macro scope=- doc exported signature="template withStore*(body: untyped): untyped"
  ## Opens and closes the store around the body.
  block:
    open()
#   ^ reference.call
    body

macro generate(count: static[int]): untyped =
#     ^ definition.macro scope=- signature="macro generate(count: static[int]): untyped"
  result = newStmtList()
#          ^ reference.call

proc put*[T](
#    ^ definition.function scope=- exported lines=7 signature=".}"
  store: Store[T],
#        ^ reference.type
  item: T;
  reason = "new"
): bool {.
  discardable
.} =
  # a plain comment
  proc check(item: T): bool = item.isFree
#      ^ definition.function scope=put doc local signature="proc check(item: T): bool"
  if store.isNil or item of Broken:
#                           ^ reference.type
    raise newException(StoreError, "no store")
#         ^ reference.call
#                      ^ reference.constant
  store.items.add(item)
#             ^ reference.call
  store.notify
#       ^ reference.call
  save store.items[0]
# ^ reference.call
  let copied = deepCopy[T](item)
#              ^ reference.call
  try:
    lookup.store(copied)
#          ^ reference.call
  except IOError as problem:
#        ^ reference.type
    echo problem.msg
  except ValueError:
#        ^ reference.type
    quit MaxItems
#        ^ reference.constant
  result = Mood.good in moods
#          ^ reference.type

when defined(windows):
  const separator* = '\\'
#       ^ definition.constant scope=- exported signature="const separator* = '\\'"
  proc beep*() = discard
#      ^ definition.function scope=- exported signature="proc beep*()"
else:
  const separator* = '/'
#       ^ definition.constant scope=- exported signature="const separator* = '/'"
