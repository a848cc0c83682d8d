package org.example.garden

import kotlin.test.Test
import kotlin.test.assertEquals
import org.example.garden.sensors.ProbeSensor

class SprinklerTest {
    private val bed = Bed("roses", listOf(Plant("rose", Thirst.LOW)))

    @Test
    fun `waters a dry bed`() {
        val sprinkler = Sprinkler(ProbeSensor { 150.0 }, Tank(Litres(1.0)))
        assertEquals(listOf(Watering.Done(bed, Litres(0.2))), sprinkler.water(listOf(bed)))
    }

    @Test
    fun refusesWithAnEmptyTank() {
        val sprinkler = Sprinkler(ProbeSensor { 150.0 }, Tank(Litres.NONE))
        assertEquals(listOf(Watering.Refused(bed)), sprinkler.water(listOf(bed)))
    }
}
