@file:JvmName("Ledgers")

package org.example.ledger

import java.time.LocalDate
//               ^ import.name source=java.time name=LocalDate
import org.example.money.*
//                       ^ import.module source=org.example.money wildcard
import org.example.money.Currency as Coin
//                       ^ import.name source=org.example.money name=Currency alias=Coin
import org.junit.jupiter.api.Test
//                           ^ import.name source=org.junit.jupiter.api name=Test

/** Something that has a balance. */
sealed interface Account : Comparable<Account> {
//               ^ definition.interface scope=- doc exported signature="sealed interface Account : Comparable<Account>"
//                         ^ reference.implementation
//                                    ^ reference.type
    val owner: String
    //  ^ definition.property scope=Account exported
    //         ^ reference.type
    val balance: Money get() = Money.ZERO
    //  ^ definition.property scope=Account exported signature="val balance: Money"
    //           ^ reference.type
    //                         ^ reference.type
    //                               ^ reference.constant

    /** Books an entry. */
    fun book(entry: Entry): Boolean
    //  ^ definition.method scope=Account doc exported
    //              ^ reference.type
    //                      ^ reference.type

    fun <T : Any> visit(
    //       ^ reference.type
    //            ^ definition.method scope=Account exported lines=4 signature="): T? where T : Named"
        visitor: Visitor<T>,
        //       ^ reference.type
        depth: Int = 1,
        //     ^ reference.type
    ): T? where T : Named {
    //              ^ reference.type
        return visitor.visit(this)
        //             ^ reference.call
    }
}

/** What the bank lends or keeps. */
@Serializable
 // <- reference.attribute
data class Entry(
//         ^ definition.class scope=- doc exported lines=7 signature=") : Base<Money>(amount), Named by amount"
    val amount: Money,
    //  ^ definition.property scope=Entry exported signature="val amount: Money"
    //          ^ reference.type
    private val note: String = "none",
    //          ^ definition.property scope=Entry private
    //                ^ reference.type
    @Positive var day: LocalDate,
     // <- reference.attribute
    //            ^ definition.property scope=Entry exported signature="@Positive var day: LocalDate"
    //                 ^ reference.type
    plain: Int,
    //     ^ reference.type
) : Base<Money>(amount), Named by amount
//  ^ reference.implementation
//       ^ reference.type
//                       ^ reference.implementation

open class SavingsAccount @Inject internal constructor(
//         ^ definition.class scope=- exported lines=3 signature=") : Account"
//                         ^ reference.attribute
    override val owner: String,
    //           ^ definition.property scope=SavingsAccount exported signature="override val owner: String"
    //                  ^ reference.type
) : Account {
//  ^ reference.implementation
    private val entries = mutableListOf<Entry>()
    //          ^ definition.property scope=SavingsAccount private
    //                    ^ reference.call
    //                                  ^ reference.type
    protected open val rate: Double = 0.5
    //                 ^ definition.property scope=SavingsAccount
    //                       ^ reference.type
    lateinit var coin: Coin
    //           ^ definition.property scope=SavingsAccount exported
    //                 ^ reference.type
    val total by lazy { entries.sumOf { it.amount } }
    //  ^ definition.property scope=SavingsAccount exported signature="val total by lazy"
    //           ^ reference.call
    //                          ^ reference.call

    constructor(owner: String, first: Entry) : this(owner) {
    // <- definition.constructor scope=SavingsAccount signature="constructor(owner: String, first: Entry) : this(owner)"
    //                 ^ reference.type
    //                                ^ reference.type
        entries.add(first)
        //      ^ reference.call
    }

    init {
        require(owner.isNotBlank()) { "nobody" }
        // <- reference.call
        //            ^ reference.call
    }

    override fun book(entry: Entry) = entries.add(entry)
    //           ^ definition.method scope=SavingsAccount exported signature="override fun book(entry: Entry)"
    //                       ^ reference.type
    //                                        ^ reference.call

    private suspend inline fun refresh(): Unit {
    //                         ^ definition.method scope=SavingsAccount private signature="private suspend inline fun refresh(): Unit"
    //                                    ^ reference.type
        val clock = Clock.systemUTC()
        //          ^ reference.type
        //                ^ reference.call
        fun inner(at: Instant) = clock.instant() < at
        //  ^ definition.function scope=SavingsAccount.refresh local signature="fun inner(at: Instant)"
        //            ^ reference.type
        //                             ^ reference.call
        Retry(LIMIT).run(::println)
        // <- reference.class
        //    ^ reference.constant
        //           ^ reference.call
        //                 ^ reference.call
    }

    companion object : Factory<SavingsAccount> {
    //                 ^ reference.implementation
    //                         ^ reference.type
        const val LIMIT = 10
        //        ^ definition.constant scope=SavingsAccount exported
        private val NAMES = listOf("a", "b", "c", "d", "e")
        //          ^ definition.property scope=SavingsAccount private signature="private val NAMES = listOf"
        //                  ^ reference.call

        @JvmStatic
        fun open(owner: String): SavingsAccount = SavingsAccount(owner)
        //  ^ definition.method scope=SavingsAccount exported signature="fun open(owner: String): SavingsAccount"
        //              ^ reference.type
        //                       ^ reference.type
        //                                        ^ reference.class
    }
}

