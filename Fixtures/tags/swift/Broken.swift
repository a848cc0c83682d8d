import Foundation
//     ^ import.module source=Foundation

struct Good {
//     ^ definition.struct scope=- signature="struct Good"
    let name: String
//      ^ definition.property scope=Good
//            ^ reference.type
    func fine() -> Int { compute() }
//       ^ definition.method scope=Good signature="func fine() -> Int"
//                 ^ reference.type
//                       ^ reference.call
}

func wrong( {

class After {
//    ^ definition.class scope=- signature="class After"
    func run() { fine( }
//       ^ definition.method scope=After signature="func run()"
}

enum Mood { case good }
//   ^ definition.enum scope=- signature="enum Mood"
//               ^ definition.enumerator scope=Mood

func last() {}
//   ^ definition.function scope=- signature="func last()"
