with Ada.Text_IO; use Ada.Text_IO;
--   ^ import.module source=Ada.Text_IO
--                ^ import.module source=Ada.Text_IO wildcard
with Ada.Containers.Vectors, Interfaces.C;
--   ^ import.module source=Ada.Containers.Vectors
--                           ^ import.module source=Interfaces.C
limited with Shop.Owners;
--           ^ import.module source=Shop.Owners
private with Shop.Secrets;
--           ^ import.module source=Shop.Secrets
use type Interfaces.C.int;

--  What a shop has in store.
package Shop.Store is
--           ^ definition.module scope=Shop doc signature="package Shop.Store"
   pragma Preelaborate;

   Max_Items : constant Positive := 64;
-- ^ definition.constant scope=Shop.Store signature="Max_Items : constant Positive := 64;"
   Tax       : constant := 0.19;
-- ^ definition.constant scope=Shop.Store signature="Tax       : constant := 0.19;"
   Opened, Closed : Natural := 0;
-- ^ definition.variable scope=Shop.Store signature="Opened, Closed : Natural := 0;"
--         ^ definition.variable scope=Shop.Store signature="Opened, Closed : Natural := 0;"
   Empty_Store : exception;
-- ^ definition.constant scope=Shop.Store signature="Empty_Store : exception;"

   type Mood is (Good, Bad, 'x');
--      ^ definition.enum scope=Shop.Store signature="type Mood is"
--               ^ definition.enumerator scope=Shop.Store.Mood
--                     ^ definition.enumerator scope=Shop.Store.Mood
--                          ^ definition.enumerator scope=Shop.Store.Mood
   type Shelf is range 1 .. 12;
--      ^ definition.type scope=Shop.Store signature="type Shelf is range 1 .. 12;"
   subtype Top_Shelf is Shelf range 10 .. 12;
--         ^ definition.type scope=Shop.Store signature="subtype Top_Shelf is Shelf range 10 .. 12;"
--                      ^ reference.type
   type Names is array (Positive range <>) of Item_Name;
--      ^ definition.type scope=Shop.Store signature="type Names is array (Positive range <>) of Item_Name;"
--                                            ^ reference.type

   --  A thing that can be sold.
   type Item (Kind : Mood := Good) is record
--      ^ definition.struct scope=Shop.Store doc signature="type Item (Kind : Mood := Good) is record"
--            ^ definition.field scope=Shop.Store.Item
--                   ^ reference.type
      Price, Weight : Float := 0.0;
--    ^ definition.field scope=Shop.Store.Item
--           ^ definition.field scope=Shop.Store.Item
      case Kind is
         when Good => Bonus : Integer;
--                    ^ definition.field scope=Shop.Store.Item
         when others => null;
      end case;
   end record;

   type Counting is limited interface and Shop.Base.Named;
--      ^ definition.interface scope=Shop.Store signature="type Counting is limited interface and Shop.Base.Named;"
--                                                  ^ reference.implementation
   type Store_Type is abstract tagged private;
--      ^ definition.class scope=Shop.Store signature="type Store_Type is abstract tagged private;"
   type Big_Store is new Store_Type and Counting with record
--      ^ definition.class scope=Shop.Store signature="type Big_Store is new Store_Type and Counting with record"
--                       ^ reference.implementation
--                                      ^ reference.implementation
      Floors : Positive;
--    ^ definition.field scope=Shop.Store.Big_Store
   end record;
   type Hidden_Store is new Store_Type with private;
--      ^ definition.class scope=Shop.Store signature="type Hidden_Store is new Store_Type with private;"
--                          ^ reference.implementation
   type Store_Access is access all Store_Type'Class;
--      ^ definition.type scope=Shop.Store signature="type Store_Access is access all Store_Type'Class;"
--                                 ^ reference.type
   type Visitor is access procedure (I : Item);
--      ^ definition.type scope=Shop.Store signature="type Visitor is access procedure (I : Item);"
--                                       ^ reference.type
   type Later;

   --  How many items there are.
   function Count (S : Store_Type; Of_Kind : Mood := Good) return Natural;
--          ^ definition.function scope=Shop.Store doc signature="function Count (S : Store_Type; Of_Kind : Mood := Good) return Natural;"
--                     ^ reference.type
--                                           ^ reference.type
   procedure Put
--           ^ definition.function scope=Shop.Store lines=4 signature="with Pre => Count (S) < Max_Items;"
     (S : in out Store_Type;
--               ^ reference.type
      I : Item)
--        ^ reference.type
     with Pre => Count (S) < Max_Items;
--               ^ reference.call
   procedure Draw (S : Store_Type) is abstract;
