package org.example
package library

import java.time.LocalDate
//               ^ import.name source=java.time name=LocalDate
import scala.collection.mutable
//                      ^ import.name source=scala.collection name=mutable
import scala.collection.mutable.{ListBuffer, Map => MutableMap, _}
//                               ^ import.name source=scala.collection.mutable name=ListBuffer
//                                           ^ import.name source=scala.collection.mutable name=Map alias=MutableMap
//                                                              ^ import.module source=scala.collection.mutable wildcard
import scala.concurrent._
//                      ^ import.module source=scala.concurrent wildcard
import util.{Try => _, Using}
//                     ^ import.name source=util name=Using
import single
//     ^ import.module source=single

/** Something that can be lent. */
sealed trait Item extends Ordered[Item] with Serializable {
//           ^ definition.trait scope=- doc exported signature="sealed trait Item extends Ordered[Item] with Serializable"
//                        ^ reference.implementation
//                                ^ reference.type
//                                           ^ reference.implementation
  def title: String
  //  ^ definition.method scope=Item exported
  //         ^ reference.type

  /** When it is due. */
  def due(from: LocalDate): LocalDate = from.plusDays(Item.Days)
  //  ^ definition.method scope=Item doc exported signature="def due(from: LocalDate): LocalDate"
  //            ^ reference.type
  //                        ^ reference.type
  //                                         ^ reference.call
  //                                                  ^ reference.type
  //                                                       ^ reference.constant

  protected val weight: Double
  //            ^ definition.property scope=Item
  //                    ^ reference.type
  type Self <: Item
  //   ^ definition.type scope=Item exported
  //           ^ reference.type
}

/** Keeps the constants. */
object Item {
//     ^ definition.class scope=- doc exported signature="object Item"
  final val Days = 28
  //        ^ definition.constant scope=Item exported
  val Empty, Full = new Shelf(0)
  //  ^ definition.constant scope=Item
  //         ^ definition.constant scope=Item
  //                    ^ reference.class
  private val names = Map(
  //          ^ definition.property scope=Item private signature="private val names = Map"
  //                  ^ reference.class
    "book" -> 1,
    "disc" -> 2)

  def apply(title: String): Item = new Book(title)
  //  ^ definition.method scope=Item exported signature="def apply(title: String): Item"
  //               ^ reference.type
  //                        ^ reference.type
  //                                   ^ reference.class
  implicit val ordering: Ordering[Item] = Ordering.by(_.title)
  //           ^ definition.property scope=Item exported
  //                     ^ reference.type
  //                              ^ reference.type
  //                                      ^ reference.type
  //                                               ^ reference.call
  //                                                    ^ reference.call
  implicit class Rich(val item: Item) extends AnyVal {
  //             ^ definition.class scope=Item exported signature="implicit class Rich(val item: Item) extends AnyVal"
  //                      ^ definition.property scope=Item.Rich exported signature="val item: Item"
  //                            ^ reference.type
  //                                          ^ reference.implementation
    def shout: String = item.title.toUpperCase
    //  ^ definition.method scope=Item.Rich exported signature="def shout: String"
    //         ^ reference.type
    //                       ^ reference.call
    //                             ^ reference.call
  }
}

case class Book(title: String, private val pages: Int = 1)(implicit clock: Clock)
//         ^ definition.class scope=- exported lines=3 signature="with Printed[Page]"
//              ^ definition.property scope=Book exported signature="title: String"
//                     ^ reference.type
//                                         ^ definition.property scope=Book private signature="private val pages: Int = 1"
//                                                ^ reference.type
//                                                                         ^ reference.type
    extends Item
    //      ^ reference.implementation
    with Printed[Page] {
    //   ^ reference.implementation
    //           ^ reference.type
  self: Named =>
  //    ^ reference.type

  val weight = 1.0
  //  ^ definition.property scope=Book exported
  type Self = Book
  //   ^ definition.type scope=Book exported
  //          ^ reference.type
}

@Service("desk")
 // <- reference.attribute
abstract class Desk[+T <: Item : Ordering, K](val owner: String, var count: Int, plain: Int) extends Base[T](owner) {
//             ^ definition.class scope=- exported lines=2
//                        ^ reference.type
//                               ^ reference.type
//                                                ^ definition.property scope=Desk exported signature="val owner: String"
//                                                       ^ reference.type
//                                                                   ^ definition.property scope=Desk exported signature="var count: Int"
//                                                                          ^ reference.type
//                                                                                      ^ reference.type
//                                                                                                   ^ reference.implementation
  private[library] lazy val loans = new ListBuffer[Loan]
  //                        ^ definition.property scope=Desk
  //                                    ^ reference.class
  //                                               ^ reference.type
  private var total, open: Int = 0
  //          ^ definition.property scope=Desk private
  //                 ^ definition.property scope=Desk private
  //                       ^ reference.type
  val (first, second) = pair
  //   ^ definition.property scope=Desk
  //          ^ definition.property scope=Desk
  val Loan(item, until) = current
  //  ^ reference.type
  //       ^ definition.property scope=Desk
  //             ^ definition.property scope=Desk

