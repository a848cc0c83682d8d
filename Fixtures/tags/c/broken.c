#include "sound.h"
//        ^ import.include source=sound.h

#define SOUND 1
//      ^ definition.macro scope=-

struct sound {
//     ^ definition.struct scope=- signature="struct sound"
	int pitch;
//   ^ definition.field scope=sound
	int = ;
};

int before(void)
//  ^ definition.function scope=- signature="int before(void)"
{
	return 1;
}

int wrong( {

static int after(int x)
//         ^ definition.function scope=- signature="static int after(int x)"
{
	return before(x;
//      ^ reference.call
}

typedef int sound_id;
//          ^ definition.type scope=-

enum mood { GOOD, };
//   ^ definition.enum scope=- signature="enum mood"
//          ^ definition.enumerator scope=mood

void late(int level) TRACED(1);
//   ^ definition.function scope=- signature="void late(int level) TRACED(1)"
//                   ^ reference.call

void last(void) { after(SOUND); }
//   ^ definition.function scope=- signature="void last(void)"
//                ^ reference.call
//                      ^ reference.constant
