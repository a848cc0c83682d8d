{-# LANGUAGE LambdaCase #-}
{-# LANGUAGE OverloadedStrings #-}
-- | The stock of a small shop, and what is done with it.
module Shop.Inventory
--     ^ definition.module scope=- doc signature="module Shop.Inventory"
  ( -- * Types
    Item (..)
  , Category (Tool, Toy)
  , Price
  , Priced (priceOf)
    -- * Operations
  , restock
  , (<+>)
  , total
  , module Shop.Units
  --       ^ import.reexport source=Shop.Units
  ) where

import Control.Monad (forM_, when)
--                    ^ import.name source=Control.Monad name=forM_
--                           ^ import.name source=Control.Monad name=when
import qualified Data.Map.Strict as Map
--               ^ import.module source=Data.Map.Strict alias=Map
import Data.Maybe hiding (fromJust)
--     ^ import.module source=Data.Maybe
import Data.Text qualified as T
--     ^ import.module source=Data.Text alias=T
import Shop.Units
--     ^ import.module source=Shop.Units

-- | What lies on a shelf.
data Item = Item
--   ^ definition.struct scope=- doc exported signature="data Item"
--          ^ definition.enumerator scope=Item doc
  { itemName :: !T.Text -- ^ as printed on the label
--  ^ definition.field scope=Item.Item doc
  --               ^ reference.type
  , itemCount, itemMinimum :: Int
--  ^ definition.field scope=Item.Item
  --           ^ definition.field scope=Item.Item
  --                          ^ reference.type
    -- | Nothing where it has to be asked for.
  , itemPrice :: Maybe Price
--  ^ definition.field scope=Item.Item doc
  --             ^ reference.type
  --                   ^ reference.type
  }
  deriving (Eq, Show, ToJSON)
  --                  ^ reference.implementation

-- Kinds of items.
data Category
--   ^ definition.enum scope=- doc exported signature="data Category"
  = Tool
--  ^ definition.enumerator scope=Category
  | Toy Int
--  ^ definition.enumerator scope=Category
  --    ^ reference.type
  -- | Anything else.
  | Other { otherReason :: T.Text }
--  ^ definition.enumerator scope=Category doc
  --        ^ definition.field scope=Category.Other doc
  --                         ^ reference.type
  deriving stock (Eq, Ord)

newtype Price = Price { cents :: Int }
--      ^ definition.struct scope=- exported signature="newtype Price"
--              ^ definition.enumerator scope=Price
--                      ^ definition.field scope=Price.Price
--                               ^ reference.type
  deriving newtype (Num)
  --                ^ reference.implementation

type Stock = Map.Map T.Text Item
--   ^ definition.type scope=- signature="type Stock = Map.Map T.Text Item"
--               ^ reference.type
--                     ^ reference.type
--                          ^ reference.type

-- | Whatever costs something.
class Show a => Priced a where
--    ^ reference.implementation
--              ^ definition.class scope=- doc exported signature="class Show a => Priced a"
  -- | In cents, rounded.
  priceOf :: a -> Price
  -- <- definition.method scope=Priced doc signature="priceOf :: a -> Price"
  --              ^ reference.type
  discount :: Int -> a -> Price
  -- <- definition.method scope=Priced signature="discount :: Int -> a -> Price"
  --          ^ reference.type
  --                      ^ reference.type
  discount percent x = Price (cents (priceOf x) * percent `quot` 100)
  --                   ^ reference.class
  --                          ^ reference.call
  --                                 ^ reference.call
  --                                                       ^ reference.call

instance Priced Item where
--       ^ reference.implementation
--              ^ reference.type
--              ^ scope.implementation scope=- exported signature="instance Priced Item"
  priceOf item = fromMaybe (Price 0) (itemPrice item)
  -- <- definition.method scope=Item signature="priceOf item"
  --             ^ reference.call
  --                        ^ reference.class
  --                                  ^ reference.call

instance Semigroup Price where
--       ^ reference.implementation
--                 ^ reference.type
--                 ^ scope.implementation scope=- exported signature="instance Semigroup Price"
  Price a <> Price b = Price (a + b)
  -- <- reference.constant
  --      ^ definition.method scope=Price signature="Price a <> Price b"
  --         ^ reference.constant
  --                   ^ reference.class

infixl 6 <+>

-- | Joins two stocks.
(<+>) :: Stock -> Stock -> Stock
 -- <- definition.function scope=- doc exported signature="(<+>) :: Stock -> Stock -> Stock"
--       ^ reference.type
--                ^ reference.type
--                         ^ reference.type
left <+> right = Map.unionWith merge left right
--                   ^ reference.call

-- | Fills up what has run low.
{-# INLINE restock #-}
restock
-- <- definition.function scope=- doc exported lines=5 signature="-> m Stock"
  :: Monad m
  -- ^ reference.type
  => (Item -> m Int)
  --  ^ reference.type
  --            ^ reference.type
  -> Stock
  -- ^ reference.type
  -> m Stock
  --   ^ reference.type
restock order stock = do
  let low = Map.filter isLow stock
  --            ^ reference.call
  --                   ^ reference.call
  forM_ low $ \item -> when (isLow item) $ order item
  -- <- reference.call
  --                   ^ reference.call
  --                         ^ reference.call
  --                                       ^ reference.call
  traverse refill stock
  -- <- reference.call
  --       ^ reference.call
 where
  refill item = case itemPrice item of
  -- <- definition.function scope=restock local signature="refill item"
  --                 ^ reference.call
    Just _ -> pure item { itemCount = itemMinimum item }
    --        ^ reference.call
    --                                ^ reference.call
    Nothing -> pure item
    --         ^ reference.call

isLow :: Item -> Bool
-- <- definition.function scope=- signature="isLow :: Item -> Bool"
--       ^ reference.type
--               ^ reference.type
isLow item
  | itemCount item < itemMinimum item = True
--  ^ reference.call
  --                 ^ reference.call
  | otherwise = False

total :: Stock -> Price
-- <- definition.function scope=- exported signature="total :: Stock -> Price"
--       ^ reference.type
--                ^ reference.type
total = sum . map priceOf . Map.elems
--      ^ reference.call
--            ^ reference.call
--                ^ reference.call
--                              ^ reference.call

describe = \case
-- <- definition.function scope=- signature="describe"
  Tool -> "tool"
  -- <- reference.constant
  Toy age -> "toy"
  -- <- reference.constant
  Other reason -> reason
  -- <- reference.constant
