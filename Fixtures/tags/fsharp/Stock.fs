/// Keeps what lies on the shelves.
module Shop.Stock
//     ^ definition.module scope=- doc signature="module Shop.Stock"

open System
//   ^ import.module source=System wildcard
open System.Collections.Generic
//   ^ import.module source=System.Collections.Generic wildcard
module Units = Shop.Measures
//             ^ import.module source=Shop.Measures alias=Units

/// How many items fit.
[<Literal>]
  // <- reference.attribute
let Limit = 100
//  ^ definition.constant scope=Shop.Stock doc lines=2 signature="let Limit = 100"

/// What lies on a shelf.
[<CLIMutable>]
  // <- reference.attribute
type Item =
//   ^ definition.struct scope=Shop.Stock doc lines=2 signature="type Item"
    { Name: string
//    ^ definition.field scope=Shop.Stock.Item
      /// How many there are.
      mutable Count: int }
      //      ^ definition.field scope=Shop.Stock.Item doc
    member this.IsFull = this.Count >= Limit
    //          ^ definition.property scope=Shop.Stock.Item signature="member this.IsFull"
    static member Create(name: string, ?count: int) : Item =
    //            ^ definition.method scope=Shop.Stock.Item signature="static member Create(name: string, ?count: int) : Item"
    //                                                ^ reference.type
        { Name = name; Count = defaultArg count 0 }
        //                     ^ reference.call

type Kind =
//   ^ definition.enum scope=Shop.Stock signature="type Kind"
    | Tool
//    ^ definition.enumerator scope=Shop.Stock.Kind
    | Toy of age: int * maker: Company
//    ^ definition.enumerator scope=Shop.Stock.Kind
    //                         ^ reference.type
    // Anything else.
    | Other
//    ^ definition.enumerator scope=Shop.Stock.Kind doc

exception NotFound of string
//        ^ definition.type scope=Shop.Stock signature="exception NotFound of string"

type IStore =
//   ^ definition.interface scope=Shop.Stock signature="type IStore"
    inherit IDisposable
    //      ^ reference.implementation
    abstract member Fetch: name: string -> Item option
    //              ^ definition.method scope=Shop.Stock.IStore signature="abstract member Fetch: name: string -> Item option"
    //                                     ^ reference.type
    abstract Size: int with get, set
    //       ^ definition.property scope=Shop.Stock.IStore signature="abstract Size: int with get, set"

[<AbstractClass>]
  // <- reference.attribute
type Shelf(name: string, store: IStore) =
//   ^ definition.class scope=Shop.Stock lines=2 signature="type Shelf(name: string, store: IStore)"
//                              ^ reference.type
    let mutable items = []
    //          ^ definition.field scope=Shop.Stock.Shelf
    let weigh (item: Item) = item.Count * 2
    //  ^ definition.method scope=Shop.Stock.Shelf signature="let weigh (item: Item)"
    //               ^ reference.type
    new() = Shelf("main", Memory.empty)
//  ^ definition.constructor scope=Shop.Stock.Shelf signature="new()"
    //      ^ reference.class
    member val Width = 3 with get, set
    //         ^ definition.property scope=Shop.Stock.Shelf signature="member val Width = 3 with get, set"
    member this.Name
    //          ^ definition.property scope=Shop.Stock.Shelf signature="member this.Name"
        with get () = name
        and set (value: string) = store.Rename(name, value)
        //                              ^ reference.call
    abstract Describe: unit -> string
    //       ^ definition.method scope=Shop.Stock.Shelf signature="abstract Describe: unit -> string"
    default this.Describe() = String.Format("{0}", name)
    //           ^ definition.method scope=Shop.Stock.Shelf signature="default this.Describe()"
    //                               ^ reference.call
    member private this.Reset() = items <- []
    //                  ^ definition.method scope=Shop.Stock.Shelf private signature="member private this.Reset()"
    interface IStore with
    //        ^ reference.implementation
        member this.Fetch(name) = List.tryFind (matches name) items
        //          ^ definition.method scope=Shop.Stock.Shelf signature="member this.Fetch(name)"
        //                             ^ reference.call
        //                                      ^ reference.call

type Wide(name) =
//   ^ definition.class scope=Shop.Stock signature="type Wide(name)"
    inherit Shelf(name, Memory.empty)
    //      ^ reference.implementation
    override _.Describe() = "wide"
    //         ^ definition.method scope=Shop.Stock.Wide signature="override _.Describe()"

/// Adds an item.
let add (stock: Item list) (item: Item) : Item list =
//  ^ definition.function scope=Shop.Stock doc signature="let add (stock: Item list) (item: Item) : Item list"
//              ^ reference.type
//                                ^ reference.type
//                                        ^ reference.type
    if item.IsFull then raise (NotFound item.Name)
    //                  ^ reference.call
    //                         ^ reference.class
    item :: stock

let private total items =
//          ^ definition.function scope=Shop.Stock private signature="let private total items"
    let weight item = item.Count
    //  ^ definition.function scope=Shop.Stock.total local signature="let weight item"
    items |> List.filter isKnown |> List.sumBy weight
    //            ^ reference.call
    //                                   ^ reference.call

let describe kind =
//  ^ definition.function scope=Shop.Stock signature="let describe kind"
    match kind with
    | Tool -> "tool"
//    ^ reference.constant
    | Toy(age, _) -> sprintf "toy from %d" age
//    ^ reference.constant
    //               ^ reference.call
    | Kind.Other -> Formatting.other ()
    //     ^ reference.constant
    //                         ^ reference.call

let load path =
//  ^ definition.function scope=Shop.Stock signature="let load path"
    async {
//  ^ reference.call
        let! text = File.ReadAllTextAsync(path)
        //               ^ reference.call
        let table = new Dictionary<string, Item>()
        //              ^ reference.class
        //                                 ^ reference.type
        return parse text table
        //     ^ reference.call
    }

module Tests =
//     ^ definition.module scope=Shop.Stock signature="module Tests"
    [<Fact>]
//    ^ reference.attribute
    let ``adds one item`` () = Assert.Equal(1, List.length (add [] blank))
    //  ^ definition.function scope=Shop.Stock.Tests test lines=2 signature="let ``adds one item`` ()"
    //                                ^ reference.call
    //                                              ^ reference.call
    //                                                      ^ reference.call
