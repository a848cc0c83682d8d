package org.example.garden.sensors

import org.example.garden.Bed

/** Reads a probe that is stuck into the ground. */
class ProbeSensor(private val port: Port) : MoistureSensor {
    override fun moisture(bed: Bed): Double {
        val raw = port.read(bed.name)
        return (raw - MINIMUM) / RANGE
    }

    fun interface Port {
        fun read(channel: String): Double
    }

    private companion object {
        const val MINIMUM = 120.0
        const val RANGE = 880.0
    }
}
