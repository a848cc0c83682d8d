"""
    Orbits

Bodies and how they move.
"""
module Orbits
#      ^ definition.module scope=- doc signature="module Orbits"

using LinearAlgebra
#     ^ import.module source=LinearAlgebra
using Statistics: mean, std as deviation
#                 ^ import.name source=Statistics name=mean
#                       ^ import.name source=Statistics name=std alias=deviation
using Base: @propagate_inbounds
#            ^ import.name source=Base name=propagate_inbounds
using ..Units, .Clock
#     ^ import.module source=..Units
#              ^ import.module source=.Clock
import Base: +, show
#            ^ import.name source=Base name=+
#               ^ import.name source=Base name=show
import JSON
#      ^ import.module source=JSON
import Foo.Bar
#      ^ import.module source=Foo.Bar
import Dates as D
#      ^ import.module source=Dates alias=D

export Body, Planet, step!, @orbit
public energy

include("units.jl")
# <- reference.call
#        ^ import.include source=units.jl

"Newton's constant."
const G = 6.674e-11
#     ^ definition.constant scope=Orbits doc signature="const G = 6.674e-11"
const LIMITS = Dict(
#     ^ definition.constant scope=Orbits signature="const LIMITS = Dict"
#              ^ reference.call
    :low => 1,
    :high => 2,
)
const Point{T} = NTuple{3,T}
#     ^ definition.type scope=Orbits signature="const Point{T} = NTuple{3,T}"
#                ^ reference.type
const LOW, HIGH = 1, 2
#     ^ definition.constant scope=Orbits
#          ^ definition.constant scope=Orbits
verbose = false
# <- definition.variable scope=Orbits signature="verbose = false"

"Everything that has a mass."
abstract type Body end
#             ^ definition.type scope=Orbits doc signature="abstract type Body end"
abstract type Moving{T} <: Body end
#             ^ definition.type scope=Orbits signature="abstract type Moving{T} <: Body end"
#                          ^ reference.implementation

"""
A planet.
"""
struct Planet{T<:Real} <: Moving{T}
#      ^ definition.struct scope=Orbits doc signature="struct Planet{T<:Real} <: Moving{T}"
#                ^ reference.type
#                         ^ reference.implementation
    "In kilograms."
    mass::T
#   ^ definition.field scope=Orbits.Planet doc signature="mass::T"
    name::String
#   ^ definition.field scope=Orbits.Planet signature="name::String"
#         ^ reference.type
    position::Point{T}
#   ^ definition.field scope=Orbits.Planet signature="position::Point{T}"
#             ^ reference.type
    moons
#   ^ definition.field scope=Orbits.Planet

    Planet(mass) = new{Float64}(mass, "?", (0, 0, 0), [])
#   ^ definition.constructor scope=Orbits.Planet signature="Planet(mass)"
#                  ^ reference.call
#                      ^ reference.type

    function Planet{T}(mass, name) where T
#            ^ definition.constructor scope=Orbits.Planet signature="function Planet{T}(mass, name) where T"
        new(mass, name)
#       ^ reference.call
    end
end

Base.@kwdef mutable struct Options <: AbstractOptions
#     ^ reference.macro
#                          ^ definition.struct scope=Orbits signature="Base.@kwdef mutable struct Options <: AbstractOptions"
#                                     ^ reference.implementation
    step::Float64 = 0.1
#   ^ definition.field scope=Orbits.Options signature="step::Float64 = 0.1"
#         ^ reference.type
    count = 100
#   ^ definition.field scope=Orbits.Options signature="count = 100"
end

"Kinetic energy."
energy(p::Planet) = p.mass * norm(p.velocity)^2 / 2
# <- definition.function scope=Orbits doc signature="energy(p::Planet)"
#         ^ reference.type
#                            ^ reference.call
energy(p::Planet, q::Planet; scale=1)::Float64 = scale * G * p.mass * q.mass
# <- definition.function scope=Orbits signature="energy(p::Planet, q::Planet; scale=1)::Float64"
#         ^ reference.type
#                    ^ reference.type
#                                      ^ reference.type

"""
    step!(planets, dt)

Moves every planet.
"""
function step!(planets::Vector{<:Body}, dt::Real=0.1;
#        ^ definition.function scope=Orbits doc lines=3 signature="rest...) where {T<:Real, S}"
#                       ^ reference.type
#                                ^ reference.type
#                                           ^ reference.type
               options::Options=Options(),
#                       ^ reference.type
#                               ^ reference.call
               rest...) where {T<:Real, S}
#                                 ^ reference.type
    move(p) = Orbits.advance(p, dt)
#   ^ definition.function scope=Orbits.step! local signature="move(p)"
#                    ^ reference.call
    map(planets) do p
#   ^ reference.call
        @assert p.mass > 0
#        ^ reference.macro
        move(p)
#       ^ reference.call
    end
    mass.(planets)
#   ^ reference.call
    return mean(energy.(planets))
#          ^ reference.call
#               ^ reference.call
end

# Prints it.
Base.show(io::IO, p::Planet) = print(io, p.name)
#    ^ definition.function scope=Orbits.Base doc signature="Base.show(io::IO, p::Planet)"
#             ^ reference.type
#                    ^ reference.type
#                              ^ reference.call
Base.length(p::Planet)::Int = 3
#    ^ definition.function scope=Orbits.Base signature="Base.length(p::Planet)::Int"
#              ^ reference.type
#                       ^ reference.type

function Base.:+(a::Planet, b::Planet)
#              ^ definition.function scope=Orbits.Base signature="function Base.:+(a::Planet, b::Planet)"
#                   ^ reference.type
#                              ^ reference.type
    Planet{Float64}(a.mass + b.mass, a.name)
#   ^ reference.call
#          ^ reference.type
end

function advance end
#        ^ definition.function scope=Orbits signature="function advance end"

macro orbit(name, body)
#     ^ definition.macro scope=Orbits signature="macro orbit(name, body)"
    quote $(esc(body)) end
#           ^ reference.call
end

@inline function fast(x)
#^ reference.macro
#                ^ definition.function scope=Orbits signature="function fast(x)"
    x
end

@enum Phase new waxing full
#^ reference.macro
#     ^ definition.enum scope=Orbits signature="@enum Phase new waxing full"
#           ^ definition.enumerator scope=Orbits.Phase
#               ^ definition.enumerator scope=Orbits.Phase
#                      ^ definition.enumerator scope=Orbits.Phase
@enum Kind::UInt8 begin
#^ reference.macro
#     ^ definition.enum scope=Orbits signature="@enum Kind::UInt8"
#           ^ reference.type
    rocky = 1
#   ^ definition.enumerator scope=Orbits.Kind signature="rocky = 1"
    gas
#   ^ definition.enumerator scope=Orbits.Kind
end

module Inner
#      ^ definition.module scope=Orbits signature="module Inner"
    helper() = 1
#   ^ definition.function scope=Orbits.Inner signature="helper()"
end

end
