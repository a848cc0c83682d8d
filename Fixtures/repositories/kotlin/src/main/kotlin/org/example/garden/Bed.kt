package org.example.garden

/** How much water a plant takes in a day. */
@JvmInline
value class Litres(val amount: Double) {
    operator fun plus(other: Litres) = Litres(amount + other.amount)

    companion object {
        val NONE = Litres(0.0)
    }
}

enum class Thirst(val perDay: Litres) {
    LOW(Litres(0.2)),
    HIGH(Litres(1.5)),
}

data class Plant(val name: String, val thirst: Thirst)

/** A patch of ground with plants. */
class Bed(val name: String, private val plants: List<Plant>) {
    val need: Litres
        get() = plants.fold(Litres.NONE) { sum, plant -> sum + plant.thirst.perDay }

    fun hasPlant(name: String): Boolean = plants.any { it.name == name }
}
