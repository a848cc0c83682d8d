module Broken exposing (sound, whole)
--     ^ definition.module scope=- signature="module Broken"


{-| Stands before the damage. -}
sound : Int -> Int
-- <- definition.function scope=- doc exported signature="sound : Int -> Int"
--      ^ reference.type
--             ^ reference.type
sound x =
    twice x
--  ^ reference.call


half x =
-- <- definition.function scope=- signature="half x"
    [ x y ) ]
--    ^ reference.call


type alias Torn =
--         ^ definition.struct scope=- signature="type alias Torn"
    { name : }
--    ^ definition.field scope=Torn


{-| Stands after it. -}
whole : String -> String
-- <- definition.function scope=- doc exported signature="whole : String -> String"
--      ^ reference.type
--                ^ reference.type
whole text =
    trim text
--  ^ reference.call


type Colour
--   ^ definition.enum scope=- signature="type Colour"
    = Green
--    ^ definition.enumerator scope=Colour
