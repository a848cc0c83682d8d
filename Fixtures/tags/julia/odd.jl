#!/usr/bin/env julia
primitive type Small <: Integer 8 end
#              ^ definition.type scope=- doc signature="primitive type Small <: Integer 8 end"
#                       ^ reference.implementation
struct Empty end
#      ^ definition.struct scope=- signature="struct Empty"
struct Pair2{A, B} first::A; second::B; end
#      ^ definition.struct scope=- signature="struct Pair2{A, B}"
#                  ^ definition.field scope=Pair2 signature="first::A"
#                            ^ definition.field scope=Pair2 signature="second::B"
module Nothing2 end
#      ^ definition.module scope=- signature="module Nothing2"
+(a::Small, b::Small) = 1
# <- definition.function scope=- signature="+(a::Small, b::Small)"
#    ^ reference.type
#              ^ reference.type
∑(xs) = sum(xs)
# <- definition.function scope=- signature="∑(xs)"
#         ^ reference.call
(e::Empty)(x) = x
#   ^ definition.function scope=- signature="(e::Empty)(x)"
function (p::Pair2{A})(x::Int) where A end
#            ^ definition.function scope=- signature="function (p::Pair2{A})(x::Int) where A"
#                         ^ reference.type
Empty(s::String)::Empty = Empty()
# <- definition.function scope=- signature="Empty(s::String)::Empty"
#        ^ reference.type
#                 ^ reference.type
#                         ^ reference.call
nested(x::T) where {T} = x
# <- definition.function scope=- signature="nested(x::T) where {T}"
both(x::T)::T where T<:Number = x
# <- definition.function scope=- signature="both(x::T)::T where T<:Number"
#                      ^ reference.type
const square = x -> x^2
#     ^ definition.function scope=- signature="const square = x ->"
anonymous = function (x, y) x + y end
# <- definition.function scope=- signature="anonymous = function (x, y)"
lambda = (a, b) -> a * b
# <- definition.function scope=- signature="lambda = (a, b) ->"
global counter = 0
#      ^ definition.variable scope=- signature="global counter = 0"
typed::Int = 4
# <- definition.variable scope=- signature="typed::Int = 4"
#      ^ reference.type
#= a block
comment =#
function local_ones()
#        ^ definition.function scope=- doc signature="function local_ones()"
    inner(x) = x
#   ^ definition.function scope=local_ones local signature="inner(x)"
    value = 3
    function deeper(y) y end
#            ^ definition.function scope=local_ones local signature="function deeper(y)"
    f(1).a = 2
#   ^ reference.call
    g(1)[2] = 3
#   ^ reference.call
    x = y = 1
    [h(i) for i in 1:3 if ok(i)]
#    ^ reference.call
#                         ^ reference.call
    Foo.Bar.baz(1) |> print
#           ^ reference.call
    Dict{String, Vector{Int}}(); Main.Thing{Int}(2)
#   ^ reference.call
#        ^ reference.type
#                ^ reference.type
#                       ^ reference.type
#                                     ^ reference.type
#                                           ^ reference.type
end
if VERSION > v"1.6"
    later(x::Union{Nothing, Some{T}}) where T = x
#   ^ definition.function scope=- signature="later(x::Union{Nothing, Some{T}}) where T"
#            ^ reference.type
#                  ^ reference.type
#                           ^ reference.type
end
let
    hidden() = 1
#   ^ definition.function scope=- signature="hidden()"
end
@testset "arithmetic" begin
#^ reference.macro
#         ^ definition.function scope=- test
    @test 1 + 1 == 2
#    ^ reference.macro
    helper_of_test(x) = x
#   ^ definition.function scope=arithmetic test local signature="helper_of_test(x)"
end
text = """
# <- definition.variable scope=-
function not_one() end
"""
macro noop() end
#     ^ definition.macro scope=- signature="macro noop()"
Mod.Sub.deep(x) = x
#       ^ definition.function scope=Mod.Sub signature="Mod.Sub.deep(x)"
