namespace Shop.Broken
//        ^ definition.namespace scope=- signature="namespace Shop.Broken"

/// Stands before the damage.
val sound : int -> Item
//  ^ definition.function scope=Shop.Broken doc signature="val sound : int -> Item"
//                 ^ reference.type

val torn : int -> -> Shelf
//  ^ definition.function scope=Shop.Broken signature="val torn : int -> -> Shelf"
//                   ^ reference.type

/// Stands after it.
val whole : Item -> string
//  ^ definition.function scope=Shop.Broken doc signature="val whole : Item -> string"
//          ^ reference.type

val last : int ]
//  ^ definition.constant scope=Shop.Broken signature="val last : int"
