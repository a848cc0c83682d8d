package broken

/** Before. */
class Before(val size: Int) {
//    ^ definition.class scope=- doc exported signature="class Before(val size: Int)"
//               ^ definition.property scope=Before doc exported signature="val size: Int"
//                     ^ reference.type
    fun sound(): Int = size
    //  ^ definition.method scope=Before exported signature="fun sound(): Int"
    //           ^ reference.type
}

class Damaged {
//    ^ definition.class scope=- exported signature="class Damaged"
    fun first(): Int = 1
    //  ^ definition.method scope=Damaged exported signature="fun first(): Int"
    //           ^ reference.type
    val lost: = ]
    fun second(x: Int) = first()
    //  ^ definition.method scope=Damaged exported signature="fun second(x: Int)"
    //            ^ reference.type
    //                   ^ reference.call
}

fun odd(a: Int, { }
//  ^ definition.function scope=- exported signature="fun odd(a: Int,"
//         ^ reference.type

/** After. */
interface After {
//        ^ definition.interface scope=- doc exported signature="interface After"
    fun last(name: String): Before
    //  ^ definition.method scope=After exported
    //             ^ reference.type
    //                      ^ reference.type
}

@Resource("/users")
 // <- reference.attribute
@Serializable
 // <- reference.attribute
class Users {
//    ^ definition.class scope=- signature="class Users"
    val count = 1
    //  ^ definition.property scope=Users
    fun find(id: Int): User = User(id)
    //  ^ definition.method scope=Users signature="fun find(id: Int): User"
    //           ^ reference.type
    //                 ^ reference.type
    //                        ^ reference.class
}

@Resource("/groups")
 // <- reference.attribute
@Serializable
 // <- reference.attribute
interface Group {
//        ^ definition.interface scope=- signature="interface Group"
    fun size(): Int
    //  ^ definition.method scope=Group
    //          ^ reference.type
}
