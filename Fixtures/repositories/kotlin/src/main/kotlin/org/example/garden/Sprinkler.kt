package org.example.garden

import org.example.garden.sensors.MoistureSensor
import org.example.garden.sensors.isDry

/** Waters the beds that are dry. */
class Sprinkler(
    private val sensor: MoistureSensor,
    private val tank: Tank,
) {
    fun water(beds: List<Bed>): List<Watering> =
        beds.filter { sensor.isDry(it) }.map { bed -> water(bed) }

    private fun water(bed: Bed): Watering =
        if (tank.take(bed.need)) Watering.Done(bed, bed.need) else Watering.Refused(bed)
}

sealed interface Watering {
    val bed: Bed

    data class Done(override val bed: Bed, val water: Litres) : Watering

    data class Refused(override val bed: Bed) : Watering
}

class Tank(private var content: Litres) {
    /** Takes water out, unless there isn't enough. */
    fun take(wanted: Litres): Boolean {
        if (wanted.amount > content.amount) return false
        content = Litres(content.amount - wanted.amount)
        return true
    }
}
