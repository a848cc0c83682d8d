/** Before. */
class Before {
//    ^ definition.class scope=- doc signature="class Before"
    int size() {
    //  ^ definition.method scope=Before signature="int size()"
        return 1
    }
}

class Damaged {
//    ^ definition.class scope=- signature="class Damaged"
    int first = 1
    //  ^ definition.field scope=Damaged
    int lost = ] 3
    //  ^ definition.field scope=Damaged
}

/** After. */
interface After {
//        ^ definition.interface scope=- doc signature="interface After"
    String last(int n)
    // <- reference.type
    //     ^ definition.method scope=After
}
