import unittest
#      ^ import.module source=unittest
import inventory
#      ^ import.module source=inventory

suite "the store":
# <- reference.call
#      ^ definition.namespace scope=- test
  setup:
# ^ reference.call
    let store = newStore()
#               ^ reference.call

  test "keeps what is put":
# ^ reference.call
#       ^ definition.function test
    check store.put(initItem("pear"))
#   ^ reference.call
#               ^ reference.call
#                   ^ reference.call
    expect StoreError:
#   ^ reference.call
#          ^ reference.constant
      store.put(nil)
#           ^ reference.call

test "stands alone":
# <- reference.call
#     ^ definition.function scope=- test
  assert true
