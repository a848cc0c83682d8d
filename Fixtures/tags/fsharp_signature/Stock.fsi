namespace Shop.Stock
//        ^ definition.namespace scope=- signature="namespace Shop.Stock"

/// How many items fit.
[<Literal>]
  // <- reference.attribute
val Limit : int = 100
//  ^ definition.constant scope=Shop.Stock doc lines=2 signature="val Limit : int"

/// Adds an item.
val add : Item list -> Item -> Item list
//  ^ definition.function scope=Shop.Stock doc signature="val add : Item list -> Item -> Item list"
//        ^ reference.type
//                     ^ reference.type
//                             ^ reference.type

/// Counts what lies on a shelf.
val count : Shelf -> int
//  ^ definition.function scope=Shop.Stock doc signature="val count : Shelf -> int"
//          ^ reference.type

val private table : Map<string, Item>
//          ^ definition.constant scope=Shop.Stock private signature="val private table : Map<string, Item>"
//                  ^ reference.type
//                              ^ reference.type
val describe : Kind * string -> string
//  ^ definition.function scope=Shop.Stock signature="val describe : Kind * string -> string"
//             ^ reference.type
val load : string -> Async<Result<Item list, LoadError>>
//  ^ definition.function scope=Shop.Stock signature="val load : string -> Async<Result<Item list, LoadError>>"
//                   ^ reference.type
//                         ^ reference.type
//                                ^ reference.type
//                                           ^ reference.type
