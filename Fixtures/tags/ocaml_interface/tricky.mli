type 'a tree = Leaf | Node of 'a tree * 'a * 'a tree
(*      ^ definition.enum scope=- signature="'a tree" *)
(*             ^ definition.enumerator scope=tree *)
(*                    ^ definition.enumerator scope=tree *)
(*                               ^ reference.type *)
(*                                              ^ reference.type *)
and 'a forest = 'a tree list
(*     ^ definition.type scope=- signature="'a forest = 'a tree list" *)
(*                 ^ reference.type *)

type event = ..
(*   ^ definition.type scope=- signature="type event = .." *)
type event += Click of int
(*   ^ reference.type *)
(*   ^ scope.extension scope=- signature="type event" *)
(*            ^ definition.enumerator scope=event *)
type (_, _) equal = Refl : ('a, 'a) equal
(*          ^ definition.enum scope=- signature="type (_, _) equal" *)
(*                  ^ definition.enumerator scope=equal *)
(*                                  ^ reference.type *)
type shape = [ `Circle | `Square of size ]
(*   ^ definition.type scope=- signature="type shape = [ `Circle | `Square of size ]" *)
(*                                  ^ reference.type *)

module rec Left : S
(*         ^ definition.module scope=- signature="Left : S" *)
(*                ^ reference.implementation *)
and Right : sig
(*  ^ definition.module scope=- signature="Right" *)
  val flip : Left.t -> unit
  (*  ^ definition.function scope=Right signature="val flip : Left.t -> unit" *)
  (*         ^ reference.type *)
end

module Alias = Shop.Stock
(*             ^ import.module source=Shop.Stock alias=Alias *)
module type Abstract
(*          ^ definition.interface scope=- signature="module type Abstract" *)
module type Copy = Shop.S
(*          ^ definition.interface scope=- signature="module type Copy" *)
(*                      ^ reference.type *)
module type Functor = functor (Key : KEY) -> Shop.S
(*          ^ definition.interface scope=- signature="module type Functor" *)
(*                                   ^ reference.type *)
(*                                                ^ reference.type *)

external size : 'a array -> int = "%array_length"
(*       ^ definition.function scope=- *)
val poly : [> `Circle ] -> (module Shop.S) -> #counter -> < read : int >
(*  ^ definition.function scope=- *)
(*                                      ^ reference.type *)
(*                                             ^ reference.type *)
val size_of : item:(item [@local]) -> int [@@deprecated "use size"]
(*  ^ definition.function scope=- *)
(*                  ^ reference.type *)
class virtual ['a] stack : int -> string -> object
(*                 ^ definition.class scope=- signature="class virtual ['a] stack : int -> string" *)
  inherit readable
  (*      ^ reference.implementation *)
  val items : 'a list
  (*  ^ definition.field scope=stack *)
  method private push : 'a -> unit
  (*             ^ definition.method scope=stack private signature="method private push : 'a -> unit" *)
end
class type readable = object method read : string end
(*         ^ definition.interface scope=- signature="class type readable" *)
(*                                  ^ definition.method scope=readable signature="method read : string" *)
