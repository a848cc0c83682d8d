entity Empty is end;
--     ^ definition.class scope=- signature="entity Empty"
entity generic_unit is
--     ^ definition.class scope=- lines=3 signature="port (signal x, y : in bit := '0'; z : inout STD_LOGIC);"
  generic (W : natural; type T; constant K : in integer := 1; function f(a : T) return T);
  --       ^ definition.constant scope=generic_unit
  --                         ^ definition.type scope=generic_unit signature="type T"
  --                                     ^ definition.constant scope=generic_unit
  --                                                                         ^ reference.type
  --                                                                                   ^ reference.type
  port (signal x, y : in bit := '0'; z : inout STD_LOGIC);
  --           ^ definition.field scope=generic_unit
  --              ^ definition.field scope=generic_unit
  --                                 ^ definition.field scope=generic_unit
  constant LOCAL : natural := W;
begin
  assert LOCAL > 0;
  --     ^ reference.constant
end entity generic_unit;
architecture rtl of lib.generic_unit is begin end architecture;
--           ^ definition.class scope=generic_unit signature="architecture rtl of lib.generic_unit"
--                      ^ reference.implementation
package p is new work.gen_pkg generic map (T => integer);
--      ^ definition.namespace scope=- signature="package p is new work.gen_pkg generic map (T => integer);"
--                    ^ reference.type
--                                         ^ reference.constant
package q is generic (type T); function f return T; end package;
--      ^ definition.namespace scope=- signature="package q is generic (type T);"
--                                      ^ definition.function scope=q signature="function f return T;"
--                                               ^ reference.type
package body q is procedure g is begin null; end procedure g; end;
--                          ^ definition.function scope=q signature="procedure g"
context everything is library ieee; use ieee.std_logic_1164.all; end context;
--      ^ definition.namespace scope=- signature="context everything"
--                            ^ import.reexport source=ieee
--                                                          ^ import.reexport source=ieee.std_logic_1164 wildcard
context work.everything;
--      ^ import.module source=work.everything
use work.p;
--  ^ import.module source=work.p
architecture \odd-name\ of Empty is
--           ^ definition.class scope=Empty signature="architecture \odd-name\ of Empty"
--                         ^ reference.implementation
  type lock_t is protected procedure lock(n : integer); impure function held return boolean; end protected;
  --   ^ definition.class scope=Empty.\odd-name\ signature="type lock_t is protected"
  --                                 ^ definition.method scope=Empty.\odd-name\.lock_t signature="procedure lock(n : integer);"
  --                                                                    ^ definition.method scope=Empty.\odd-name\.lock_t signature="impure function held return boolean;"
  type lock_t is protected body procedure lock(n : integer) is begin wr(n); end; end protected body;
  --                                      ^ definition.method scope=Empty.\odd-name\.lock_t signature="procedure lock(n : integer)"
  --                                                                 ^ reference.call
  type ptr is access frame_t; type f is file of byte; type later; type int is range 0 to 3;
  --   ^ definition.type scope=Empty.\odd-name\ signature="type ptr is access frame_t;"
  --                 ^ reference.type
  --                               ^ definition.type scope=Empty.\odd-name\ signature="type f is file of byte;"
  --                                            ^ reference.type
  --                                                                   ^ definition.type scope=Empty.\odd-name\ signature="type int is range 0 to 3;"
  type phys is range 0 to 10 units fs; ps = 1000 fs; end units;
  --   ^ definition.type scope=Empty.\odd-name\ signature="type phys is range 0 to 10 units fs; ps = 1000 fs; end units;"
  type grid is array (0 to 3, color) of p.cell;
  --   ^ definition.type scope=Empty.\odd-name\ signature="type grid is array (0 to 3, color) of p.cell;"
  --                          ^ reference.type
  --                                      ^ reference.type
  type bit_like is ('0', '1', 'Z');
  --   ^ definition.enum scope=Empty.\odd-name\ signature="type bit_like is"
  --                ^ definition.enumerator scope=Empty.\odd-name\.bit_like
  --                     ^ definition.enumerator scope=Empty.\odd-name\.bit_like
  --                          ^ definition.enumerator scope=Empty.\odd-name\.bit_like
  shared variable guard : lock_t;
  --                      ^ reference.type
  function half is new gen_half generic map (T => bit);
  --       ^ definition.function scope=Empty.\odd-name\ signature="function half is new gen_half generic map (T => bit);"
  --                   ^ reference.type
  --                                         ^ reference.constant
  attribute keep of rtl : architecture is "true";
  --        ^ reference.attribute
  procedure later_on;
  --        ^ definition.function scope=Empty.\odd-name\ signature="procedure later_on;"
  component c is port (a : bit); end component c;
  --        ^ definition.interface scope=Empty.\odd-name\ signature="component c is port (a : bit);"
  component bare end component;
  --        ^ definition.interface scope=Empty.\odd-name\ signature="component bare end component;"
begin
  u1 : configuration work.cfg port map (a);
  --                      ^ reference.class
  b1 : block is signal s : bit; begin end block;
  guard.lock(1);
  --    ^ reference.call
  p : process begin wait; x := new frame_t; x := frame_t'(a, B_ONE); v := pkg.func(1); end process;
  --                               ^ reference.type
  --                                             ^ reference.type
  --                                                         ^ reference.constant
  --                                                                          ^ reference.call
  g : if DEBUG generate d : entity work.probe; end generate;
  --     ^ reference.constant
  --                                    ^ reference.class
  call(1);
  -- <- reference.call
end;
