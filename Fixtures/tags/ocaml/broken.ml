(** Stands before the damage. *)
let sound x = trim x
(*  ^ definition.function scope=- doc signature="let sound x" *)
(*            ^ reference.call *)

type torn = { name : ; count : int }
(*   ^ definition.struct scope=- signature="type torn" *)
(*            ^ definition.field scope=torn *)
(*                     ^ definition.field scope=torn *)

let half x = x + in
(*  ^ definition.function scope=- signature="let half x" *)

(** Stands after it. *)
let whole x = sound x
(*  ^ definition.function scope=- doc signature="let whole x" *)
(*            ^ reference.call *)

module After = struct
(*     ^ definition.module scope=- signature="module After" *)
  let inner y = y
  (*  ^ definition.function scope=After signature="let inner y" *)
end
