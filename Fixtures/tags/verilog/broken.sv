package good_pkg;
//      ^ definition.namespace scope=- signature="package good_pkg"
  typedef logic [3:0] nibble_t;
  //                  ^ definition.type scope=good_pkg signature="typedef logic [3:0] nibble_t;"
endpackage

// Stands before the damage.
module before(input logic a);
//     ^ definition.class scope=- doc signature="module before(input logic a)"
//                        ^ definition.field scope=before doc
  assign b = ;
  child c1(.a(a));
  // <- reference.class
endmodule

// A statement that the grammar doesn't know ends the class, not what it holds.
class driver extends base;
//    ^ definition.class scope=- doc signature="class driver extends base"
//                   ^ reference.implementation
  int count;
  //  ^ definition.field scope=driver
  task run();
  //   ^ definition.method scope=driver signature="task run()"
    item = frame_t::type_id::create("f");
    //     ^ reference.call
  endtask
  function int size(); return count; endfunction
  //           ^ definition.method scope=driver signature="function int size()"
endclass

module (input x);
//            ^ definition.field scope=-
endmodule

// Stands behind it.
interface after_if(input logic clk);
//        ^ definition.interface scope=- doc signature="interface after_if(input logic clk)"
//                             ^ definition.field scope=after_if doc
  logic [3:0 data;
  //         ^ definition.field scope=after_if
  logic valid;
  //    ^ definition.field scope=after_if
endinterface
module after; `MAKE(x) endmodule
//     ^ definition.class scope=- signature="module after"
//             ^ reference.macro

// An indexed assignment of zero is an error to the grammar.
module memory(input logic clk, input logic [3:0] place);
//     ^ definition.class scope=- doc signature="module memory"
//                        ^ definition.field scope=- doc
//                                               ^ definition.field scope=- doc
  logic [7:0] cells [16];
  initial begin
    for (int i = 0; i < 16; i++)
      cells[i] = 0;
  end
  task clear;
  //   ^ definition.function scope=- signature="clear"
    begin end
  endtask
  `REGISTER(a, b)
endmodule
