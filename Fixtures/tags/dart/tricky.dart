base class Base {}
//         ^ definition.class scope=- signature="base class Base"
sealed class Shape {}
//           ^ definition.class scope=- signature="sealed class Shape"
abstract interface class Named {}
//                       ^ definition.class scope=- signature="abstract interface class Named"
mixin class Both {}
//          ^ definition.class scope=- signature="mixin class Both"
class Joined = Base with Both;
//    ^ definition.class scope=-
//             ^ reference.implementation
//                       ^ reference.implementation
class Private { Private._(); static final _cache = <String, Private>{}; external int native(); }
//    ^ definition.class scope=- signature="class Private"
//                      ^ definition.constructor scope=Private signature="Private._()"
//                                        ^ definition.field scope=Private private signature="static final _cache ="
//                                                  ^ reference.type
//                                                          ^ reference.type
//                                                                                   ^ definition.method scope=Private signature="external int native()"

class Page extends State<Home> {
//    ^ definition.class scope=- signature="class Page extends State<Home>"
//                 ^ reference.implementation
//                       ^ reference.type
  @protected
   // <- reference.attribute
  Widget build(BuildContext context) => Text('x');
  // <- reference.type
  //     ^ definition.method scope=Page signature="Widget build(BuildContext context)"
  //           ^ reference.type
  //                                    ^ reference.class
  Map<String, void Function(int)> handlers = {};
  // <- reference.type
  //  ^ reference.type
  //                              ^ definition.field scope=Page signature="Map<String, void Function(int)> handlers ="
  List<T> all<T extends Shape>() => <T>[];
  // <- reference.type
  //      ^ definition.method scope=Page signature="List<T> all<T extends Shape>()"
  //                    ^ reference.type
  Object operator [](int index) => index;
  // <- reference.type
  //              ^ definition.method scope=Page signature="Object operator [](int index)"
  covariant late final Shape? shape;
  //                   ^ reference.type
}

(int, String) pair(Record a, {required int b}) => (1, '');
//    ^ reference.type
//            ^ definition.function scope=- signature="(int, String) pair(Record a, {required int b})"
//                 ^ reference.type
Stream<int> numbers() async* {
// <- reference.type
//          ^ definition.function scope=- signature="Stream<int> numbers()"
  yield 1;
}

void use(Object any) {
//   ^ definition.function scope=- signature="void use(Object any)"
//       ^ reference.type
  switch (any) {
    case Color.red:
    //   ^ reference.type
      break;
    case Circle(radius: var r):
    //   ^ reference.type
      print(r);
      // <- reference.call
  }
  final list = [for (final x in xs) Wrapper<int>.of(x)];
  //                                ^ reference.type
  (any as Shape).area();
  //      ^ reference.type
  //             ^ reference.call
  any.handlers['a']!(1);
}
