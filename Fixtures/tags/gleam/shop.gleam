//// A small shop.

import gleam/io
//     ^ import.module source=gleam/io
import gleam/list.{filter, type Option, Some as Present}
//     ^ import.module source=gleam/list
//                 ^ import.name source=gleam/list name=filter
//                              ^ import.name source=gleam/list name=Option
//                                      ^ import.name source=gleam/list name=Some alias=Present
import gleam/string as text
//     ^ import.module source=gleam/string alias=text
import shop/item.{type Item as Thing, Item}
//     ^ import.module source=shop/item
//                     ^ import.name source=shop/item name=Item alias=Thing
//                                    ^ import.name source=shop/item name=Item

/// What is sold.
pub type Kind {
//       ^ definition.enum scope=- doc exported signature="pub type Kind"
  /// For grown-ups.
  Tool(name: String, weight: Int)
  // <- definition.enumerator scope=Kind doc
  //   ^ definition.field scope=Kind.Tool doc
  //         ^ reference.type
  //                 ^ definition.field scope=Kind.Tool doc
  //                         ^ reference.type
  Toy
  // <- definition.enumerator scope=Kind
  Box(List(Thing))
  // <- definition.enumerator scope=Kind
  //  ^ reference.type
  //       ^ reference.type
}

/// A key that only this module can make.
pub opaque type Key(inner) {
//              ^ definition.struct scope=- doc exported signature="pub opaque type Key(inner)"
  Key(inner: inner, secret: Bool)
  // <- definition.enumerator scope=Key
  //  ^ definition.field scope=Key.Key
  //                ^ definition.field scope=Key.Key
  //                        ^ reference.type
}

pub type Stock =
//       ^ definition.type scope=- exported lines=2 signature="List(Kind)"
  List(Kind)
  // <- reference.type
  //   ^ reference.type

/// How many items fit.
pub const limit = 100
//        ^ definition.constant scope=- doc exported signature="pub const limit = 100"

const names: List(String) = ["hammer", "doll"]
//    ^ definition.constant scope=- signature="const names: List(String)"
//           ^ reference.type
//                ^ reference.type

/// Adds an item.
pub fn add(item item: Kind, to stock: Stock) -> Result(Stock, String) {
//     ^ definition.function scope=- doc exported
//                    ^ reference.type
//                                    ^ reference.type
//                                              ^ reference.type
//                                                     ^ reference.type
//                                                            ^ reference.type
  use checked <- result.try(check(item))
  //                    ^ reference.call
  //                        ^ reference.call
  case checked {
    Tool(name:, ..) -> Ok([Tool(name, 1), ..stock])
//  ^ reference.constant
    //                     ^ reference.class
    item.Toy | Box([]) -> Error("not sold")
    //   ^ reference.constant
    //         ^ reference.constant
    _ -> {
      stock
      |> list.filter(is_heavy)
      //      ^ reference.call
      //             ^ reference.call
      |> finish
      // ^ reference.call
    }
  }
}

fn is_heavy(kind: Kind) -> Bool {
// ^ definition.function scope=- signature="fn is_heavy(kind: Kind) -> Bool"
//                ^ reference.type
//                         ^ reference.type
  case kind {
    Tool(weight:, ..) if weight > limit -> True
//  ^ reference.constant
    _ -> False
  }
}

@external(erlang, "lists", "reverse")
@external(javascript, "./shop.mjs", "reverse")
pub fn reverse(items: List(a)) -> List(a)
//     ^ definition.function scope=- exported signature="pub fn reverse(items: List(a)) -> List(a)"
//                    ^ reference.type
//                                ^ reference.type

pub fn main() {
//     ^ definition.function scope=- exported signature="pub fn main()"
  let key = Key(inner: 3, secret: False)
  //        ^ reference.class
  let shown = fn(x) { text.inspect(x) }
  //                       ^ reference.call
  io.println(shown(key) <> text.uppercase("!"))
  // ^ reference.call
  //         ^ reference.call
  //                            ^ reference.call
  Key(..key, secret: True)
  // <- reference.class
}
