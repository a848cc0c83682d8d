{-# LANGUAGE CPP, GADTs, TypeFamilies, PatternSynonyms #-}

module Tricky where
--     ^ definition.module scope=- signature="module Tricky"

import Prelude ()
--     ^ import.module source=Prelude
import Data.List.NonEmpty (NonEmpty (..), (<|))
--                         ^ import.name source=Data.List.NonEmpty name=NonEmpty
--                                         ^ import.name source=Data.List.NonEmpty name=<|
import Data.Map as M (Map, insert)
--     ^ import.module source=Data.Map alias=M
--                    ^ import.name source=Data.Map name=Map
--                         ^ import.name source=Data.Map name=insert
#if MIN_VERSION_base(4,9,0)
import Data.Kind (Type)
--                ^ import.name source=Data.Kind name=Type
#endif

-- | Expressions that know their type.
data Expr a where
--   ^ definition.enum scope=- doc exported signature="data Expr a"
  IntE :: Int -> Expr Int
  -- <- definition.enumerator scope=Expr
  --      ^ reference.type
  --             ^ reference.type
  --                  ^ reference.type
  If, Unless :: Expr Bool -> Expr a -> Expr a -> Expr a
  -- <- definition.enumerator scope=Expr
  --  ^ definition.enumerator scope=Expr
  --            ^ reference.type
  --                 ^ reference.type
  --                         ^ reference.type
  --                                   ^ reference.type
  --                                             ^ reference.type
  Named :: { exprName :: String, exprBody :: Expr a } -> Expr a
  -- <- definition.enumerator scope=Expr
  --         ^ definition.field scope=Expr.Named
  --                     ^ reference.type
  --                             ^ definition.field scope=Expr.Named
  --                                         ^ reference.type
  --                                                     ^ reference.type

data a :+: b = a :+: b | Nowhere
--     ^ definition.enum scope=- signature="data a :+: b"
--               ^ definition.enumerator scope=:+:
--                       ^ definition.enumerator scope=:+:

type family Element c :: Type where
--          ^ definition.type scope=- exported signature="type family Element c :: Type"
--                       ^ reference.type
  Element [a] = a
  Element (Map k v) = v
  --       ^ reference.type

data Shape
--   ^ definition.enum scope=- exported signature="data Shape"
  = Circle Double
--  ^ definition.enumerator scope=Shape doc
  --       ^ reference.type
    -- ^ of a radius
  | Point
--  ^ definition.enumerator scope=Shape
  deriving anyclass (Indexed Int)
  --                 ^ reference.implementation
  --                         ^ reference.type

data family Vector a
--          ^ definition.type scope=- exported signature="data family Vector a"
data instance Vector Bool = Bits Int | NoBits
--            ^ reference.type
--            ^ scope.implementation scope=- exported signature="data instance Vector Bool"
--                   ^ reference.type
--                          ^ definition.enumerator scope=Vector
--                               ^ reference.type
--                                     ^ definition.enumerator scope=Vector

class (Monad m, Container f) => Store f m | m -> f where
--     ^ reference.implementation
--              ^ reference.implementation
--                              ^ definition.class scope=- exported signature="class (Monad m, Container f) => Store f m | m -> f"
  type Key f :: Type
  --   ^ definition.type scope=Store signature="type Key f :: Type"
  --            ^ reference.type
  fetch, peek :: Key f -> m (Maybe a)
  -- <- definition.method scope=Store signature="fetch, peek :: Key f -> m (Maybe a)"
  --     ^ definition.method scope=Store signature="fetch, peek :: Key f -> m (Maybe a)"
  --             ^ reference.type
  --                         ^ reference.type
  infixr 5 |>
  (|>) :: a -> f a -> f a
-- ^ definition.method scope=Store signature="(|>) :: a -> f a -> f a"

instance (Show k, Ord k) => Store (Map.Map k) IO where
--                          ^ reference.implementation
--                                     ^ reference.type
--                                            ^ reference.type
--                                            ^ scope.implementation scope=- signature="instance (Show k, Ord k) => Store (Map.Map k) IO"
  type Key (Map.Map k) = k
  --   ^ reference.type
  --            ^ reference.type
  fetch key = undefined
  -- <- definition.method scope=IO signature="fetch key"
  x |> m = m
--  ^ definition.method scope=IO signature="x |> m"

instance Show [Nested] where
--       ^ reference.implementation
--            ^ scope.implementation scope=- signature="instance Show [Nested]"
--             ^ reference.type
  show _ = "nested"
  -- <- definition.method scope=[Nested] signature="show _"

deriving instance Eq (Expr a)
--                ^ reference.implementation
--                    ^ reference.type

pattern Pair :: a -> b -> (a, b)
--      ^ definition.function scope=- signature="pattern Pair :: a -> b -> (a, b)"
pattern Pair x y = (x, y)

-- Equations without a signature make one function.
fib 0 = 0
-- <- definition.function scope=- doc exported signature="fib 0"
fib 1 = 1
fib n | even n = half
--      ^ reference.call
      | otherwise = fib (n - 1) + fib (n - 2)
      --            ^ reference.call
      --                          ^ reference.call
  where
    half :: Integer
    --      ^ reference.type
    half = fib (n `div` 2)
    --     ^ reference.call
    --             ^ reference.call
    step :: Int -> Int
--  ^ definition.function scope=fib local signature="step :: Int -> Int"
    --      ^ reference.type
    --             ^ reference.type
    step = (+ 1)

x `plus` y = x + y
-- ^ definition.function scope=- signature="x `plus` y"
(f <.> g) x = f (g x)
-- ^ definition.function scope=- signature="(f <.> g) x"
--            ^ reference.call
--               ^ reference.call

rename' :: forall m a. (Monad m) => (a -> m a) -> [a] -> m [a]; rename' f = mapM f
-- <- definition.function scope=- exported signature="rename' :: forall m a. (Monad m) => (a -> m a) -> [a] -> m [a]"
--                      ^ reference.type
--                                                                          ^ reference.call
--                                                                               ^ reference.call

(low, high) = bounds table
 -- <- definition.constant scope=- signature="low"
--    ^ definition.constant scope=- signature="high"
--            ^ reference.call

größe :: Int
-- <- definition.function scope=- exported signature="größe :: Int"
--         ^ reference.type
größe = 3

foreign import ccall unsafe "math.h sin" c_sin :: Double -> Double
--                                       ^ definition.function scope=-
--                                                ^ reference.type
--                                                          ^ reference.type

makeLenses ''Config
-- <- reference.macro
--           ^ reference.type

grammar = [peg| start <- word+ |]
-- <- definition.function scope=- exported signature="grammar"
--         ^ reference.macro

prop_reverse :: [Int] -> Bool
-- <- definition.function scope=- exported test signature="prop_reverse :: [Int] -> Bool"
--               ^ reference.type
--                       ^ reference.type
prop_reverse xs = reverse (reverse xs) == xs
--                ^ reference.call
--                         ^ reference.call

spec :: Spec
-- <- definition.function scope=- exported test signature="spec :: Spec"
--      ^ reference.type
spec = describe "fib" $ do
--     ^ reference.call
  it "starts with zero" $ fib 0 `shouldBe` 0
  -- <- reference.call
  --                      ^ reference.call
  --                             ^ reference.call
