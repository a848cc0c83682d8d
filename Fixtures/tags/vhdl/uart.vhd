-- A serial line.
library ieee, work_lib;
--      ^ import.module source=ieee
--            ^ import.module source=work_lib
use ieee.std_logic_1164.all;
--                      ^ import.module source=ieee.std_logic_1164 wildcard
use ieee.numeric_std.all, work.uart_pkg.all;
--                   ^ import.module source=ieee.numeric_std wildcard
--                                      ^ import.module source=work.uart_pkg wildcard
use work.uart_pkg.state_t;
--                ^ import.name source=work.uart_pkg name=state_t

package uart_pkg is
--      ^ definition.namespace scope=- signature="package uart_pkg"
  constant BAUD : natural := 115200;
  --       ^ definition.constant scope=uart_pkg
  signal reset_all, stop : std_logic;
  --     ^ definition.variable scope=uart_pkg
  --                ^ definition.variable scope=uart_pkg
  -- How far a frame has come.
  type state_t is (IDLE, START, DATA);
  --   ^ definition.enum scope=uart_pkg doc signature="type state_t is"
  --               ^ definition.enumerator scope=uart_pkg.state_t doc
  --                     ^ definition.enumerator scope=uart_pkg.state_t doc
  --                            ^ definition.enumerator scope=uart_pkg.state_t doc
  type frame_t is record
  --   ^ definition.struct scope=uart_pkg signature="type frame_t is record"
    data   : std_logic_vector(7 downto 0);
  --^ definition.field scope=uart_pkg.frame_t
    parity, stop : std_logic;
  --^ definition.field scope=uart_pkg.frame_t
    --      ^ definition.field scope=uart_pkg.frame_t
  end record;
  subtype byte_t is std_logic_vector(7 downto 0);
  --      ^ definition.type scope=uart_pkg signature="subtype byte_t is std_logic_vector(7 downto 0);"
  type memory_t is array (natural range <>) of byte_t;
  --   ^ definition.type scope=uart_pkg signature="type memory_t is array (natural range <>) of byte_t;"
  --                                           ^ reference.type
  attribute keep : string;
  --        ^ definition.property scope=uart_pkg signature="attribute keep : string;"

  component fifo is
  --        ^ definition.interface scope=uart_pkg lines=3 signature="port (clk : in std_logic);"
    generic (DEPTH : positive := 16);
    port (clk : in std_logic);
  end component;

  -- Whether the number of ones is odd.
  function parity(value : byte_t) return std_logic;
  --       ^ definition.function scope=uart_pkg doc signature="function parity(value : byte_t) return std_logic;"
  --                      ^ reference.type
  pure function "+"(a, b : frame_t) return frame_t;
  --            ^ definition.function scope=uart_pkg
  --                       ^ reference.type
  --                                       ^ reference.type
  procedure send(
  --        ^ definition.function scope=uart_pkg lines=4 signature=");"
    signal line : out std_logic;
    constant value : in byte_t
    --                  ^ reference.type
  );
end package uart_pkg;

package body uart_pkg is
  function parity(value : byte_t) return std_logic is
  --       ^ definition.function scope=uart_pkg signature="function parity(value : byte_t) return std_logic"
  --                      ^ reference.type
    variable result : std_logic := '0';
  begin
    return xor value;
  end function;
end package body;

/* Sends bytes. */
entity uart_tx is
--     ^ definition.class scope=- doc lines=10 signature=");"
  generic (
    CLOCK : positive := 50_000_000;
  --^ definition.constant scope=uart_tx
    WIDTH : natural := 8
  --^ definition.constant scope=uart_tx
  );
  port (
    clk, rst_n : in  std_logic;
  --^ definition.field scope=uart_tx
    --   ^ definition.field scope=uart_tx
    data       : in  byte_t;
  --^ definition.field scope=uart_tx
    --               ^ reference.type
    tx         : out std_logic
  --^ definition.field scope=uart_tx
  );
end entity uart_tx;

architecture rtl of uart_tx is
--           ^ definition.class scope=uart_tx signature="architecture rtl of uart_tx"
--                  ^ reference.implementation
  signal state, following : state_t := IDLE;
  --                        ^ reference.type
  --                                   ^ reference.constant
  constant PERIOD : natural := CLOCK / BAUD;
  --                           ^ reference.constant
  --                                   ^ reference.constant
  alias low is data(3 downto 0);
begin
  tx <= parity(data) when state = START else '1';
  --    ^ reference.call
  --                              ^ reference.constant

  step : process (clk)
    variable count : natural;
  begin
    if rising_edge(clk) then
    -- ^ reference.call
      state <= following;
      send(tx, data);
    --^ reference.call
      work.uart_pkg.send(line => tx, value => data);
      --            ^ reference.call
    end if;
  end process step;

  queue : entity work.fifo(rtl)
  --                  ^ reference.class
    generic map (DEPTH => 16)
    --           ^ reference.constant
    port map (clk => clk);
  other : fifo port map (clk);
  --      ^ reference.class
  third : component lib.counter port map (clk);
  --                    ^ reference.class

  lanes : for i in 0 to 3 generate
    lane : entity work.lane port map (clk);
    --                 ^ reference.class
  end generate;
end architecture rtl;

configuration fast of uart_tx is
--            ^ definition.class scope=- signature="configuration fast of uart_tx"
--                    ^ reference.type
  for rtl
  end for;
end configuration;
