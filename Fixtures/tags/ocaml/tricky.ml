#!/usr/bin/env ocaml
module rec Tree : Node = struct
(*         ^ definition.module scope=- signature="Tree : Node" *)
(*                ^ reference.implementation *)
  type t = Leaf | Branch of Forest.t
  (*   ^ definition.enum scope=Tree signature="type t" *)
  (*       ^ definition.enumerator scope=Tree.t *)
  (*              ^ definition.enumerator scope=Tree.t *)
  (*                        ^ reference.type *)
end

and Forest : sig
(*  ^ definition.module scope=- signature="Forest" *)
  type t = Tree.t list
  (*   ^ definition.type scope=Forest signature="type t = Tree.t list" *)
  (*       ^ reference.type *)
end = struct
  type t = Tree.t list
  (*   ^ definition.type scope=Forest signature="type t = Tree.t list" *)
  (*       ^ reference.type *)
end

type 'a result = ('a, error) Stdlib.result
(*      ^ definition.type scope=- signature="'a result = ('a, error) Stdlib.result" *)
(*                    ^ reference.type *)
(*                           ^ reference.type *)
(*                                  ^ reference.type *)
and error = Io of string | Parse of { line : int }
(*  ^ definition.enum scope=- signature="error" *)
(*          ^ definition.enumerator scope=error *)
(*                         ^ definition.enumerator scope=error *)
(*                                    ^ definition.field scope=error.Parse *)
and position = { row : int; column : int }
(*  ^ definition.struct scope=- signature="position" *)
(*               ^ definition.field scope=position *)
(*                          ^ definition.field scope=position *)

type _ expression =
(*     ^ definition.enum scope=- signature="type _ expression" *)
  | Int : int -> int expression
(*  ^ definition.enumerator scope=expression *)
  (*                 ^ reference.type *)
  | If : bool expression * 'a expression * 'a expression -> 'a expression
(*  ^ definition.enumerator scope=expression *)
  (*          ^ reference.type *)
  (*                          ^ reference.type *)
  (*                                          ^ reference.type *)
  (*                                                           ^ reference.type *)

type shape = [ `Circle | `Square of size ]
(*   ^ definition.type scope=- signature="type shape = [ `Circle | `Square of size ]" *)
(*                                  ^ reference.type *)
type event = ..
(*   ^ definition.type scope=- signature="type event = .." *)
type event += Click of position
(*   ^ reference.type *)
(*   ^ scope.extension scope=- signature="type event" *)
(*            ^ definition.enumerator scope=event *)
(*                     ^ reference.type *)
type colour = Palette.colour = Red | Green
(*   ^ definition.enum scope=- signature="type colour" *)
(*            ^ reference.type *)
(*                    ^ reference.type *)
(*                             ^ definition.enumerator scope=colour *)
(*                                   ^ definition.enumerator scope=colour *)
type nonrec size = size
(*          ^ definition.type scope=- signature="type nonrec size = size" *)
(*                 ^ reference.type *)

exception Again = Retry.Again
(*        ^ definition.type scope=- signature="exception Again = Retry.Again" *)
(*                ^ reference.constant *)
(*                      ^ reference.constant *)

let ( +++ ) a b = merge a b
(*    ^ definition.function scope=- signature="let ( +++ ) a b" *)
(*                ^ reference.call *)
let ( let* ) = Result.bind
(*    ^ definition.constant scope=- signature="let ( let* ) = Result.bind" *)
(*             ^ reference.constant *)
let rec even n = n = 0 || odd (n - 1)
(*      ^ definition.function scope=- signature="even n" *)
(*                        ^ reference.call *)
and odd n = n <> 0 && even (n - 1)
(*  ^ definition.function scope=- signature="odd n" *)
(*                    ^ reference.call *)

let low, high = bounds table
(*  ^ definition.constant scope=- signature="low" *)
(*       ^ definition.constant scope=- signature="high" *)
(*              ^ reference.call *)
let (width : int) = 3
(*   ^ definition.constant scope=- signature="let (width : int) = 3" *)
let identity : type a. a -> a = fun x -> x
(*  ^ definition.function scope=- signature="let identity : type a. a -> a" *)
let _ = ignore low
(*      ^ reference.call *)
let run
(*  ^ definition.function scope=- lines=4 signature="()" *)
    ?timeout
    ~f:(g : position -> unit)
    (*      ^ reference.type *)
    () =
  let* x = read () in
  (* <- reference.call *)
  (*       ^ reference.call *)
  let open Shop.Io in
  (*       ^ import.module source=Shop.Io wildcard *)
  let module M = Map.Make (String) in
  (*         ^ definition.module scope=run local signature="module M" *)
  (*                 ^ reference.call *)
  (*                       ^ reference.constant *)
  Io.(write x @@ format M.empty);
  (* <- reference.constant *)
  (*  ^ reference.call *)
  (*             ^ reference.call *)
  (*                    ^ reference.constant *)
  x >>= g;
(*  ^ reference.call *)
  (*    ^ reference.call *)
  [%log "done"]
(*  ^ reference.macro *)

let inline_me = fun [@inline] x -> x
(*  ^ definition.function scope=- signature="let inline_me" *)
let[@inline never] slow x = x
(*                 ^ definition.function scope=- signature="let[@inline never] slow x" *)
let%test "identity" = identity 1 = 1
(*        ^ definition.function scope=- test *)
(*                    ^ reference.call *)
let%expect_test "prints" = print ()
(*               ^ definition.function scope=- test *)
(*                         ^ reference.call *)
let test_even () = check even
(*  ^ definition.function scope=- test signature="let test_even ()" *)
(*                 ^ reference.call *)
external raw_size : t -> (int[@untagged]) = "raw_size" "raw_size_native" [@@noalloc]
(*       ^ definition.function scope=- *)

class type readable = object
(*         ^ definition.interface scope=- signature="class type readable" *)
  method read : int -> string
  (*     ^ definition.method scope=readable signature="method read : int -> string" *)
  val position : int
  (*  ^ definition.field scope=readable *)
end

class ['a] stack = object
(*         ^ definition.class scope=- signature="['a] stack" *)
  method push (x : 'a) = items <- x :: items
  (*     ^ definition.method scope=stack signature="method push (x : 'a)" *)
end
and queue = object end
(*  ^ definition.class scope=- signature="queue" *)
