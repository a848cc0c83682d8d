import core.stdc.stdio;
//     ^ import.module source=core.stdc.stdio

enum { first, second }
//     ^ definition.enumerator scope=-
//            ^ definition.enumerator scope=-
enum Opaque;
//   ^ definition.enum scope=- signature="enum Opaque;"
version (Windows)
{
    enum separator = '\\';
//       ^ definition.constant scope=- signature="enum separator = '\\';"
    extern (Windows) void beep(int tone);
//                        ^ definition.function scope=- signature="extern (Windows) void beep(int tone)"
}
else version (Posix)
{
    enum separator = '/';
//       ^ definition.constant scope=- signature="enum separator = '/';"
}
debug (memory) int allocations;
//                 ^ definition.variable scope=- signature="int allocations;"
static if (size_t.sizeof == 8)
    alias word = ulong;
//        ^ definition.type scope=- signature="alias word = ulong;"

alias int OldStyle;
//        ^ definition.type scope=- signature="alias int OldStyle;"
alias Pair(A, B) = Tuple!(A, "first", B, "second");
//    ^ definition.type scope=-
//                 ^ reference.type
alias Low = short, High = long;
//    ^ definition.type scope=- signature="alias Low = short, High = long;"
//                 ^ definition.type scope=- signature="alias Low = short, High = long;"

template Largest(T, U)
//       ^ definition.macro scope=- signature="template Largest(T, U)"
{
    static if (T.sizeof > U.sizeof)
        alias Largest = T;
//            ^ definition.type scope=Largest signature="alias Largest = T;"
    else
        alias Largest = U;
//            ^ definition.type scope=Largest signature="alias Largest = U;"
}

mixin template Counted(string name = "count")
//             ^ definition.macro scope=-
{
    int counted;
//      ^ definition.variable scope=Counted signature="int counted;"
    void increase() { ++counted; }
//       ^ definition.function scope=Counted signature="void increase()"
}

final class Mixed : Thing
//          ^ definition.class scope=- signature="final class Mixed : Thing"
//                  ^ reference.implementation
{
    mixin Counted;
//        ^ reference.macro
    mixin Counted!"other" second;
//        ^ reference.macro
    mixin("int made;");
    version (Posix) void onlyHere() {}
//                       ^ definition.method scope=Mixed signature="void onlyHere()"
    static if (true) { int conditional; }
//                         ^ definition.field scope=Mixed
    union { int asInt; float asFloat; }
//              ^ definition.field scope=Mixed
//                           ^ definition.field scope=Mixed
    @disable this();
//           ^ definition.constructor scope=Mixed signature="@disable this()"
    this(this) {}
    static this() { counter = 1; }
    private this(int a) {}
//          ^ definition.constructor scope=Mixed private signature="private this(int a)"
    alias counted this;
    Unqual!(T)[] list(T...)(T values) { return null; }
//  ^ reference.type
//               ^ definition.method scope=Mixed signature="Unqual!(T)[] list(T...)(T values)"
    inout(Mixed) self() inout return { return this; }
//        ^ reference.type
//               ^ definition.method scope=Mixed signature="inout(Mixed) self() inout return"
}

union Bits { uint whole; ubyte[4] parts; }
//    ^ definition.union scope=- signature="union Bits"
//                ^ definition.field scope=Bits
//                                ^ definition.field scope=Bits

@Table("people") @safe struct Person { @Column("id") long id; @Key!int string key; }
 // <- reference.attribute
//                            ^ definition.struct scope=-
//                                      ^ reference.attribute
//                                                        ^ definition.field scope=Person
//                                                             ^ reference.attribute
//                                                                            ^ definition.field scope=Person

extern (C) int printf(const char* format, ...);
//             ^ definition.function scope=- signature="extern (C) int printf(const char* format, ...)"
extern (C++, ns) { class Foreign { void call(); } }
//                       ^ definition.class scope=- signature="class Foreign"
//                                      ^ definition.method scope=Foreign signature="void call()"

auto ref T identity(T)(auto ref T value) { return value; }
//         ^ definition.function scope=- signature="auto ref T identity(T)(auto ref T value)"
int function(int) callback = (x) => x * 2;
//                ^ definition.variable scope=- signature="int function(int) callback ="
int größe; int delegate(int, string) nothrow handler;
//  ^ definition.variable scope=- signature="int größe;"
//                                             ^ definition.variable scope=- signature="int delegate(int, string) nothrow handler;"
deprecated("use identity") void old() {}
//                              ^ definition.function scope=-
@property ref int front() { static int cached; return cached; }
//                ^ definition.function scope=- signature="@property ref int front()"
@safe pure unittest { identity!int(3).identity; }
//         ^ definition.function scope=- test signature="@safe pure unittest"
//                    ^ reference.call
