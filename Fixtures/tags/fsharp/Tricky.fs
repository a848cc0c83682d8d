namespace rec Shop.Tricky
//            ^ definition.namespace scope=- signature="namespace rec Shop.Tricky"

open type System.Math

type Colour =
//   ^ definition.enum scope=Shop.Tricky signature="type Colour"
    | Red = 0
//    ^ definition.enumerator scope=Shop.Tricky.Colour
    | Green = 1
//    ^ definition.enumerator scope=Shop.Tricky.Colour

type Alias = Item
//   ^ definition.type scope=Shop.Tricky signature="type Alias = Item"
//           ^ reference.type
type Table<'key, 'value when 'key: comparison> = Map<'key, 'value list>
//   ^ definition.type scope=Shop.Tricky
//                                               ^ reference.type
type Handler = delegate of obj * int -> unit
//   ^ definition.type scope=Shop.Tricky signature="type Handler = delegate of obj * int -> unit"

type Tree<'a> =
//   ^ definition.enum scope=Shop.Tricky signature="Tree<'a>"
    | Leaf
//    ^ definition.enumerator scope=Shop.Tricky.Tree
    | Node of Tree<'a> * 'a * Tree<'a>
//    ^ definition.enumerator scope=Shop.Tricky.Tree
    //        ^ reference.type
    //                        ^ reference.type
and Forest<'a> = { Trees: Tree<'a> list; Size: int }
//  ^ definition.struct scope=Shop.Tricky signature="Forest<'a>"
//                 ^ definition.field scope=Shop.Tricky.Forest
//                        ^ reference.type
//                                       ^ definition.field scope=Shop.Tricky.Forest

type String with
//   ^ scope.extension scope=Shop.Tricky signature="String"
    member this.Shout() = this.ToUpper()
    //          ^ definition.method scope=Shop.Tricky.String signature="member this.Shout()"
    //                         ^ reference.call

[<RequireQualifiedAccess>]
  // <- reference.attribute
module internal Helpers =
//              ^ definition.module scope=Shop.Tricky lines=2 signature="module internal Helpers"
    let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd
    //  ^ definition.function scope=Shop.Tricky.Helpers signature="let (|Even|Odd|) n"
    let (|Prefix|_|) (prefix: string) (text: string) = None
    //  ^ definition.function scope=Shop.Tricky.Helpers signature="let (|Prefix|_|) (prefix: string) (text: string)"
    let (+++) left right = merge left right
    //  ^ definition.function scope=Shop.Tricky.Helpers signature="let (+++) left right"
    //                     ^ reference.call
    let rec even n = n = 0 || odd (n - 1)
    //      ^ definition.function scope=Shop.Tricky.Helpers signature="even n"
    and odd n = even (n - 1)
    //  ^ definition.function scope=Shop.Tricky.Helpers signature="odd n"
    //          ^ reference.call
    let inline square (x: ^T) = x * x
    //         ^ definition.function scope=Shop.Tricky.Helpers signature="let inline square (x: ^T)"
    let low, high = bounds table
    //  ^ definition.constant scope=Shop.Tricky.Helpers signature="low"
    //       ^ definition.constant scope=Shop.Tricky.Helpers signature="high"
    //              ^ reference.call
    let mutable counter = 0
    //          ^ definition.variable scope=Shop.Tricky.Helpers signature="let mutable counter = 0"
    let names = [ "a"; "b" ]
    //  ^ definition.constant scope=Shop.Tricky.Helpers signature="let names"
    let identity = fun x -> x
    //  ^ definition.function scope=Shop.Tricky.Helpers signature="let identity"
    let kind = function
    //  ^ definition.function scope=Shop.Tricky.Helpers signature="let kind"
        | Leaf -> 1
//        ^ reference.constant
        | Node(_, _, _) -> 2
//        ^ reference.constant
    let compose = trim >> upper
    //  ^ definition.constant scope=Shop.Tricky.Helpers signature="let compose"
    //            ^ reference.call
    //                    ^ reference.call
    let many
    //  ^ definition.function scope=Shop.Tricky.Helpers lines=4 signature=": int"
        (first: int)
        (second: Map<string, int>)
        //       ^ reference.type
        : int =
        first + 1

    module Deep =
    //     ^ definition.module scope=Shop.Tricky.Helpers signature="module Deep"
        let größe = 3
        //  ^ definition.constant scope=Shop.Tricky.Helpers.Deep signature="let größe = 3"

type Generic<'T>(value: 'T) =
//   ^ definition.class scope=Shop.Tricky signature="type Generic<'T>(value: 'T)"
    [<DefaultValue>] val mutable cache: 'T
//    ^ reference.attribute
    //                           ^ definition.field scope=Shop.Tricky.Generic
    static let shared = Cache.create ()
    //                        ^ reference.call
    member inline internal _.Map<'U>(f: 'T -> 'U) = Generic<'U>(f value)
    //                       ^ definition.method scope=Shop.Tricky.Generic signature="member inline internal _.Map<'U>(f: 'T -> 'U)"
    //                                              ^ reference.call
    //                                                          ^ reference.call
    member _.Item with get (index: int) = value
    //       ^ definition.property scope=Shop.Tricky.Generic signature="member _.Item"
    static member (+) (left: Generic<'T>, right: Generic<'T>) = left
    //            ^ definition.method scope=Shop.Tricky.Generic signature="static member (+) (left: Generic<'T>, right: Generic<'T>)"
    //                       ^ reference.type
    //                                           ^ reference.type
