/// Stands before the damage.
pub fn sound(x: Int) -> Int {
//     ^ definition.function scope=- doc exported signature="pub fn sound(x: Int) -> Int"
//              ^ reference.type
//                      ^ reference.type
  twice(x)
  // <- reference.call
}

pub fn half(x: ) -> Int {
//     ^ definition.function scope=- exported signature="pub fn half(x: ) -> Int"
//                  ^ reference.type
  x +
}

pub type Torn { Red( Green }
//       ^ definition.struct scope=- exported signature="pub type Torn"
//              ^ definition.enumerator scope=Torn
//                   ^ reference.type

/// Stands after it.
pub fn whole(text: String) -> String {
//     ^ definition.function scope=- doc exported signature="pub fn whole(text: String) -> String"
//                 ^ reference.type
//                            ^ reference.type
  trim(text)
  // <- reference.call
}
