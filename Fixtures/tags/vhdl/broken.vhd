-- Stands before the damage.
package good is
--      ^ definition.namespace scope=- doc signature="package good"
  constant A : integer := 1;
  --       ^ definition.constant scope=good
  constant B integer;
  function sound(x : integer) return integer;
  --       ^ definition.function scope=good signature="function sound(x : integer) return integer;"
end package;

entity half is
--     ^ definition.class scope=- lines=2 signature="port (a : in bit; b : in );"
  port (a : in bit; b : in );
  --    ^ definition.field scope=half
  --                ^ definition.field scope=half
end entity;

architecture rtl of half is
--           ^ definition.class scope=half signature="architecture rtl of half"
--                  ^ reference.implementation
begin
  b <= ;
  u1 : entity work.child port map (a => a);
  --               ^ reference.class
end architecture;

-- Stands behind it.
entity after is
--     ^ definition.class scope=- doc lines=2 signature="port (x : out bit);"
  port (x : out bit);
  --    ^ definition.field scope=after
end entity after;
