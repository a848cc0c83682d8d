`ifndef DRIVER_SVH
`define DRIVER_SVH
`include <uvm_macros.svh>
//       ^ import.include source=uvm_macros.svh

typedef class sequencer;

// Hands bytes to the bus.
virtual class driver #(type T = int, int DEPTH = 4) extends base_driver #(T) implements runnable, pkg::closable;
//            ^ definition.class scope=- doc
//                          ^ definition.type scope=driver doc signature="type T = int"
//                                       ^ definition.constant scope=driver doc
//                                                          ^ reference.implementation
//                                                                        ^ reference.type
//                                                                                      ^ reference.implementation
//                                                                                                ^ reference.type
//                                                                                                     ^ reference.implementation
  rand bit [7:0] value;
  //             ^ definition.field scope=driver
  local int count = 0, total;
  //        ^ definition.field scope=driver private
  //                   ^ definition.field scope=driver private
  protected static driver instances[$];
  //               ^ reference.type
  //                      ^ definition.field scope=driver
  const static int LIMIT = 3;
  //               ^ definition.field scope=driver
  sequencer source;
  // <- reference.type
  //        ^ definition.field scope=driver
  constraint small { value < LIMIT; }
  //         ^ definition.property scope=driver signature="constraint small"
  //                         ^ reference.constant
  typedef enum {FAST, SLOW} speed_e;
  //            ^ definition.enumerator scope=driver.speed_e
  //                  ^ definition.enumerator scope=driver.speed_e
  //                        ^ definition.enum scope=driver signature="typedef enum"

  function new(string name, driver parent = null);
  //       ^ definition.constructor scope=driver signature="function new(string name, driver parent = null)"
  //                        ^ reference.type
    super.new(name);
  endfunction

  // Runs it.
  virtual task run(uvm_phase phase, ref T items[$]);
  //           ^ definition.method scope=driver doc signature="virtual task run(uvm_phase phase, ref T items[$])"
  //               ^ reference.type
  //                                    ^ reference.type
    frame_t frame = new();
  //^ reference.type
    driver other = new("x");
  //^ reference.type
    count = size_of(frame);
    //      ^ reference.call
  endtask
  extern function void build();
  //                   ^ definition.method scope=driver signature="extern function void build();"
  extern virtual protected task go(int a);
  //                            ^ definition.method scope=driver signature="extern virtual protected task go(int a);"
  pure virtual function int size();
  //                        ^ definition.method scope=driver signature="pure virtual function int size();"
  local function automatic bit ready(
  //                           ^ definition.method scope=driver private lines=4 signature=")"
    input int a,
    input int b = 2
  );
    return a < b;
  endfunction

  covergroup seen @(posedge clk); coverpoint value; endgroup
  //         ^ definition.type scope=driver signature="covergroup seen @(posedge clk)"
endclass : driver

function void driver::build();
//                    ^ definition.method scope=driver signature="function void driver::build()"
  value = 1;
endfunction
task driver::go(int a); endtask
//           ^ definition.method scope=driver signature="task driver::go(int a)"
function driver::new(string name); endfunction
//       ^ reference.type
//               ^ definition.constructor scope=driver signature="function driver::new(string name)"

interface class runnable extends base_if; pure virtual function void run(); endclass
//              ^ definition.interface scope=- signature="interface class runnable extends base_if"
//                               ^ reference.implementation
//                                                                   ^ definition.method scope=runnable signature="pure virtual function void run();"
class small_test extends base_test; task run_phase(uvm_phase phase); endtask endclass
//    ^ definition.class scope=- test signature="class small_test extends base_test"
//                       ^ reference.implementation
//                                       ^ definition.method scope=small_test test signature="task run_phase(uvm_phase phase)"
//                                                 ^ reference.type
class empty; endclass
//    ^ definition.class scope=- signature="class empty"
`endif
