package org.example.garden.sensors

import org.example.garden.Bed

/** Guesses from the rain of the last days. */
class WeatherSensor(private val rain: List<Double>) : MoistureSensor {
    override fun moisture(bed: Bed): Double {
        val sum = rain.takeLast(DAYS).sum()
        return (sum / bed.need.amount).coerceIn(0.0, 1.0)
    }

    companion object {
        const val DAYS = 3
    }
}
