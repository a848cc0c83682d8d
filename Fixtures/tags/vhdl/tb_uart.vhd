library vunit_lib;
--      ^ import.module source=vunit_lib
context vunit_lib.vunit_context;
--      ^ import.module source=vunit_lib.vunit_context

entity tb_uart is
--     ^ definition.class scope=- test lines=2 signature="generic (runner_cfg : string; WIDTH : natural := 8);"
  generic (runner_cfg : string; WIDTH : natural := 8);
  --       ^ definition.constant scope=tb_uart test
  --                            ^ definition.constant scope=tb_uart test
end entity;

architecture bench of tb_uart is
--           ^ definition.class scope=tb_uart signature="architecture bench of tb_uart"
--                    ^ reference.implementation
begin
  main : process
  begin
    test_runner_setup(runner, runner_cfg);
  --^ reference.call
    while test_suite loop
      if run("sends a byte") then
      -- ^ reference.call
        check_equal(tx, '1');
      --^ reference.call
      end if;
    end loop;
  end process;
end architecture;
