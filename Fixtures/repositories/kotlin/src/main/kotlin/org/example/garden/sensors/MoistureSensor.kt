package org.example.garden.sensors

import org.example.garden.Bed

/** Tells how wet the ground of a bed is. */
interface MoistureSensor {
    /** From 0, dry, to 1, soaked. */
    fun moisture(bed: Bed): Double
}

/** Whether the bed should be watered. */
fun MoistureSensor.isDry(bed: Bed, limit: Double = DRY): Boolean = moisture(bed) < limit

const val DRY = 0.3
