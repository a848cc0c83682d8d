separate (Shop.Store)
--        ^ import.module source=Shop.Store
procedure Separate_Part (N : Integer) is
--        ^ definition.function scope=Shop.Store lines=2 signature="procedure Separate_Part (N : Integer)"
begin
   null;
end Separate_Part;

with Ada.Integer_Text_IO;
--   ^ import.module source=Ada.Integer_Text_IO
procedure Main is
--        ^ definition.function scope=- signature="procedure Main"
   package Int_IO is new Ada.Text_IO.Integer_IO (Integer);
--         ^ definition.module scope=Main local signature="package Int_IO is new Ada.Text_IO.Integer_IO (Integer)"
--                                   ^ reference.type
   type Node;
   type Node_Access is access Node;
--      ^ definition.type scope=Main local signature="type Node_Access is access Node;"
--                            ^ reference.type
   type Node is record Value : Integer; Next : Node_Access; end record;
--      ^ definition.struct scope=Main local signature="type Node is record"
--                     ^ definition.field scope=Main.Node local
--                                      ^ definition.field scope=Main.Node local
--                                             ^ reference.type
   type Empty is null record;
--      ^ definition.struct scope=Main local signature="type Empty is null record;"
   type Color is (Red, Green);
--      ^ definition.enum scope=Main local signature="type Color is"
--                ^ definition.enumerator scope=Main.Color local
--                     ^ definition.enumerator scope=Main.Color local
   Local : Integer;
   generic package Tiny is end Tiny;
--                 ^ definition.module scope=Main local signature="generic package Tiny"
   function Twice (X : Integer) return Integer is begin return 2 * X; end Twice;
--          ^ definition.function scope=Main local signature="function Twice (X : Integer) return Integer"
begin
   Int_IO.Put (Twice (Local));
--        ^ reference.call
--             ^ reference.call
   Vectors.Element (V, 1).Run;
--         ^ reference.call
--                        ^ reference.call
end Main;

procedure Shop.Store.Print (Loud : Boolean);
--                   ^ definition.function scope=Shop.Store signature="procedure Shop.Store.Print (Loud : Boolean);"

package Shop.Tests is
--           ^ definition.module scope=Shop signature="package Shop.Tests"
   procedure Test_Count (T : in out AUnit.Test_Cases.Test_Case'Class);
--           ^ definition.function scope=Shop.Tests test signature="procedure Test_Count (T : in out AUnit.Test_Cases.Test_Case'Class);"
--                                                   ^ reference.type
   procedure Set_Up (T : in out Fixture);
--           ^ definition.function scope=Shop.Tests signature="procedure Set_Up (T : in out Fixture);"
--                              ^ reference.type
end Shop.Tests;

package body Größen is separate;
