// The service of a small shop.
include "shared.thrift"
//       ^ import.include source=shared.thrift
cpp_include "<unordered_map>"
//           ^ import.include source=unordered_map

namespace java org.example.shop
//                         ^ definition.namespace scope=- signature="namespace java org.example.shop"
namespace py example.shop
//                   ^ definition.namespace scope=- signature="namespace py example.shop"
namespace * shop
//          ^ definition.namespace scope=- signature="namespace * shop"

/** What a customer is called by. */
typedef i64 CustomerId
//          ^ definition.type scope=- doc signature="typedef i64 CustomerId"
typedef map<string, list<shared.Item>> Basket
//                              ^ reference.type
//                                     ^ definition.type scope=- signature="typedef map<string, list<shared.Item>> Basket"

const i32 LIMIT = 100;
//        ^ definition.constant scope=-
const map<string, i32> PRICES = {
//                     ^ definition.constant scope=-
  "bread": 3,
  "milk": 1,
}
const State FIRST = State.OPEN
//    ^ reference.type
//          ^ definition.constant scope=-
//                  ^ reference.type
//                        ^ reference.constant

# How far an order has come.
enum State {
//   ^ definition.enum scope=- doc signature="enum State"
  OPEN = 1,
  // <- definition.enumerator scope=State
  // The money has arrived.
  PAID = 2
  // <- definition.enumerator scope=State doc
  SHIPPED
  // <- definition.enumerator scope=State
}

/**
 * One purchase.
 */
struct Order {
//     ^ definition.struct scope=- doc signature="struct Order"
  1: required CustomerId customer,
  //          ^ reference.type
  //                     ^ definition.field scope=Order
  /** In the order of the basket. */
  2: optional list<shared.Item> items = [],
  //                      ^ reference.type
  //                            ^ definition.field scope=Order doc
  3: State state = State.OPEN (deprecated = "yes");
  // ^ reference.type
  //       ^ definition.field scope=Order
  //               ^ reference.type
  //                     ^ reference.constant
  4: set<Order> parts
  //     ^ reference.type
  //            ^ definition.field scope=Order
} (final)

union Payment {
//    ^ definition.union scope=- signature="union Payment"
  1: string card
  //        ^ definition.field scope=Payment
  2: i64 cash
  //     ^ definition.field scope=Payment
}

exception SoldOut {
//        ^ definition.struct scope=- signature="exception SoldOut"
  1: string message,
  //        ^ definition.field scope=SoldOut
}

// Sells things.
service Shop extends shared.Base {
//      ^ definition.interface scope=- doc signature="service Shop extends shared.Base"
//                          ^ reference.implementation
  /** Buys everything in the basket. */
  Order buy(
  // <- reference.type
  //    ^ definition.method scope=Shop doc lines=4 signature=") throws (1: SoldOut sold_out, 2: shared.Failure failure),"
    1: CustomerId customer,
    // ^ reference.type
    2: Basket basket
    // ^ reference.type
  ) throws (1: SoldOut sold_out, 2: shared.Failure failure),
  //           ^ reference.type
  //                                       ^ reference.type

  oneway void log(1: string line);
  //          ^ definition.method scope=Shop signature="oneway void log(1: string line);"
  void ping()
  //   ^ definition.method scope=Shop signature="void ping()"
  list<Order> orders(1: State state = State.OPEN)
  //   ^ reference.type
  //          ^ definition.method scope=Shop signature="list<Order> orders(1: State state = State.OPEN)"
  //                    ^ reference.type
  //                                  ^ reference.type
  //                                        ^ reference.constant
}
