/// Before.
class Before {
//    ^ definition.class scope=- doc signature="class Before"
  int size() => 1;
  //  ^ definition.method scope=Before signature="int size()"
}

class Damaged {
//    ^ definition.class scope=- signature="class Damaged"
  int first() => 1;
  //  ^ definition.method scope=Damaged signature="int first()"
  int lost = ];
  //  ^ definition.field scope=Damaged signature="int lost"
  int second(int x) => first();
  //  ^ definition.method scope=Damaged signature="int second(int x)"
  //                   ^ reference.call
}

/// After.
class After extends Before {
//    ^ definition.class scope=- doc signature="class After extends Before"
//                  ^ reference.implementation
  String last(int n) => 'x';
  // <- reference.type
  //     ^ definition.method scope=After signature="String last(int n)"
}
