/** Stands before the damage. */
struct Before {
//     ^ definition.struct scope=- doc signature="struct Before"
  1: string name
  //        ^ definition.field scope=Before
  2: = 4
  3: bool sound
  //      ^ definition.field scope=Before
}

enum Kind { A, = 2 }
//   ^ definition.enum scope=- signature="enum Kind"
//          ^ definition.enumerator scope=Kind

service Broken {
//      ^ definition.interface scope=- signature="service Broken"
  void fine(1: Before before)
  //   ^ definition.method scope=Broken signature="void fine(1: Before before)"
  //           ^ reference.type
  void lost(1: Before, )) throws
  //           ^ reference.type
}

// Stands behind it.
struct After {
//     ^ definition.struct scope=- doc signature="struct After"
  1: Before before
  // ^ reference.type
  //        ^ definition.field scope=After
}