  def this(owner: String) = this(owner, 0, 0)
  //  ^ definition.constructor scope=Desk exported signature="def this(owner: String)"
  //              ^ reference.type

  @throws[LendingException]("when it is lent")
  //      ^ reference.type
  def lend[R](item: T, days: Int = Item.Days)(use: Loan => R)(
  //  ^ definition.method scope=Desk exported lines=4 signature="): Option[R]"
  //                         ^ reference.type
  //                               ^ reference.type
  //                                    ^ reference.constant
  //                                               ^ reference.type
      implicit clock: Clock
      //              ^ reference.type
  ): Option[R] = {
  // ^ reference.type
    val loan = Loan(item, clock.today)
    //         ^ reference.class
    //                          ^ reference.call
    def inner(x: Int) = x + 1
    //  ^ definition.function scope=Desk.lend local signature="def inner(x: Int)"
    //           ^ reference.type
    loans += loan
    loans.filter(_.open) foreach println
    //    ^ reference.call
    //             ^ reference.call
    //                   ^ reference.call
    loan.item match {
    //   ^ reference.call
      case Book(title, _) if title.nonEmpty => Some(use(loan))
      //   ^ reference.type
      //                           ^ reference.call
      //                                       ^ reference.class
      //                                            ^ reference.call
      case Item.Empty | Lost => None
      //   ^ reference.type
      //        ^ reference.constant
      //                ^ reference.constant
      //                        ^ reference.constant
      case other: Disc => throw new LendingException("no")
      //          ^ reference.type
      //                            ^ reference.class
    }
  }

  protected def check(item: T): Unit
  //            ^ definition.method scope=Desk
  //                            ^ reference.type
  def +(item: T): Desk[T, K]
  //  ^ definition.method scope=Desk exported
  //              ^ reference.type
  def `odd name` { println(owner) }
  //  ^ definition.method scope=Desk exported signature="def `odd name`"
  //               ^ reference.call
  private[this] def close() = ()
  //                ^ definition.method scope=Desk signature="private[this] def close()"
  val listener = new Listener {
  //  ^ definition.property scope=Desk exported signature="val listener = new Listener"
  //                 ^ reference.class
    override def changed(event: Event): Unit = {}
    //           ^ definition.method scope=Desk.listener exported signature="override def changed(event: Event): Unit"
    //                          ^ reference.type
    //                                  ^ reference.type
  }
  val rule: PartialFunction[Int, String] = { case 1 => "one" }
  //  ^ definition.property scope=Desk exported signature="val rule: PartialFunction[Int, String] ="
  //        ^ reference.type
  //                        ^ reference.type
  //                             ^ reference.type
}

object Main extends App {
//     ^ definition.class scope=- exported signature="object Main extends App"
//                  ^ reference.implementation
  Desk.open[Book](Registry)
  // <- reference.type
  //   ^ reference.call
  //        ^ reference.type
  //              ^ reference.constant
}

package object syntax {
//             ^ definition.module scope=- exported signature="package object syntax"
  def now: Instant = Instant.now()
  //  ^ definition.method scope=syntax exported signature="def now: Instant"
  //       ^ reference.type
  //                 ^ reference.type
  //                         ^ reference.call
}

class DeskSpec extends AnyFlatSpec with Matchers {
//    ^ definition.class scope=- exported test signature="class DeskSpec extends AnyFlatSpec with Matchers"
//                     ^ reference.implementation
//                                      ^ reference.implementation
  "A desk" should "lend" in {
  //       ^ reference.call
  //                     ^ reference.call
    desk.lend(book) shouldBe Right(1)
    //   ^ reference.call
    //              ^ reference.call
    //                       ^ reference.class
  }
}

class JUnitDesk {
//    ^ definition.class scope=- exported signature="class JUnitDesk"
  @Test def lends(): Unit = assertTrue(true)
   // <- reference.attribute
  //        ^ definition.method scope=JUnitDesk exported test signature="@Test def lends(): Unit"
  //                 ^ reference.type
  //                        ^ reference.call
}
