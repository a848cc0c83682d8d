with Shop.Logs;
--   ^ import.module source=Shop.Logs

package body Shop.Store is
--                ^ definition.module scope=Shop signature="package body Shop.Store"

   Cache : Item;
-- ^ definition.variable scope=Shop.Store signature="Cache : Item;"
--         ^ reference.type
   Limit : constant := 3;
-- ^ definition.constant scope=Shop.Store signature="Limit : constant := 3;"
   type Local_Kind is new Integer;
--      ^ definition.type scope=Shop.Store signature="type Local_Kind is new Integer;"

   function Count (S : Store_Type; Of_Kind : Mood := Good) return Natural is
--          ^ definition.function scope=Shop.Store signature="function Count (S : Store_Type; Of_Kind : Mood := Good) return Natural"
--                     ^ reference.type
--                                           ^ reference.type
      Result : Natural := 0;
      procedure Add_One is
--              ^ definition.function scope=Shop.Store.Count local signature="procedure Add_One"
      begin
         Result := Result + 1;
      end Add_One;
   begin
      for I in 1 .. S.Items.Length loop
         if Matches (S, Of_Kind) then
--          ^ reference.call
            Add_One;
--          ^ reference.call
         end if;
      end loop;
      Shop.Logs.Write ("counted" & Natural'Image (Result));
--              ^ reference.call
      return Result;
   exception
      when Constraint_Error | Shop.Logs.Log_Error =>
--         ^ reference.constant
--                                      ^ reference.constant
         raise Empty_Store with "nothing";
--             ^ reference.constant
   end Count;

   procedure Put
--           ^ definition.function scope=Shop.Store lines=3 signature="I : Item)"
     (S : in out Store_Type;
--               ^ reference.type
      I : Item)
--        ^ reference.type
   is
      Copy : Store_Access := new Big_Store'(Floors => 1);
--           ^ reference.type
--                               ^ reference.class
   begin
      declare
         Inner : Sorted_Lists.List;
--                            ^ reference.type
      begin
         Inner.Push (I);
--             ^ reference.call
         Settings.Update (Mood'Pos (Bad));
--                ^ reference.call
--                        ^ reference.type
      end;
      Lock.Release;
--         ^ reference.call
   end Put;

   task body Worker is
--           ^ definition.class scope=Shop.Store signature="task body Worker"
   begin
      accept Start (N : Integer) do
         Handle (N);
--       ^ reference.call
      end Start;
      select
         accept Stop;
      or
         terminate;
      end select;
   end Worker;

   protected body Buffer is
--                ^ definition.class scope=Shop.Store signature="protected body Buffer"
      entry Take (I : out Item) when Length > 0 is
--          ^ definition.method scope=Shop.Store.Buffer signature="entry Take (I : out Item) when Length > 0"
--                        ^ reference.type
      begin
         I := Data;
      end Take;
      procedure Clear is
--              ^ definition.method scope=Shop.Store.Buffer signature="procedure Clear"
      begin
         null;
      end Clear;
      function Length return Natural is (1);
--             ^ definition.method scope=Shop.Store.Buffer signature="function Length return Natural"
   end Buffer;

   procedure Separate_Part is separate;

   function "+" (Left, Right : Item) return Item is
--          ^ definition.function scope=Shop.Store
--                             ^ reference.type
--                                          ^ reference.type
   begin
      return (Left.Price + Right.Price);
   end "+";

begin
   Open_Store;
-- ^ reference.call
end Shop.Store;