--           ^ definition.function scope=Shop.Store signature="procedure Draw (S : Store_Type) is abstract;"
--                     ^ reference.type
   function "+" (Left, Right : Item) return Item;
--          ^ definition.function scope=Shop.Store
--                             ^ reference.type
--                                          ^ reference.type
   function Is_Free (I : Item) return Boolean is (I.Price = 0.0);
--          ^ definition.function scope=Shop.Store signature="function Is_Free (I : Item) return Boolean"
--                       ^ reference.type
   procedure Ignore (I : Item) is null;
--           ^ definition.function scope=Shop.Store signature="procedure Ignore (I : Item) is null;"
--                       ^ reference.type
   procedure Print (Text : String) renames Ada.Text_IO.Put_Line;
--           ^ definition.function scope=Shop.Store signature="procedure Print (Text : String) renames Ada.Text_IO.Put_Line;"
--                                                     ^ reference.call
   overriding function Image (S : Big_Store) return String;
--                     ^ definition.function scope=Shop.Store signature="overriding function Image (S : Big_Store) return String;"
--                                ^ reference.type

   task type Worker (Id : Integer) is
--           ^ definition.class scope=Shop.Store signature="task type Worker (Id : Integer)"
--                   ^ definition.field scope=Shop.Store.Worker
      entry Start (N : Integer);
--          ^ definition.method scope=Shop.Store.Worker signature="entry Start (N : Integer);"
      entry Stop;
--          ^ definition.method scope=Shop.Store.Worker signature="entry Stop;"
   end Worker;
   task Cleaner;
--      ^ definition.class scope=Shop.Store signature="task Cleaner;"

   protected type Buffer is
--                ^ definition.class scope=Shop.Store signature="protected type Buffer"
      entry Take (I : out Item);
--          ^ definition.method scope=Shop.Store.Buffer signature="entry Take (I : out Item);"
--                        ^ reference.type
      procedure Clear;
--              ^ definition.method scope=Shop.Store.Buffer signature="procedure Clear;"
      function Length return Natural;
--             ^ definition.method scope=Shop.Store.Buffer signature="function Length return Natural;"
   private
      Data : Item;
--    ^ definition.field scope=Shop.Store.Buffer
--           ^ reference.type
   end Buffer;

   protected Lock is
--           ^ definition.class scope=Shop.Store signature="protected Lock"
      procedure Release;
--              ^ definition.method scope=Shop.Store.Lock signature="procedure Release;"
   end Lock;

   generic
      type Element is private;
      with function "<" (L, R : Element) return Boolean is <>;
--                              ^ reference.type
      Size : Positive;
   package Sorted_Lists is
--         ^ definition.module scope=Shop.Store lines=5 signature="package Sorted_Lists"
      procedure Push (E : Element);
--              ^ definition.function scope=Shop.Store.Sorted_Lists signature="procedure Push (E : Element);"
--                        ^ reference.type
   end Sorted_Lists;

   generic
      type Any is private;
   procedure Swap (A, B : in out Any);
--           ^ definition.function scope=Shop.Store lines=3 signature="procedure Swap (A, B : in out Any);"
--                               ^ reference.type

   package Item_Vectors is new Ada.Containers.Vectors (Positive, Item);
--         ^ definition.module scope=Shop.Store signature="package Item_Vectors is new Ada.Containers.Vectors (Positive, Item)"
--                                            ^ reference.type
   procedure Swap_Items is new Swap (Item);
--           ^ definition.function scope=Shop.Store signature="procedure Swap_Items is new Swap (Item);"
--                             ^ reference.call
   package Mood_Maps is new Ada.Containers.Hashed_Maps
--         ^ definition.module scope=Shop.Store lines=3
--                                         ^ reference.type
     (Key_Type => Mood,
      "="      => "=");
   package IO renames Ada.Text_IO;
--                    ^ import.module source=Ada.Text_IO alias=IO

   package Settings is
--         ^ definition.module scope=Shop.Store signature="package Settings"
      Loud : Boolean := False;
--    ^ definition.variable scope=Shop.Store.Settings signature="Loud : Boolean := False;"
   end Settings;

private
   type Store_Type is abstract tagged record
--      ^ definition.class scope=Shop.Store signature="type Store_Type is abstract tagged record"
      Items : Item_Vectors.Vector;
--    ^ definition.field scope=Shop.Store.Store_Type
--                         ^ reference.type
   end record;
   Secret : Integer;
-- ^ definition.variable scope=Shop.Store private signature="Secret : Integer;"
   Key : constant Integer := 7;
-- ^ definition.constant scope=Shop.Store private signature="Key : constant Integer := 7;"
   procedure Lock_All;
--           ^ definition.function scope=Shop.Store private signature="procedure Lock_All;"
end Shop.Store;
