(** Stands before the damage. *)
val sound : int -> int
(*  ^ definition.function scope=- doc signature="val sound : int -> int" *)

val torn : int -> -> int
(*  ^ definition.function scope=- signature="val torn : int -> -> int" *)

type = int
(*     ^ definition.type scope=- signature="int" *)

(** Stands after it. *)
val whole : item -> string
(*  ^ definition.function scope=- doc signature="val whole : item -> string" *)
(*          ^ reference.type *)

module After : sig
(*     ^ definition.module scope=- signature="module After" *)
  val inner : int
  (*  ^ definition.constant scope=After signature="val inner : int" *)
end
