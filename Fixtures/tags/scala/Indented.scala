package org.example.shapes

import scala.util.*
//                ^ import.module source=scala.util wildcard
import scala.math.{max as largest, given}
//                 ^ import.name source=scala.math name=max alias=largest
//                                 ^ import.module source=scala.math wildcard
import org.example.Base as Root
//                 ^ import.name source=org.example name=Base alias=Root
export Geometry.{area, scale as resize}
//               ^ import.reexport source=Geometry name=area
//                     ^ import.reexport source=Geometry name=scale alias=resize

/** What can be shown. */
trait Show[A]:
//    ^ definition.trait scope=- doc exported signature="trait Show[A]"
  extension (a: A) def show: String
  //                   ^ definition.method scope=Show.A exported signature="def show: String"
  //                         ^ reference.type
  def twice(a: A)(using Ordering[A]): String = a.show + a.show
  //  ^ definition.method scope=Show exported signature="def twice(a: A)(using Ordering[A]): String"
  //                    ^ reference.type
  //                                  ^ reference.type
  //                                             ^ reference.call
  //                                                      ^ reference.call
end Show

enum Color(val rgb: Int) derives CanEqual:
//   ^ definition.enum scope=- exported signature="enum Color(val rgb: Int) derives CanEqual"
//             ^ definition.property scope=Color exported signature="val rgb: Int"
//                  ^ reference.type
//                               ^ reference.implementation
  /** Like blood. */
  case Red extends Color(0xff0000)
  //   ^ definition.enumerator scope=Color doc exported
  //               ^ reference.implementation
  case Green, Blue
  //   ^ definition.enumerator scope=Color exported signature="Green"
  //          ^ definition.enumerator scope=Color exported signature="Blue"
  case Mixed(parts: List[Color])
  //   ^ definition.enumerator scope=Color exported
  //                ^ reference.type
  //                     ^ reference.type

  def hex: String = rgb.toHexString
  //  ^ definition.method scope=Color exported signature="def hex: String"
  //       ^ reference.type
  //                    ^ reference.call
  val dark = false
  //  ^ definition.property scope=Color exported

given Show[Int] with
//    ^ reference.type
//         ^ reference.type
  def label: String = "int"
  //  ^ definition.method scope=Show exported signature="def label: String"
  //         ^ reference.type
  extension (a: Int) def show: String = a.toString
  //            ^ reference.type
  //                     ^ definition.method scope=Show.Int exported signature="def show: String"
  //                           ^ reference.type
  //                                      ^ reference.call

given ordered: Ordering[Color] with
//    ^ definition.constant scope=- exported signature="given ordered: Ordering[Color]"
//             ^ reference.implementation
//                      ^ reference.type
  def compare(x: Color, y: Color): Int = x.rgb - y.rgb
  //  ^ definition.method scope=ordered exported signature="def compare(x: Color, y: Color): Int"
  //             ^ reference.type
  //                       ^ reference.type
  //                               ^ reference.type
  //                                       ^ reference.call
  //                                               ^ reference.call

given context: Context = Context.global
//    ^ definition.constant scope=- exported signature="given context: Context"
//             ^ reference.type
//                       ^ reference.type
//                               ^ reference.call

given [T](using Show[T]): Show[List[T]] with
//              ^ reference.type
//                        ^ reference.type
//                             ^ reference.type
  val separator = ", "
  //  ^ definition.property scope=Show exported

extension (text: String)
//               ^ reference.type
  def shout: String = text.toUpperCase
  //  ^ definition.method scope=String exported signature="def shout: String"
  //         ^ reference.type
  //                       ^ reference.call
  infix def <+>(other: String): String = text + other
  //        ^ definition.method scope=String exported signature="infix def <+>(other: String): String"
  //                   ^ reference.type
  //                            ^ reference.type

extension [T](items: List[T]) def second: T = items(1)
//                   ^ reference.type
//                                ^ definition.method scope=List exported signature="def second: T"
//                                            ^ reference.call

opaque type Meters = Double
//          ^ definition.type scope=- exported
//                   ^ reference.type
type Apply = [X] =>> List[X]
//   ^ definition.type scope=- exported
//                   ^ reference.type
val origin: Point = Point(0, 0)
//  ^ definition.constant scope=- exported
//          ^ reference.type
//                  ^ reference.class
var scale = 2
//  ^ definition.variable scope=- exported
private val limit = 10
//          ^ definition.constant scope=- private

inline def log(inline level: Int): Unit =
//         ^ definition.function scope=- exported signature="inline def log(inline level: Int): Unit"
//                           ^ reference.type
//                                 ^ reference.type
  if level > limit then
    println(level)
    // <- reference.call
  else
    ()

@main def run(args: String*): Unit =
//        ^ definition.function scope=- exported signature="@main def run(args: String*): Unit"
//                  ^ reference.type
//                            ^ reference.type
  def inner = 2
  //  ^ definition.function scope=run local signature="def inner"
  val local = inner
  for
    arg <- args
    part <- arg.split(" ")
    //          ^ reference.call
  do println(part)
  // ^ reference.call
  Color.Red match
  // <- reference.type
  //    ^ reference.constant
    case Color.Mixed(parts) => parts.size
    //   ^ reference.type
    //         ^ reference.type
    //                               ^ reference.call
    case _ => Origin
    //        ^ reference.constant

class Box[T](using val show: Show[T]) extends Root(1), Named:
//    ^ definition.class scope=- exported signature="class Box[T](using val show: Show[T]) extends Root(1), Named"
//                     ^ definition.property scope=Box exported signature="val show: Show[T]"
//                           ^ reference.type
//                                            ^ reference.implementation
//                                                     ^ reference.implementation
  private val content: Option[T] = None
  //          ^ definition.property scope=Box private
  //                   ^ reference.type
  //                               ^ reference.constant
  def this(size: Int) = this()
  //  ^ definition.constructor scope=Box exported signature="def this(size: Int)"
  //             ^ reference.type
  def open(): T =
  //  ^ definition.method scope=Box exported signature="def open(): T"
    content.getOrElse:
    //      ^ reference.call
      throw IllegalStateException("empty")
      //    ^ reference.class

final case class Point[T](x: Double, y: Double)
//               ^ definition.class scope=- exported
//                        ^ definition.property scope=Point exported signature="x: Double"
//                           ^ reference.type
//                                   ^ definition.property scope=Point exported signature="y: Double"
//                                      ^ reference.type

transparent inline def größe = 1
//                     ^ definition.function scope=- exported signature="transparent inline def größe"
