package broken

/** Before. */
class Before(val size: Int) {
//    ^ definition.class scope=- doc exported signature="class Before(val size: Int)"
//               ^ definition.property scope=Before doc exported signature="val size: Int"
//                     ^ reference.type
  def sound: Int = size
  //  ^ definition.method scope=Before exported signature="def sound: Int"
  //         ^ reference.type
}

object Damaged {
//     ^ definition.class scope=- exported signature="object Damaged"
  def first(a: Int): Int = 1
  //  ^ definition.function scope=Damaged signature="def first(a: Int): Int"
  //           ^ reference.type
  //                 ^ reference.type
  val lost: = ]
  def second(x: Int) = first(x)
  //  ^ definition.method scope=Damaged exported signature="def second(x: Int)"
  //            ^ reference.type
  //                   ^ reference.call
}

class Odd( {
//    ^ definition.class scope=- exported signature="class Odd("

/** After. */
trait After {
//    ^ definition.trait scope=Odd doc exported signature="trait After"
  def last(name: String): Before
  //  ^ definition.method scope=Odd.After exported
  //             ^ reference.type
  //                      ^ reference.type
}
