module Broken

using Test
#     ^ import.module source=Test

before(x) = compute(x)
# <- definition.function scope=- signature="before(x)"
#           ^ reference.call

function broken(x
#        ^ definition.function scope=- lines=3 signature="end"
    y = = 3
end

function after(y::Int)
#        ^ definition.function scope=broken local signature="function after(y::Int)"
#                 ^ reference.type
    before(y)
#   ^ reference.call
end

struct Last
#      ^ definition.struct scope=broken local signature="struct Last"
    a::Int
#   ^ definition.field scope=broken.Last local signature="a::Int"
#      ^ reference.type
end

end
