(** A small shop. *)

open Base
(*   ^ import.module source=Base wildcard *)

(** What lies on a shelf. *)
type item = private
(*   ^ definition.struct scope=- doc signature="type item" *)
  { name : string
(*  ^ definition.field scope=item *)
  ; mutable count : int
  (*        ^ definition.field scope=item *)
  }

type t [@@deriving sexp_of]
(*   ^ definition.type scope=- signature="type t [@@deriving sexp_of]" *)
(*                 ^ reference.attribute *)

type kind =
(*   ^ definition.enum scope=- signature="type kind" *)
  | Tool
(*  ^ definition.enumerator scope=kind *)
  | Toy of int
(*  ^ definition.enumerator scope=kind *)

exception Full of { limit : int }
(*        ^ definition.type scope=- signature="exception Full of { limit : int }" *)
(*                  ^ definition.field scope=Full *)

(** Adds an item.

    The stock is not changed. *)
val add
(*  ^ definition.function scope=- doc lines=5 signature="-> t" *)
  :  ?force:bool
  -> stock:t
  -> item
  (* ^ reference.type *)
  -> t

val limit : int
(*  ^ definition.constant scope=- signature="val limit : int" *)
val ( +++ ) : t -> t -> t
(*    ^ definition.function scope=- signature="val ( +++ ) : t -> t -> t" *)
val map : 'a. ('a -> item) -> 'a list -> t
(*  ^ definition.function scope=- signature="val map : 'a. ('a -> item) -> 'a list -> t" *)
(*                   ^ reference.type *)

include Comparable.S with type t := t
(*                 ^ reference.implementation *)

module Cache : Store.S with type key = string
(*     ^ definition.module scope=- signature="module Cache : Store.S with type key = string" *)
(*                   ^ reference.implementation *)
(*                               ^ reference.type *)

module Make (Key : KEY) : sig
(*     ^ definition.module scope=- signature="module Make (Key : KEY)" *)
(*                 ^ reference.type *)
  type key = Key.t
  (*   ^ definition.type scope=Make signature="type key = Key.t" *)
  (*         ^ reference.type *)

  val fetch : key -> item option
  (*  ^ definition.function scope=Make signature="val fetch : key -> item option" *)
  (*          ^ reference.type *)
  (*                 ^ reference.type *)
end

module type S = sig
(*          ^ definition.interface scope=- signature="module type S" *)
  val size : t -> int
  (*  ^ definition.function scope=S signature="val size : t -> int" *)
end

class counter : int -> object
(*    ^ definition.class scope=- signature="class counter : int" *)
  method increment : unit
  (*     ^ definition.method scope=counter signature="method increment : unit" *)
end
