`default_nettype none
/* What it can do. */
`define ADD 2'b00
//      ^ definition.macro scope=- doc signature="`define ADD 2'b00"
`define PAIR(a, b) \
//      ^ definition.macro scope=- signature="`define PAIR(a, b) \"
  {a, b}

/*
 * Computes.
 */
(* keep_hierarchy *)
module alu(clk, a, b, op, y);
//     ^ definition.class scope=- doc lines=2 signature="module alu(clk, a, b, op, y)"
  input clk;
  //    ^ definition.field scope=alu
  input [WIDTH-1:0] a, b;
  //     ^ reference.constant
  //                ^ definition.field scope=alu
  //                   ^ definition.field scope=alu
  input signed [1:0] op;
  //                 ^ definition.field scope=alu
  output reg [WIDTH-1:0] y;
  //          ^ reference.constant
  //                     ^ definition.field scope=alu
  inout wire spare;
  //         ^ definition.field scope=alu
  parameter WIDTH = 8, DEPTH = 2;
  //        ^ definition.constant scope=alu
  //                   ^ definition.constant scope=alu
  localparam HALF = WIDTH / 2;
  //         ^ definition.constant scope=alu
  //                ^ reference.constant
  wire w1, w2; reg [3:0] r = 0; integer i;

  and g1(w1, a, b);
  adder #(.WIDTH(WIDTH)) add_low(.x(a), .y(b));
  // <- reference.class
  //       ^ reference.constant
  //             ^ reference.type
  adder add_high(a, b), spare_adder(b, a);
  // <- reference.class
`ifdef FAST
//     ^ reference.macro
  fast_path u1(.clk(clk));
  // <- reference.class
`else
  slow_path u1(.clk(clk));
  // <- reference.class
`endif

  function [3:0] inverse;
  //             ^ definition.function scope=alu signature="function [3:0] inverse"
    input [3:0] x;
    begin inverse = ~x; end
  endfunction

  task show; input x; begin $display("%d", inverse(x)); end endtask
  //   ^ definition.function scope=alu signature="task show"
  //                                       ^ reference.call

  always @(posedge clk)
    case (op)
      `ADD: y <= inverse(a) + HALF;
     //^ reference.macro
      //         ^ reference.call
      //                      ^ reference.constant
      default: show(1);
      //       ^ reference.call
    endcase
  defparam add_low.WIDTH = 4;
endmodule module second; endmodule macromodule third(input a); endmodule
//               ^ definition.class scope=- signature="module second"
//                                             ^ definition.class scope=- signature="macromodule third(input a)"
//                                                         ^ definition.field scope=third

primitive mux(out, a, b);
//        ^ definition.class scope=- signature="primitive mux(out, a, b)"
  output out; input a, b;
  table 0 0 : 0; endtable
endprimitive
module \odd+name (input wire x); endmodule
//     ^ definition.class scope=- signature="module \odd+name (input wire x)"
//                           ^ definition.field scope=\odd+name
program test(input clk); initial run(); endprogram
//      ^ definition.class scope=- signature="program test(input clk)"
//                 ^ definition.field scope=test
//                               ^ reference.call
checker steady(input a); endchecker
//      ^ definition.class scope=- signature="checker steady(input a)"
bind alu steady watch(.*);
//   ^ reference.type
//       ^ reference.class
property holds; @(posedge clk) a |-> b; endproperty
//       ^ definition.function scope=- signature="property holds"
sequence two; a ##1 b; endsequence
//       ^ definition.function scope=- signature="sequence two"
let sum(a, b) = a + b;
//  ^ definition.function scope=- signature="let sum(a, b) = a + b;"
typedef union packed { int whole; byte parts; } word_t;
//                         ^ definition.field scope=word_t
//                                     ^ definition.field scope=word_t
//                                              ^ definition.union scope=- signature="typedef union packed"
export p::x;
//        ^ import.reexport source=p name=x
export q::*;
//        ^ import.reexport source=q wildcard
