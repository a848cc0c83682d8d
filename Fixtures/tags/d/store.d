/// What a shop has in store.
module shop.store;
//     ^ definition.module scope=- doc signature="module shop.store;"

import std.stdio;
//     ^ import.module source=std.stdio
import std.algorithm : filter, order = sort;
//                     ^ import.name source=std.algorithm name=filter
//                                     ^ import.name source=std.algorithm name=sort alias=order
import io = std.file, std.path;
//          ^ import.module source=std.file alias=io
//                    ^ import.module source=std.path
static import std.conv;
//            ^ import.module source=std.conv
public import shop.prices;
//            ^ import.reexport source=shop.prices
public import shop.units : Unit;
//                         ^ import.reexport source=shop.units name=Unit

enum int shelfCount = 12;
//       ^ definition.constant scope=- signature="enum int shelfCount = 12;"
immutable string[] shelves = ["top", "bottom"];
//                 ^ definition.constant scope=- signature="immutable string[] shelves ="
private int opened, closed = 2;
//          ^ definition.variable scope=- private signature="private int opened, closed = 2;"
//                  ^ definition.variable scope=- private signature="private int opened, closed = 2;"
__gshared Store!Item mainStore;
//        ^ reference.type
//              ^ reference.type
//                   ^ definition.variable scope=- signature="__gshared Store!Item mainStore;"
auto isOpen = false;
//   ^ definition.variable scope=- signature="auto isOpen = false;"
alias Visitor = void delegate(Item item, size_t shelf);
//    ^ definition.type scope=- signature="alias Visitor = void delegate(Item item, size_t shelf);"
//                            ^ reference.type

/**
 * A thing that can be sold.
 */
struct Item
//     ^ definition.struct scope=- doc signature="struct Item"
{
    string name;
//         ^ definition.field scope=Item
    double price = 0, weight;
//         ^ definition.field scope=Item
//                    ^ definition.field scope=Item
    static immutable int LIMIT = 40;
//                       ^ definition.constant scope=Item signature="static immutable int LIMIT = 40;"

    this(string name) { this.name = name; }
//  ^ definition.constructor scope=Item signature="this(string name)"

    @property bool isFree() const { return price == 0; }
//                 ^ definition.method scope=Item signature="@property bool isFree() const"

    Item opBinary(string op)(Item other) if (op == "+")
//  ^ reference.type
//       ^ definition.method scope=Item
//                           ^ reference.type
    {
        return Item(name ~ other.name);
//             ^ reference.call
    }
}

interface Counting
//        ^ definition.interface scope=- signature="interface Counting"
{
    size_t count() const;
//         ^ definition.method scope=Counting signature="size_t count() const"
    final bool empty() { return count() == 0; }
//             ^ definition.method scope=Counting signature="final bool empty()"
//                              ^ reference.call
}

/// Keeps things.
abstract class Store(T) : Base, Counting, shop.base.Named!T
//             ^ definition.class scope=- doc lines=2 signature="if (is(T == struct))"
//                        ^ reference.implementation
//                              ^ reference.implementation
//                                                  ^ reference.implementation
    if (is(T == struct))
{
    private T[] items;
//              ^ definition.field scope=Store private
    protected Visitor[] visitors;
//            ^ reference.type
//                      ^ definition.field scope=Store

    /// Makes a store.
    this(size_t capacity)
//  ^ definition.constructor scope=Store doc signature="this(size_t capacity)"
    {
        super("store");
        items.reserve(capacity);
//            ^ reference.call
    }

    ~this() {}

    override size_t count() const => items.length;
//                  ^ definition.method scope=Store signature="override size_t count() const"

    protected abstract void changed(const T item);
//                          ^ definition.method scope=Store signature="protected abstract void changed(const T item)"

    void put(
//       ^ definition.method scope=Store lines=4 signature=")"
        T item,
        lazy string reason = "new",
    )
    in (item.price >= 0)
    out { assert(count > 0); }
    do
    {
        items ~= item;
        foreach (visitor; visitors)
            visitor(item, items.length);
//          ^ reference.call
        changed(item);
//      ^ reference.call
        writeln(reason);
//      ^ reference.call
    }

    invariant { assert(items !is null); }

    unittest
//  ^ definition.function scope=Store test signature="unittest"
    {
        auto store = new FakeStore!Item(3);
//                       ^ reference.class
//                                 ^ reference.type
        store.put(Item("pear"));
//            ^ reference.call
//                ^ reference.call
        assert(store.count == 1);
    }

    enum Mood : ubyte { good, bad = 3 }
//       ^ definition.enum scope=Store signature="enum Mood : ubyte"
//                      ^ definition.enumerator scope=Store.Mood
//                            ^ definition.enumerator scope=Store.Mood
}

@("sorts by name")
//^ definition.function scope=- test lines=2 signature="unittest"
unittest
{
    auto found = mainStore.items.filter!isCheap.array;
//                               ^ reference.call
//                                      ^ reference.identifier
    assert(found.length < Item.LIMIT);
//                        ^ reference.type
//                             ^ reference.constant
}

private bool isCheap(ref const Item item) @safe pure nothrow @nogc
//           ^ definition.function scope=- private signature="private bool isCheap(ref const Item item) @safe pure nothrow @nogc"
//                             ^ reference.type
{
    return item.price < 1;
}

void main(string[] args)
//   ^ definition.function scope=- signature="void main(string[] args)"
{
    int nested(int depth) { return depth; }
//      ^ definition.function scope=main local signature="int nested(int depth)"
    const local = nested(1);
//                ^ reference.call
    try { std.conv.to!int(args[1]); } catch (ConvException problem) { io.remove("x"); }
//                 ^ reference.call
//                                           ^ reference.type
//                                                                       ^ reference.call
}
