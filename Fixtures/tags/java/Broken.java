package org.example;

import java.util.List;
//               ^ import.name source=java.util name=List

/** Stands before the damage. */
public class Broken {
//           ^ definition.class scope=- doc exported
    private int count = ;
    //          ^ definition.field scope=Broken private

    int sound(List<String> names) {
    //  ^ definition.method scope=Broken
    //        ^ reference.type
    //             ^ reference.type
        return names.size();
        //           ^ reference.call
    }

    int half = call(1, ;
    //  ^ definition.field scope=Broken

    /** Stands after it. */
    public String whole() {
    //     ^ reference.type
    //            ^ definition.method scope=Broken doc exported
        return new StringBuilder().append(COUNT).toString();
        //         ^ reference.class
        //                         ^ reference.call
        //                                ^ reference.constant
        //                                       ^ reference.call
    }
}
