port module Tricky exposing (..)
--          ^ definition.module scope=- signature="port module Tricky"

import Parser exposing ((|=), Parser, Problem(..))
--     ^ import.module source=Parser
--                       ^ import.name source=Parser name=|=
--                            ^ import.name source=Parser name=Parser
--                                    ^ import.name source=Parser name=Problem


type Tree a = Leaf | Node (Tree a) a (Tree a)
--   ^ definition.enum scope=- exported signature="type Tree a"
--            ^ definition.enumerator scope=Tree
--                   ^ definition.enumerator scope=Tree
--                         ^ reference.type
--                                    ^ reference.type


type alias Named a = { a | name : String }
--         ^ definition.struct scope=- exported signature="type alias Named a"
--                         ^ definition.field scope=Named
--                                ^ reference.type


type alias Handler msg =
--         ^ definition.struct scope=- exported signature="type alias Handler msg"
    { onClick : msg -> { at : Int }, label : Maybe String }
--    ^ definition.field scope=Handler
    --                        ^ reference.type
    --                               ^ definition.field scope=Handler
    --                                       ^ reference.type
    --                                             ^ reference.type


port save : String -> Cmd msg
--   ^ definition.function scope=- exported signature="port save : String -> Cmd msg"
--          ^ reference.type
--                    ^ reference.type


port loaded : (Decode.Value -> msg) -> Sub msg
--   ^ definition.function scope=- exported signature="port loaded : (Decode.Value -> msg) -> Sub msg"
--                    ^ reference.type
--                                     ^ reference.type


infix left 5 (|=) = keeper
--            ^ definition.function scope=- signature="infix left 5 (|=) = keeper"


{- Several
   lines. -}
fold :
-- <- definition.function scope=- doc exported lines=5 signature="-> b"
    (a -> b -> b)
    -> b
    -> Tree a
    -- ^ reference.type
    -> b
fold step start tree =
    case tree of
        Leaf ->
--      ^ reference.constant
            start

        Node left (( value, _ ) as pair) right ->
--      ^ reference.constant
            fold step (step value (fold step start left)) right
--          ^ reference.call
            --         ^ reference.call
            --                     ^ reference.call


point x y = { x = x, y = y }
-- <- definition.function scope=- exported signature="point x y"


größe : Named a -> Int
-- <- definition.function scope=- exported signature="größe : Named a -> Int"
--        ^ reference.type
--                   ^ reference.type
größe = .name >> String.length
--                        ^ reference.call


swap ( a, b ) = ( b, a )
-- <- definition.function scope=- exported signature="swap ( a, b )"


run : () -> Result Problem Int
-- <- definition.function scope=- exported signature="run : () -> Result Problem Int"
--          ^ reference.type
--                 ^ reference.type
--                         ^ reference.type
run () =
    let
        ( first, second ) = swap ( 1, 2 )
        --                  ^ reference.call

        helper n = n + first
--      ^ definition.function scope=run local signature="helper n"
    in
    Parser.run parser <| String.fromInt <| helper second
    --     ^ reference.call
    --                          ^ reference.call
    --                                     ^ reference.call


suite : Test
-- <- definition.function scope=- exported test signature="suite : Test"
--      ^ reference.type
suite =
    describe "fold" [ test "sums" <| \_ -> Expect.equal 3 (fold (+) 0 Leaf) ]
--  ^ reference.call
    --                ^ reference.call
    --                                            ^ reference.call
    --                                                     ^ reference.call
    --                                                                ^ reference.constant
