(* A small shop. *)

open Base
(*   ^ import.module source=Base wildcard *)
open! Shop.Units
(*    ^ import.module source=Shop.Units wildcard *)
include Comparable.Make (Item)
(*                 ^ reference.call *)
(*                       ^ reference.constant *)
include Shop.Defaults
(*      ^ import.reexport source=Shop.Defaults wildcard *)
module Store = Shop_store.Memory
(*             ^ import.module source=Shop_store.Memory alias=Store *)

(** What lies on a shelf. *)
type item =
(*   ^ definition.struct scope=- doc signature="type item" *)
  { name : string  (** as printed on the label *)
(*  ^ definition.field scope=item *)
  ; mutable count : int
  (*        ^ definition.field scope=item *)
  ; weight : Weight.t option
(*  ^ definition.field scope=item *)
  (*         ^ reference.type *)
  }
[@@deriving sexp, compare]
(*          ^ reference.attribute *)
(*                ^ reference.attribute *)

type kind =
(*   ^ definition.enum scope=- signature="type kind" *)
  | Tool
(*  ^ definition.enumerator scope=kind *)
  | Toy of int * category
(*  ^ definition.enumerator scope=kind *)
  (*             ^ reference.type *)
  | Named of { label : string }
(*  ^ definition.enumerator scope=kind *)
  (*           ^ definition.field scope=kind.Named *)

exception Not_found_here of string
(*        ^ definition.type scope=- signature="exception Not_found_here of string" *)

(** How many items fit. *)
let limit = 100
(*  ^ definition.constant scope=- doc signature="let limit = 100" *)

let shelves = Hashtbl.create (module String)
(*  ^ definition.constant scope=- signature="let shelves" *)
(*            ^ reference.constant *)
(*                    ^ reference.call *)

(** Adds an item. *)
let add ?(force = false) ~stock (item : item) : item list =
(*  ^ definition.function scope=- doc signature="let add ?(force = false) ~stock (item : item) : item list" *)
(*                                      ^ reference.type *)
(*                                              ^ reference.type *)
  if force || is_free stock then item :: stock
  (*          ^ reference.call *)
  else raise (Not_found_here item.name)
  (*   ^ reference.call *)
  (*          ^ reference.class *)

let rec total = function
(*      ^ definition.function scope=- signature="let rec total" *)
  | [] -> 0
  | item :: rest -> item.count + total rest
  (*                             ^ reference.call *)

let describe kind =
(*  ^ definition.function scope=- signature="let describe kind" *)
  let prefix label = "the " ^ label in
  (*  ^ definition.function scope=describe local signature="let prefix label" *)
  match kind with
  | Tool -> prefix "tool"
(*  ^ reference.constant *)
  (*        ^ reference.call *)
  | Toy (age, _) -> Printf.sprintf "toy from %d" age
(*  ^ reference.constant *)
  (*                ^ reference.constant *)
  (*                       ^ reference.call *)
  | Named { label } -> label |> String.uppercase |> prefix
(*  ^ reference.constant *)
  (*                            ^ reference.constant *)
  (*                                   ^ reference.call *)
  (*                                                ^ reference.call *)

module type S = sig
(*          ^ definition.interface scope=- signature="module type S" *)
  type t
  (*   ^ definition.type scope=S signature="type t" *)

  val fetch : string -> t option
  (*  ^ definition.function scope=S signature="val fetch : string -> t option" *)
  val empty : t
  (*  ^ definition.constant scope=S signature="val empty : t" *)
end

module Make (Key : KEY) (Backend : S) : S with type t = Backend.t = struct
(*     ^ definition.module scope=- signature="module Make (Key : KEY) (Backend : S) : S with type t = Backend.t" *)
(*                 ^ reference.type *)
(*                                 ^ reference.type *)
(*                                      ^ reference.implementation *)
(*                                                      ^ reference.type *)
  type t = Backend.t
  (*   ^ definition.type scope=Make signature="type t = Backend.t" *)
  (*       ^ reference.type *)

  let fetch name = Backend.fetch (Key.of_string name)
  (*  ^ definition.function scope=Make signature="let fetch name" *)
  (*               ^ reference.constant *)
  (*                       ^ reference.call *)
  (*                              ^ reference.constant *)
  (*                                  ^ reference.call *)
  let empty = Backend.empty
  (*  ^ definition.constant scope=Make signature="let empty = Backend.empty" *)
  (*          ^ reference.constant *)
end

module Cache = Make (Name) (Memory)
(*     ^ definition.module scope=- signature="module Cache" *)
(*             ^ reference.call *)
(*                   ^ reference.constant *)
(*                          ^ reference.constant *)

class counter (start : int) =
(*    ^ definition.class scope=- signature="class counter (start : int)" *)
  object (self)
    inherit Base_counter.base start as super
    (*                   ^ reference.implementation *)
    val mutable count = start
    (*          ^ definition.field scope=counter *)
    method increment = count <- count + 1
    (*     ^ definition.method scope=counter signature="method increment" *)
    method private reset : unit = count <- 0
    (*             ^ definition.method scope=counter private signature="method private reset : unit" *)
    method virtual value : int
    (*             ^ definition.method scope=counter signature="method virtual value : int" *)
  end

let () =
  let c = new counter 3 in
  (*          ^ reference.call *)
  c#increment;
(*  ^ reference.call *)
  List.iter print_item (total_items ());
  (* <- reference.constant *)
  (*   ^ reference.call *)
  (*        ^ reference.call *)
  (*                    ^ reference.call *)
  Array.iter shelves ~f:check
  (* <- reference.constant *)
  (*    ^ reference.call *)
  (*         ^ reference.call *)
  (*                    ^ reference.call *)
