module Broken (sound, whole) where
--     ^ definition.module scope=- signature="module Broken"

-- | Stands before the damage.
sound :: Int -> Int
-- <- definition.function scope=- doc exported signature="sound :: Int -> Int"
--       ^ reference.type
--              ^ reference.type
sound x = twice x
--        ^ reference.call

half :: Int -> = 3
-- <- definition.function scope=- signature="half :: Int -> = 3"
--      ^ reference.type

type = Int
--     ^ reference.type

torn x y = let in in
-- <- definition.function scope=- signature="torn x y"

-- | Stands after it.
whole :: Text -> Text
-- <- definition.function scope=- doc exported signature="whole :: Text -> Text"
--       ^ reference.type
--               ^ reference.type
whole t = strip t
--        ^ reference.call

data Colour = Red | Green
--   ^ definition.enum scope=- signature="data Colour"
--            ^ definition.enumerator scope=Colour
--                  ^ definition.enumerator scope=Colour
