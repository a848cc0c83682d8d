package tricky

import single
//     ^ import.module source=single

fun interface Run { fun run() }
//            ^ definition.interface scope=- exported signature="fun interface Run"
//                      ^ definition.method scope=Run signature="fun run()"

interface Empty
//        ^ definition.interface scope=- exported

annotation class Marker(val level: Int = 1)
//               ^ definition.class scope=- exported
//                          ^ definition.property scope=Marker exported signature="val level: Int = 1"
//                                 ^ reference.type

@JvmInline value class Meters(val metres: Double)
//                     ^ definition.class scope=- exported
//                                ^ definition.property scope=Meters exported signature="val metres: Double"
//                                        ^ reference.type

expect class Platform
//           ^ definition.class scope=- exported
actual typealias Name = kotlin.String
//               ^ definition.type scope=- exported
//                             ^ reference.type

abstract class Node<out T, in K : Comparable<K>> : Tree.Leaf<T>(), kotlin.Cloneable where T : Any {
//             ^ definition.class scope=- exported signature="abstract class Node<out T, in K : Comparable<K>> : Tree.Leaf<T>(), kotlin.Cloneable where T : Any"
//                                ^ reference.type
//                                                 ^ reference.type
//                                                      ^ reference.implementation
//                                                                        ^ reference.implementation
//                                                                                            ^ reference.type
    inner class Inner
    //          ^ definition.class scope=Node exported
    val (left, right) = split()
    //   ^ definition.property scope=Node
    //         ^ definition.property scope=Node
    //                  ^ reference.call
    val handler = fun(x: Int): Int { return x }
    //  ^ definition.property scope=Node exported signature="val handler = fun(x: Int): Int"
    //                   ^ reference.type
    //                         ^ reference.type
    val listener = object : Listener {
    //  ^ definition.property scope=Node exported signature="val listener = object : Listener"
    //                      ^ reference.implementation
        override fun changed(event: Event) {}
        //           ^ definition.method scope=Node.listener exported signature="override fun changed(event: Event)"
        //                          ^ reference.type
    }
    val kind: Kind = when (listener) {
    //  ^ definition.property scope=Node exported signature="val kind: Kind = when (listener)"
    //        ^ reference.type
        is Silent -> Kind.SILENT
        // ^ reference.type
        //           ^ reference.type
        //                ^ reference.constant
        in Kind.LOUD..Kind.LOUDEST -> Kind.LOUD
        // ^ reference.type
        //      ^ reference.constant
        //            ^ reference.type
        //                 ^ reference.constant
        //                            ^ reference.type
        //                                 ^ reference.constant
        else -> FALLBACK
        //      ^ reference.constant
    }
    var both: Int
    //  ^ definition.property scope=Node exported
    //        ^ reference.type
        get() = 1
        set(value) { field = value }

    companion object Names {
    //               ^ definition.class scope=Node exported signature="companion object Names"
        val root = "root"
        //  ^ definition.property scope=Node.Names exported
    }

    @Deprecated("old") @field:Inject @get:[First Second] protected val former = null
    //                        ^ reference.attribute
    //                                     ^ reference.attribute
    //                                           ^ reference.attribute
    //                                                                 ^ definition.property scope=Node
}

class Delegated(private val inner: Run) : Run by inner {
//    ^ definition.class scope=- exported signature="class Delegated(private val inner: Run) : Run by inner"
//                          ^ definition.property scope=Delegated private signature="private val inner: Run"
//                                 ^ reference.type
//                                        ^ reference.implementation
//                                               ^ reference.call
    override fun run() { inner.run() }
    //           ^ definition.method scope=Delegated signature="override fun run()"
    //                         ^ reference.call

    private val size = 1
    //          ^ definition.property scope=Delegated private
}

data object Nothing2
//          ^ definition.class scope=- exported
enum class Short { A, B }
//         ^ definition.enum scope=- exported signature="enum class Short"
//                 ^ definition.enumerator scope=Short exported signature="A"
//                    ^ definition.enumerator scope=Short exported signature="B"

fun <T> (suspend () -> T).start(): Deferred<T> = Deferred(this)
//                        ^ definition.function scope=- exported signature="fun <T> (suspend () -> T).start(): Deferred<T>"
//                                 ^ reference.type
//                                               ^ reference.class
fun String?.orBlank(): String = this ?: BLANK
//  ^ reference.type
//          ^ definition.function scope=- exported signature="fun String?.orBlank(): String"
//                     ^ reference.type
//                                      ^ reference.constant
operator fun Int.invoke(times: Int) = this * times
//           ^ reference.type
//               ^ definition.function scope=- exported signature="operator fun Int.invoke(times: Int)"
//                             ^ reference.type
fun default(block: () -> Unit = {}, list: List<Map<String, Int>> = emptyList()) { block() }
//  ^ definition.function scope=- exported signature="fun default(block: () -> Unit = {}, list: List<Map<String, Int>> = emptyList())"
//                       ^ reference.type
//                                        ^ reference.type
//                                             ^ reference.type
//                                                 ^ reference.type
//                                                         ^ reference.type
//                                                                 ^ reference.call
//                                                                                ^ reference.call
val größe = 1
//  ^ definition.constant scope=- exported
val `odd name` = 1; val second = 2
//  ^ definition.constant scope=- exported signature="val `odd name` = 1"
//                      ^ definition.constant scope=- exported signature="val second = 2"
private tailrec fun loop(n: Int): Int = if (n == 0) 0 else loop(n - 1)
//                  ^ definition.function scope=- private signature="private tailrec fun loop(n: Int): Int"
//                          ^ reference.type
//                                ^ reference.type
//                                                         ^ reference.call

val table = mapOf(
//  ^ definition.constant scope=- exported signature="val table = mapOf"
//          ^ reference.call
    "one" to 1,
    //    ^ reference.call
    "two" to 2,
    //    ^ reference.call
)
val Config = config {
//  ^ definition.constant scope=- exported signature="val Config = config"
//           ^ reference.call
    name = "x"
}

fun use(any: Any) {
//  ^ definition.function scope=- exported signature="fun use(any: Any)"
//           ^ reference.type
    if (any is Node<*, *> && any !is Empty) throw IllegalStateException("$any ${Meters(1.0)}")
    //         ^ reference.type
    //                               ^ reference.type
    //                                            ^ reference.class
    //                                                                          ^ reference.class
    val text = any as? CharSequence ?: return
    //                 ^ reference.type
    List<Int>::size
    // <- reference.constant
    //   ^ reference.constant
    //         ^ reference.call
    Platform::class.java
    // <- reference.type
    Node.Names.root
    // <- reference.type
    //   ^ reference.constant
    listOf<Run>().map(::Delegated).forEach { it.run() }
    // <- reference.call
    //     ^ reference.type
    //            ^ reference.call
    //                  ^ reference.class
    //                             ^ reference.call
    //                                          ^ reference.call
    try { text.length } catch (e: IOException) { }
    //                            ^ reference.type
}
