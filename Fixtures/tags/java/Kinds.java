package org.example.shop;

/** Where it goes. */
public sealed interface Target extends Named, Comparable<Target> permits Target.Home, Target.Away {
//                      ^ definition.interface scope=- doc exported
//                                     ^ reference.implementation
//                                            ^ reference.implementation
//                                                       ^ reference.type
//                                                                       ^ reference.type
//                                                                              ^ reference.type
//                                                                                    ^ reference.type
//                                                                                           ^ reference.type
    int RANGE = 5;
    //  ^ definition.constant scope=Target exported

    /** Its address. */
    String address();
    // <- reference.type
    //     ^ definition.method scope=Target doc exported

    default String label() {
    //      ^ reference.type
    //             ^ definition.method scope=Target exported
        return address().trim();
        //     ^ reference.call
        //               ^ reference.call
    }

    static Target home() {
    //     ^ reference.type
    //            ^ definition.method scope=Target exported
        return new Home("here", 1);
        //         ^ reference.class
    }

    private void check() {}
    //           ^ definition.method scope=Target private

    /** At home. */
    record Home(String street, @Positive int number) implements Target {
    //     ^ definition.class scope=Target doc signature="record Home(String street, @Positive int number) implements Target"
    //          ^ reference.type
    //                 ^ definition.field scope=Target.Home
    //                          ^ reference.attribute
    //                                       ^ definition.field scope=Target.Home
    //                                                          ^ reference.implementation
        static int count;
        //         ^ definition.field scope=Target.Home

        /** Checks. */
        public Home {
        //     ^ definition.constructor scope=Target.Home doc exported
            Checks.positive(number);
            // <- reference.type
            //     ^ reference.call
        }

        Home(String street) {
        // <- definition.constructor scope=Target.Home
        //   ^ reference.type
            this(street, 1);
        }

        public String address() {
        //     ^ reference.type
        //            ^ definition.method scope=Target.Home exported
            return street + number;
        }
    }

    non-sealed class Away implements Target {}
    //               ^ definition.class scope=Target
    //                               ^ reference.implementation
}

enum Color implements Named {
//   ^ definition.enum scope=-
//                    ^ reference.implementation
    RED,
    // <- definition.enumerator scope=Color
    /** Like grass. */
    @Deprecated
    GREEN("g") {
    // <- definition.enumerator scope=Color doc lines=2
        @Override
        String code() {
        // <- reference.type
        //     ^ definition.method scope=Color.GREEN
            return "G";
        }
    },
    BLUE(Shade.DARK, new Tone());
    // <- definition.enumerator scope=Color
    //   ^ reference.type
    //         ^ reference.constant
    //                   ^ reference.class

    private final String code;
    //            ^ reference.type
    //                   ^ definition.field scope=Color private

    Color(String... code) {}
    // <- definition.constructor scope=Color
    //    ^ reference.type

    String code() {
    // <- reference.type
    //     ^ definition.method scope=Color
        return switch (this) {
            case RED -> "r";
            //   ^ reference.constant
            case GREEN, BLUE -> CODES[0];
            //   ^ reference.constant
            //          ^ reference.constant
            //                  ^ reference.constant
        };
    }
}

/** Marks what is positive. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
 // <- reference.attribute
//       ^ reference.type
//                   ^ reference.constant
//                          ^ reference.type
//                                      ^ reference.constant
@interface Positive {
//         ^ definition.interface scope=- doc lines=2
    Class<? extends Check>[] checks() default {};
    // <- reference.type
    //              ^ reference.type
    //                       ^ definition.method scope=Positive exported

    int least() default 1;
    //  ^ definition.method scope=Positive exported signature="int least() default 1;"

    String NAME = "positive";
    // <- reference.type
    //     ^ definition.constant scope=Positive exported
}

@FunctionalInterface
interface Handler<E extends Exception> {
//        ^ definition.interface scope=- lines=2
//                          ^ reference.type
    @Nullable Object handle(Object in) throws E;
   //^ reference.attribute
    //        ^ reference.type
    //               ^ definition.method scope=Handler
    //                      ^ reference.type
}