/** How often. */
enum class Period(val months: Int) {
//         ^ definition.enum scope=- doc exported signature="enum class Period(val months: Int)"
//                    ^ definition.property scope=Period doc exported signature="val months: Int"
//                            ^ reference.type
    /** Twelve times. */
    MONTHLY(1),
    // <- definition.enumerator scope=Period doc exported signature="MONTHLY(1)"
    YEARLY(12) {
    // <- definition.enumerator scope=Period exported signature="YEARLY(12)"
        override fun next(from: LocalDate) = from.plusYears(1)
        //           ^ definition.method scope=Period.YEARLY exported signature="override fun next(from: LocalDate)"
        //                      ^ reference.type
        //                                        ^ reference.call
    };

    open fun next(from: LocalDate): LocalDate = from.plusMonths(months)
    //       ^ definition.method scope=Period exported signature="open fun next(from: LocalDate): LocalDate"
    //                  ^ reference.type
    //                              ^ reference.type
    //                                               ^ reference.call
}

object Registry {
//     ^ definition.class scope=- exported signature="object Registry"
    var size = 0
    //  ^ definition.property scope=Registry exported
        private set

    operator fun get(name: String): Account? = null
    //           ^ definition.method scope=Registry exported signature="operator fun get(name: String): Account?"
    //                     ^ reference.type
    //                              ^ reference.type
}

typealias Handler<T> = suspend (T) -> Unit
//        ^ definition.type scope=- exported
//                                    ^ reference.type

const val MAXIMUM = 100
//        ^ definition.constant scope=- exported
val started: LocalDate = LocalDate.now()
//  ^ definition.constant scope=- exported
//           ^ reference.type
//                       ^ reference.type
//                                 ^ reference.call
var open = Period.MONTHLY
//  ^ definition.variable scope=- exported
//         ^ reference.type
//                ^ reference.constant
val Account.isEmpty: Boolean
//  ^ reference.type
//          ^ definition.property scope=- exported
//                   ^ reference.type
    get() = balance == Money.ZERO
    //                 ^ reference.type
    //                       ^ reference.constant

/** Adds up. */
infix fun Account.plus(other: Account): Money = balance add other.balance
//        ^ reference.type
//                ^ definition.function scope=- doc exported signature="infix fun Account.plus(other: Account): Money"
//                            ^ reference.type
//                                      ^ reference.type
//                                                      ^ reference.call

internal class LedgerTest {
//             ^ definition.class scope=- signature="internal class LedgerTest"
    @Test
     // <- reference.attribute
    fun `books an entry`() {
    //  ^ definition.method scope=LedgerTest exported test lines=2 signature="fun `books an entry`()"
        assertTrue(SavingsAccount("Ann").book(entry))
        // <- reference.call
        //         ^ reference.class
        //                               ^ reference.call
    }
}

class RateSpec : StringSpec({
//    ^ definition.class scope=- exported test signature="class RateSpec : StringSpec("
//               ^ reference.implementation
    "is positive" {
        rate shouldBe Money.ONE
        //   ^ reference.call
        //            ^ reference.type
        //                  ^ reference.constant
    }
})
