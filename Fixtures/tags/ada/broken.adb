package body Sound is
--           ^ definition.module scope=- signature="package body Sound"

   Pitch : Integer := 440;
-- ^ definition.variable scope=Sound signature="Pitch : Integer := 440;"

   function Before (X : Integer) return Integer is
--          ^ definition.function scope=Sound signature="function Before (X : Integer) return Integer"
   begin
      return X;
   end Before;

   procedure Middle is
--           ^ definition.function scope=Sound signature="procedure Middle"
   begin
      Start (1;
--    ^ reference.call
      X := ;
   end Middle;

   procedure After (Y : Mood) is
--           ^ definition.function scope=Sound signature="procedure After (Y : Mood)"
--                      ^ reference.type
   begin
      Run (Before (1));
--    ^ reference.call
--         ^ reference.call
   end After;

end Sound;
