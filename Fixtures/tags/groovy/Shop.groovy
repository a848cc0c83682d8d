package org.example.shop

import java.util.List
//               ^ import.name source=java.util name=List
import static java.lang.Math.max
//                           ^ import.name source=java.lang.Math name=max
import org.example.Item as Thing
//                 ^ import.name source=org.example name=Item alias=Thing
//                         ^ reference.type
import groovy.json.*
//                ^ import.module source=groovy.json wildcard

/** Sells things. */
@CompileStatic
class Shop extends Base implements Named {
//    ^ definition.class scope=- doc signature="class Shop extends Base implements Named"
//                 ^ reference.implementation
//                                 ^ reference.implementation
    static final int LIMIT = 10
    //               ^ definition.constant scope=Shop
    private String name
    //      ^ reference.type
    //             ^ definition.field scope=Shop private
    List<Item> items = []
    // <- reference.type
    //   ^ reference.type
    //         ^ definition.field scope=Shop
    def count = 0
    //  ^ definition.field scope=Shop

    Shop(String name) {
    // <- definition.constructor scope=Shop signature="Shop(String name)"
    //   ^ reference.type
        this.name = name
    }

    protected Shop() {
    //        ^ definition.constructor scope=Shop signature="protected Shop()"
    }

    /** Adds some. */
    def add(Item item, int n = 1) {
    //  ^ definition.method scope=Shop doc signature="def add(Item item, int n = 1)"
    //      ^ reference.type
        items.add(item)
        //    ^ reference.call
        def local = new Counter(n)
        //              ^ reference.class
    }

    @Override
    public static String describe(String text) throws IOException {
    //            ^ reference.type
    //                   ^ definition.method scope=Shop exported signature="public static String describe(String text) throws IOException"
    //                            ^ reference.type
    //                                                ^ reference.type
        return "a ${text}"
    }

    private void close() {}
    //           ^ definition.method scope=Shop private signature="private void close()"
}

interface Seller<T> {
//        ^ definition.interface scope=- signature="interface Seller<T>"
    void sell(T item)
    //   ^ definition.method scope=Seller
}

enum Color {
//   ^ definition.enum scope=- signature="enum Color"
    RED, GREEN
    // <- definition.enumerator scope=Color signature="RED"
    //   ^ definition.enumerator scope=Color signature="GREEN"
}

trait Flying { String fly() { "x" } }
//    ^ definition.trait scope=- signature="trait Flying"
//             ^ reference.type
//                    ^ definition.method scope=Flying signature="String fly()"

class ShopSpec extends Specification {
//    ^ definition.class scope=- signature="class ShopSpec extends Specification"
//                     ^ reference.implementation
    def "adds two"() {
    //  ^ definition.method scope=ShopSpec test
        expect:
        helper(1)
        // <- reference.call
    }

    @Test
     // <- reference.attribute
    void sells() {
    //   ^ definition.method scope=ShopSpec test signature="void sells()"
        assertTrue(true)
        // <- reference.call
    }
}

def helper(int x) {
//  ^ definition.function scope=- signature="def helper(int x)"
    if (x) {
        println x
    }
}
int top = 3
//  ^ definition.variable scope=-

@RunWith(Runner)
 // <- reference.attribute
class Lost {
    void found() {}
    //   ^ definition.method scope=- signature="void found()"
}
