`timescale 1ns/1ps
`include "defines.svh"
//       ^ import.include source=defines.svh
`define WIDTH 8
//      ^ definition.macro scope=- signature="`define WIDTH 8"
`define MAX(a, b) ((a) > (b) ? (a) : (b))
//      ^ definition.macro scope=- signature="`define MAX(a, b) ((a) > (b) ? (a) : (b))"

package uart_pkg;
//      ^ definition.namespace scope=- signature="package uart_pkg"
  import common_pkg::*;
  //                 ^ import.module source=common_pkg wildcard
  // How far a frame has come.
  typedef enum logic [1:0] {
    IDLE = 2'b00, // nothing to do
  //^ definition.enumerator scope=uart_pkg.state_t
    START,
  //^ definition.enumerator scope=uart_pkg.state_t
    DATA
  //^ definition.enumerator scope=uart_pkg.state_t
  } state_t;
  //^ definition.enum scope=uart_pkg doc signature="typedef enum logic [1:0]"

  typedef struct packed {
    logic [7:0] data;
    //          ^ definition.field scope=uart_pkg.frame_t
    logic       parity;
    //          ^ definition.field scope=uart_pkg.frame_t
  } frame_t;
  //^ definition.struct scope=uart_pkg signature="typedef struct packed"

  typedef logic [`WIDTH-1:0] byte_t;
  //              ^ reference.macro
  //                         ^ definition.type scope=uart_pkg signature="typedef logic [`WIDTH-1:0] byte_t;"
  parameter int BAUD = 115200;
  //            ^ definition.constant scope=uart_pkg
  localparam DIVIDER = 16;
  //         ^ definition.constant scope=uart_pkg

  // Whether the number of ones is odd.
  function automatic logic parity(input byte_t value);
  //                       ^ definition.function scope=uart_pkg doc signature="function automatic logic parity(input byte_t value)"
  //                                    ^ reference.type
    return ^value;
  endfunction
endpackage

interface bus_if #(parameter int WIDTH = 8) (input logic clk);
//        ^ definition.interface scope=- signature="interface bus_if #(parameter int WIDTH = 8) (input logic clk)"
//                               ^ definition.constant scope=bus_if
//                                                       ^ definition.field scope=bus_if
  logic [WIDTH-1:0] data;
  //     ^ reference.constant
  //                ^ definition.field scope=bus_if
  logic valid, ready;
  //    ^ definition.field scope=bus_if
  //           ^ definition.field scope=bus_if
  modport master (output data, valid, input ready);
  //      ^ definition.type scope=bus_if signature="master (output data, valid, input ready)"
  task send(input byte_t value);
  //   ^ definition.function scope=bus_if signature="task send(input byte_t value)"
  //              ^ reference.type
    data = value;
  endtask
endinterface

// Sends bytes.
module uart_tx
//     ^ definition.class scope=- doc lines=13 signature=")"
  import uart_pkg::*;
  //               ^ import.module source=uart_pkg wildcard
  import other_pkg::thing;
  //                ^ import.name source=other_pkg name=thing
#(
  parameter int CLOCK = 50_000_000,
  //            ^ definition.constant scope=uart_tx
  parameter type T = logic
  //             ^ definition.type scope=uart_tx signature="parameter type T = logic"
) (
  input  logic       clk,
  //                 ^ definition.field scope=uart_tx
  input  logic       rst_n,
  //                 ^ definition.field scope=uart_tx
  input  byte_t      data,
  //     ^ reference.type
  //                 ^ definition.field scope=uart_tx
  bus_if.master      bus,
  // <- reference.type
  //     ^ reference.type
  //                 ^ definition.field scope=uart_tx
  output logic       tx
  //                 ^ definition.field scope=uart_tx
);
  localparam int PERIOD = CLOCK / BAUD;
  //             ^ definition.constant scope=uart_tx
  //                      ^ reference.constant
  //                              ^ reference.constant
  state_t state, next;
  // <- reference.type
  logic [7:0] shift;
  wire busy = state != IDLE;
  //                   ^ reference.constant

  assign tx = shift[0];

  always_ff @(posedge clk or negedge rst_n) begin
    if (!rst_n) state <= IDLE;
    //                   ^ reference.constant
    else begin
      state <= next;
      shift <= uart_pkg::pack(data, `WIDTH);
      //       ^ reference.type
      //                 ^ reference.call
      $display("x %d", parity(data));
      //               ^ reference.call
    end
  end

  fifo #(.DEPTH(16), .T(byte_t)) queue (.clk(clk), .data(data), .*);
  // <- reference.class
  //      ^ reference.constant
  //                  ^ reference.constant
  //                    ^ reference.type
  counter a(clk), b(clk);
  // <- reference.class
  generate
    for (genvar i = 0; i < 4; i++) begin : lanes
      lane u_lane (.clk);
    //^ reference.class
    end
  endgenerate

  function int twice(int x);
  //           ^ definition.function scope=uart_tx signature="function int twice(int x)"
    return x * 2;
  endfunction

  task automatic reset();
  //             ^ definition.function scope=uart_tx signature="task automatic reset()"
    state = IDLE;
    //      ^ reference.constant
  endtask
endmodule : uart_tx
