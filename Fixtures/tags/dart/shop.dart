/// Sells things.
library org.example.shop;
//      ^ definition.module scope=- doc

import 'dart:async';
//     ^ import.module source=dart:async
import 'package:money/money.dart' as money show Amount, Coin hide Cheque;
//                                              ^ import.name source=package:money/money.dart name=Amount alias=money
//                                                      ^ import.name source=package:money/money.dart name=Coin alias=money
import 'package:log/log.dart' hide debug;
//     ^ import.module source=package:log/log.dart
import 'rare.dart' deferred as rare;
//     ^ import.module source=rare.dart alias=rare
export 'src/item.dart' show Item;
//                          ^ import.reexport source=src/item.dart name=Item
export 'src/till.dart';
//     ^ import.reexport source=src/till.dart
part 'shop.g.dart';
//   ^ import.include source=shop.g.dart

/// Something with a price.
@Serializable('shop')
 // <- reference.attribute
abstract class Shop<T extends Item> extends Base<T> with Logged, Other implements Named, money.Seller<T> {
//             ^ definition.class scope=- doc lines=2 signature="abstract class Shop<T extends Item> extends Base<T> with Logged, Other implements Named, money.Seller<T>"
//                            ^ reference.type
//                                          ^ reference.implementation
//                                                       ^ reference.implementation
//                                                               ^ reference.implementation
//                                                                                ^ reference.implementation
//                                                                                             ^ reference.implementation
  static const int limit = 10;
  //               ^ definition.constant scope=Shop signature="static const int limit = 10"
  final String name, owner;
  //    ^ reference.type
  //           ^ definition.field scope=Shop signature="final String name, owner"
  //                 ^ definition.field scope=Shop signature="final String name, owner"
  late List<Item> _items = [];
  //   ^ reference.type
  //        ^ reference.type
  //              ^ definition.field scope=Shop private signature="late List<Item> _items ="
  int? count = 0;
  //   ^ definition.field scope=Shop signature="int? count = 0"
  var first = 1, second = 2;
  //  ^ definition.field scope=Shop signature="var first = 1, second = 2"
  //             ^ definition.field scope=Shop signature="var first = 1, second = 2"

  /// Opens it.
  const Shop(this.name, {required this.owner, int size = 1}) : count = size, super(name);
  //    ^ definition.constructor scope=Shop doc signature="const Shop(this.name, {required this.owner, int size = 1})"
  Shop.named(String name) : this(name);
  //   ^ definition.constructor scope=Shop signature="Shop.named(String name)"
  //         ^ reference.type
  factory Shop.of(String name) => Shop(name);
  //           ^ definition.constructor scope=Shop signature="factory Shop.of(String name)"
  //              ^ reference.type
  //                              ^ reference.class
  factory Shop.closed() = ClosedShop;
  //           ^ definition.constructor scope=Shop signature="factory Shop.closed() = ClosedShop"
  //                      ^ reference.type

  String get title => name;
  // <- reference.type
  //         ^ definition.property scope=Shop signature="String get title"
  set title(String value) {
  //  ^ definition.property scope=Shop signature="set title(String value)"
  //        ^ reference.type
    name = value;
  }

  /// Sells it.
  @override
  Future<Receipt> sell(
  // <- reference.type
  //     ^ reference.type
  //              ^ definition.method scope=Shop doc lines=4 signature="])"
    T item, [
    int times = 1,
  ]) async {
    final local = await _till.pay(item.price, times);
    //                        ^ reference.call
    int inner(int x) => x + 1;
    //  ^ definition.function scope=Shop.sell local signature="int inner(int x)"
    return Receipt(local)..print(Color.red);
    //     ^ reference.class
    //                     ^ reference.call
    //                           ^ reference.type
    //                                 ^ reference.constant
  }

  void refund(T item);
  //   ^ definition.method scope=Shop signature="void refund(T item)"
  bool operator ==(Object other) => other is Shop;
  //            ^ definition.method scope=Shop signature="bool operator ==(Object other)"
  //               ^ reference.type
  //                                         ^ reference.type
  static void _log(String text) {}
  //          ^ definition.method scope=Shop private signature="static void _log(String text)"
  //               ^ reference.type
}

mixin Logged on Base implements Printable {
//    ^ definition.trait scope=- signature="mixin Logged on Base implements Printable"
//              ^ reference.type
//                              ^ reference.implementation
  void log(String text) => print(text);
  //   ^ definition.method scope=Logged signature="void log(String text)"
  //       ^ reference.type
  //                       ^ reference.call
}

enum Color { red, green }
//   ^ definition.enum scope=- signature="enum Color"
//           ^ definition.enumerator scope=Color signature="red"
//                ^ definition.enumerator scope=Color signature="green"

/// The planets.
enum Planet implements Body {
//   ^ definition.enum scope=- doc signature="enum Planet implements Body"
//                     ^ reference.implementation
  /// The inner one.
  earth(1.0),
  // <- definition.enumerator scope=Planet doc signature="earth(1.0)"
  mars(0.5);
  // <- definition.enumerator scope=Planet signature="mars(0.5)"

  final double mass;
  //           ^ definition.field scope=Planet signature="final double mass"
  const Planet(this.mass);
  //    ^ definition.constructor scope=Planet signature="const Planet(this.mass)"
  double get gravity => mass * 9.8;
  //         ^ definition.property scope=Planet signature="double get gravity"
}

extension Shouting on String {
//        ^ definition.class scope=- signature="extension Shouting on String"
//                    ^ reference.type
  String get loud => toUpperCase();
  // <- reference.type
  //         ^ definition.property scope=Shouting signature="String get loud"
  //                 ^ reference.call
}

extension on int {
  int twice() => this * 2;
  //  ^ definition.method scope=int signature="int twice()"
}

typedef Handler = Future<void> Function(Request request);
//      ^ definition.type scope=-
//                ^ reference.type
//                                      ^ reference.type
typedef int Compare(Item a, Item b);
//          ^ definition.type scope=-
//                  ^ reference.type
//                          ^ reference.type
const maximum = 3;
//    ^ definition.constant scope=- signature="maximum = 3"
final List<int> sizes = [
//    ^ reference.type
//              ^ definition.constant scope=- signature="sizes ="
  1,
  2,
];
int _visits = 1, guests = 0;
//  ^ definition.variable scope=- private signature="_visits = 1"
//               ^ definition.variable scope=- signature="guests = 0"

void main(List<String> arguments) {
//   ^ definition.function scope=- signature="void main(List<String> arguments)"
//        ^ reference.type
//             ^ reference.type
  final shop = new Shop.named('corner');
  //               ^ reference.class
  runApp(const Corner.small(2));
  // <- reference.call
  //           ^ reference.class
  shop?.sell(Item('tea'));
  //    ^ reference.call
  //         ^ reference.class
  if (shop is Named) throw StateError('named');
  //          ^ reference.type
  //                       ^ reference.class
}

int get visits => _visits;
//      ^ definition.property scope=- signature="int get visits"
