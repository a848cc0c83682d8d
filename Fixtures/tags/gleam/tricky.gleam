import gleam/erlang/process.{type Subject}
//     ^ import.module source=gleam/erlang/process
//                                ^ import.name source=gleam/erlang/process name=Subject
@target(erlang)
import gleam/otp/actor
//     ^ import.module source=gleam/otp/actor
import gleeunit/should
//     ^ import.module source=gleeunit/should

type Handler(message, reply) =
//   ^ definition.type scope=- lines=2 signature="fn(message, #(Int, Subject(reply))) -> Result(reply, Nil)"
  fn(message, #(Int, Subject(reply))) -> Result(reply, Nil)
  //            ^ reference.type
  //                 ^ reference.type
  //                                     ^ reference.type
  //                                                   ^ reference.type

pub type Phantom(a)
//       ^ definition.type scope=- exported signature="pub type Phantom(a)"

type Wrapped { Wrapped(fn(Int) -> process.Pid) }
//   ^ definition.struct scope=- signature="type Wrapped"
//             ^ definition.enumerator scope=Wrapped
//                        ^ reference.type
//                                        ^ reference.type

// Not documentation.
/// Documentation.
@deprecated("use new")
@internal
pub fn old(
//     ^ definition.function scope=- doc exported lines=7 signature=") -> #(Int, String)"
  first: Int,
  //     ^ reference.type
  second second: Handler(a, b),
  //             ^ reference.type
  _ignored: Int,
  //        ^ reference.type
) -> #(Int, String) {
//     ^ reference.type
//          ^ reference.type
  let assert [x, ..] = [first]
  let twice = fn(f: fn(Int) -> Int) { fn(y) { f(f(y)) } }
  //                   ^ reference.type
  //                           ^ reference.type
  //                                          ^ reference.call
  //                                            ^ reference.call
  #(twice(helper)(x), todo as "later")
//  ^ reference.call
}

fn helper(x) { x } fn other(x) { helper(x) }
// ^ definition.function scope=- signature="fn helper(x)"
//                    ^ definition.function scope=- signature="fn other(x)"
//                               ^ reference.call

const pair = #(1, "two")
//    ^ definition.constant scope=- signature="const pair"
const mask = 0b1010
//    ^ definition.constant scope=- signature="const mask = 0b1010"

pub fn empty() {}
//     ^ definition.function scope=- exported signature="pub fn empty()"

pub fn adds_test() {
//     ^ definition.function scope=- exported test signature="pub fn adds_test()"
  helper(1) |> should.equal(1)
  // <- reference.call
  //                  ^ reference.call
  process.Abnormal("x") |> other
  //      ^ reference.class
  //                       ^ reference.call
  list.map([1], helper)
  //   ^ reference.call
  //            ^ reference.call
  panic as "never"
}
