package org.example.garden

import org.example.garden.sensors.WeatherSensor

fun main(args: Array<String>) {
    val sensor = WeatherSensor(args.map(String::toDouble))
    val sprinkler = Sprinkler(sensor, Tank(Litres(100.0)))
    val beds = listOf(Bed("herbs", listOf(Plant("basil", Thirst.HIGH))))
    sprinkler.water(beds).forEach(::report)
}

private fun report(watering: Watering) = when (watering) {
    is Watering.Done -> println("${watering.bed.name}: ${watering.water.amount} l")
    is Watering.Refused -> println("${watering.bed.name}: the tank is empty")
}
