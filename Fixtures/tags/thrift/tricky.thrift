namespace cpp2 example.tricky
//                     ^ definition.namespace scope=- signature="namespace cpp2 example.tricky"
include "a/b.thrift" include 'c.thrift'
//       ^ import.include source=a/b.thrift
//                            ^ import.include source=c.thrift
typedef binary (cpp.type = "std::string") Blob
//                                        ^ definition.type scope=-
typedef set<map<b.Key, list<Blob>>> Nested
//                ^ reference.type
//                          ^ reference.type
//                                  ^ definition.type scope=- signature="typedef set<map<b.Key, list<Blob>>> Nested"
enum One { A, B = 0x10, C = -1 }
//   ^ definition.enum scope=- signature="enum One"
//         ^ definition.enumerator scope=One
//            ^ definition.enumerator scope=One
//                      ^ definition.enumerator scope=One
struct Empty {}
//     ^ definition.struct scope=- signature="struct Empty"
struct Same { 1: Same Same }
//     ^ definition.struct scope=- signature="struct Same"
//               ^ reference.type
//                    ^ definition.field scope=Same
struct NoIds { required string name; optional bool flag, -1: double d = 1.5e3 }
//     ^ definition.struct scope=- signature="struct NoIds"
//                             ^ definition.field scope=NoIds
//                                                 ^ definition.field scope=NoIds
//                                                                  ^ definition.field scope=NoIds
service Service {}
//      ^ definition.interface scope=- signature="service Service"
service Other extends Service { Same Same(Same Same), async void later(); }
//      ^ definition.interface scope=- signature="service Other extends Service"
//                    ^ reference.implementation
//                              ^ reference.type
//                                   ^ definition.method scope=Other signature="Same Same(Same Same),"
//                                        ^ reference.type
//                                                               ^ definition.method scope=Other signature="async void later();"
typedef One Uno typedef b.Key _Key2
//      ^ reference.type
//          ^ definition.type scope=- signature="typedef One Uno"
//                        ^ reference.type
//                            ^ definition.type scope=- signature="typedef b.Key _Key2"
const list<One> ALL = [One.A, One.B]
//         ^ reference.type
//              ^ definition.constant scope=-
//                     ^ reference.type
//                         ^ reference.constant
//                            ^ reference.type
//                                ^ reference.constant
const string TEXT = "x"; const bool YES = true
//           ^ definition.constant scope=-
//                                  ^ definition.constant scope=-
const Same VALUE = {"Same": {}}
//    ^ reference.type
//         ^ definition.constant scope=-
@b.Marked{level = One.A}
// ^ reference.attribute
//                ^ reference.type
//                    ^ reference.constant
struct Noted { @b.Hidden 1: string text }
//     ^ definition.struct scope=- lines=2 signature="struct Noted"
//                ^ reference.attribute
//                                 ^ definition.field scope=Noted
senum Old { 'x', 'y' }
//    ^ definition.enum scope=- signature="senum Old"
//           ^ definition.enumerator scope=Old
//                ^ definition.enumerator scope=Old
