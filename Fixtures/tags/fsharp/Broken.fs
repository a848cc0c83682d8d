module Broken
//     ^ definition.module scope=- signature="module Broken"

/// Stands before the damage.
let sound x = trim x
//  ^ definition.function scope=Broken doc signature="let sound x"
//            ^ reference.call

let half x = { x = }

type Torn = { Name: }
//   ^ definition.struct scope=Broken signature="type Torn"
//            ^ definition.field scope=Broken.Torn

let = 3

/// Stands after it.
let whole text = sound text
//  ^ definition.function scope=Broken doc signature="let whole text"
//               ^ reference.call

type Kind =
//   ^ definition.enum scope=Broken signature="type Kind"
    | Tool
//    ^ definition.enumerator scope=Broken.Kind
    | Toy
//    ^ definition.enumerator scope=Broken.Kind
