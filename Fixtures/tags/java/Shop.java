package org.example.shop;

import java.util.List;
//               ^ import.name source=java.util name=List
import java.util.Map.Entry;
//                   ^ import.name source=java.util.Map name=Entry
import java.util.function.*;
//                        ^ import.module source=java.util.function wildcard
import static java.util.Objects.requireNonNull;
//                              ^ import.name source=java.util.Objects name=requireNonNull
import static org.example.Money.*;
//                              ^ import.module source=org.example.Money wildcard
import Standalone;
//     ^ import.module source=Standalone

/**
 * Sells things.
 */
@Service("shop")
 // <- reference.attribute
@Deprecated
public abstract class Shop<T extends Item & Comparable<T>>
//                    ^ definition.class scope=- doc exported lines=5 signature="implements Seller, org.example.api.Closing<T>"
//                                   ^ reference.type
//                                          ^ reference.type
        extends Base<T>
        //      ^ reference.implementation
        implements Seller, org.example.api.Closing<T> {
        //         ^ reference.implementation
        //                                 ^ reference.implementation

    /** How many at most. */
    public static final int LIMIT = 10, LEAST = 1;
    //                      ^ definition.constant scope=Shop doc exported signature="public static final int LIMIT = 10, LEAST = 1;"
    //                                  ^ definition.constant scope=Shop doc exported
    private static final String[] NAMES = {
    //                   ^ reference.type
    //                            ^ definition.constant scope=Shop private
        "a", "b",
    };
    private static final Comparator<Item> ORDER = new Comparator<Item>() {
    //                   ^ reference.type
    //                              ^ reference.type
    //                                    ^ definition.constant scope=Shop private signature="private static final Comparator<Item> ORDER = new Comparator<Item>()"
    //                                                ^ reference.class
    //                                                           ^ reference.type
        @Override
        public int compare(Item a, Item b) {
        //         ^ definition.method scope=Shop.ORDER exported
        //                 ^ reference.type
        //                         ^ reference.type
            return a.rank() - b.rank();
            //       ^ reference.call
            //                  ^ reference.call
        }
    };

    @Inject
   //^ reference.attribute
    protected final List<Item> items = new ArrayList<>();
    //              ^ reference.type
    //                   ^ reference.type
    //                         ^ definition.field scope=Shop lines=2
    //                                     ^ reference.class
    Supplier<Shop<?>> lazy = () -> {
    // <- reference.type
    //       ^ reference.type
    //                ^ definition.field scope=Shop signature="Supplier<Shop<?>> lazy = () ->"
        return find(LIMIT);
        //     ^ reference.call
        //          ^ reference.constant
    };
    private Item first, second[];
    //      ^ reference.type
    //           ^ definition.field scope=Shop private
    //                  ^ definition.field scope=Shop private

    static {
        register(Shop.class);
        // <- reference.call
        //       ^ reference.type
    }

    // Opens.
    protected Shop(String name, Item... items) throws ShopException {
    //        ^ definition.constructor scope=Shop doc
    //             ^ reference.type
    //                          ^ reference.type
    //                                                ^ reference.type
        super(name);
        this.first = requireNonNull(items[0]);
        //           ^ reference.call
        for (Item item : items) {
        //   ^ reference.type
            int local = Math.max(item.count(), NAMES.length);
            //          ^ reference.type
            //               ^ reference.call
            //                        ^ reference.call
            //                                 ^ reference.constant
            this.items.add(item.copy());
            //         ^ reference.call
            //                  ^ reference.call
        }
    }

    <R> Shop(R other) {}
    //  ^ definition.constructor scope=Shop

    /**
     * Sells one.
     */
    @Override
    @Logged(level = Level.INFO, tags = {Tags.SALE, ALL})
   //^ reference.attribute
    //              ^ reference.type
    //                    ^ reference.constant
    //                                  ^ reference.type
    //                                       ^ reference.constant
    //                                             ^ reference.constant
    public synchronized <R extends Receipt> R sell(
    //                             ^ reference.type
    //                                        ^ definition.method scope=Shop doc exported lines=5 signature="throws ShopException"
            final Item item,
            //    ^ reference.type
            @NotNull Function<? super Item, R> printer)
           //^ reference.attribute
            //       ^ reference.type
            //                        ^ reference.type
            throws ShopException {
            //     ^ reference.type
        if (item instanceof Discounted d && d.rate() > MAX_RATE) {
        //                  ^ reference.type
        //                                    ^ reference.call
        //                                             ^ reference.constant
            throw new ShopException("too cheap", Reason.CHEAP);
            //        ^ reference.class
            //                                   ^ reference.type
            //                                          ^ reference.constant
        }
        try (Register register = Register.open()) {
        //   ^ reference.type
        //                       ^ reference.type
        //                                ^ reference.call
            return printer.apply(item);
            //             ^ reference.call
        } catch (IOException | TimeoutException e) {
        //       ^ reference.type
        //                     ^ reference.type
            return (R) Receipt.<R>none();
            //         ^ reference.type
            //                    ^ reference.call
        }
    }

    abstract Item[] all();
    //       ^ reference.type
    //              ^ definition.method scope=Shop

    private void names() {
    //           ^ definition.method scope=Shop private
        items.stream().map(Item::name).map(this::upper).toArray(String[]::new);
        //    ^ reference.call
        //             ^ reference.call
        //                 ^ reference.type
        //                       ^ reference.call
        //                             ^ reference.call
        //                                       ^ reference.call
        //                                              ^ reference.call
        //                                                      ^ reference.type
        Supplier<List<Item>> make = ArrayList::new;
        // <- reference.type
        //       ^ reference.type
        //            ^ reference.type
        //                          ^ reference.class
        Runnable task = new Task<Item>(LIMIT) {
        // <- reference.type
        //                  ^ reference.class
        //                       ^ reference.type
        //                             ^ reference.constant
            private int runs;
            //          ^ definition.field scope=Shop.names private

            @Override
            public void run() {
            //          ^ definition.method scope=Shop.names exported
                runs += step();
                //      ^ reference.call
            }
        };
        var inner = this.new Shelf();
        //                   ^ reference.class
        class Local {
        //    ^ definition.class scope=Shop.names
            int depth;
            //  ^ definition.field scope=Shop.names.Local
        }
    }

    class Shelf {
    //    ^ definition.class scope=Shop
        Shelf next;
        // <- reference.type
        //    ^ definition.field scope=Shop.Shelf

        class Deep {
        //    ^ definition.class scope=Shop.Shelf
            void reach() {}
            //   ^ definition.method scope=Shop.Shelf.Deep
        }
    }

    protected static class Nested extends org.example.Outer.Inner {}
    //                     ^ definition.class scope=Shop
    //                                                ^ reference.type
    //                                                      ^ reference.implementation
}
