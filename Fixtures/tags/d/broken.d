module sound;
//     ^ definition.module scope=- signature="module sound;"

import std.math;
//     ^ import.module source=std.math

/// Stands before the error.
int before(int x)
//  ^ definition.function scope=- doc signature="int before(int x)"
{
    return x;
}

struct Sound
//     ^ definition.struct scope=- signature="struct Sound"
{
    int pitch;
//      ^ definition.field scope=Sound
    int = ;
    void play() { start(; }
//       ^ definition.method scope=Sound signature="void play()"
}

void after(Sound sound)
//   ^ definition.function scope=- signature="void after(Sound sound)"
//         ^ reference.type
{
    before(1);
//  ^ reference.call
}

int wrong( {
//  ^ definition.function scope=- signature="int wrong("

enum Last { one, two }
//   ^ definition.enum scope=wrong local signature="enum Last"
//          ^ definition.enumerator scope=wrong.Last local
//               ^ definition.enumerator scope=wrong.Last local
