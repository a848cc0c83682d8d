/* A ring buffer of bytes. */
#include <stdlib.h>
//       ^ import.include source=stdlib.h
#include <string.h>
//       ^ import.include source=string.h
#include "ring_buffer.h"
//        ^ import.include source=ring_buffer.h

#define RING_MIN 16
//      ^ definition.macro scope=-
#define RING_NEXT(ring, i) (((i) + 1) % (ring)->size)
//      ^ definition.macro scope=- signature="#define RING_NEXT(ring, i)"
#define RING_CHECK(ring)        \
//      ^ definition.macro scope=-
	do {                    \
		if (!(ring))    \
			abort();\
	} while (0)

struct ring {
//     ^ definition.struct scope=- signature="struct ring"
	unsigned char *data;
//              ^ definition.field scope=ring
	size_t size, head;
//      ^ definition.field scope=ring
//            ^ definition.field scope=ring
	/* Called when the buffer is full. */
	int (*on_full)(struct ring *ring, void *context);
//     ^ definition.field scope=ring doc
//                     ^ reference.type
	unsigned flags : 3;
//        ^ definition.field scope=ring
	union {
		int fd;
//    ^ definition.field scope=ring
		void *context;
//      ^ definition.field scope=ring
	};
	struct ring_stats {
//      ^ definition.struct scope=ring signature="struct ring_stats"
		long reads;
//     ^ definition.field scope=ring.ring_stats
	} stats;
// ^ definition.field scope=ring
	struct {
		int x[4][4];
//    ^ definition.field scope=ring.matrix
	} matrix;
// ^ definition.field scope=ring signature="struct"
};

enum ring_state { RING_EMPTY, RING_FULL = 2 };
//   ^ definition.enum scope=- signature="enum ring_state"
//                ^ definition.enumerator scope=ring_state
//                            ^ definition.enumerator scope=ring_state

static enum ring_state last_state;
//          ^ reference.type
//                     ^ definition.variable scope=-
int ring_count = 0;
//  ^ definition.variable scope=-
static const size_t sizes[] = {
//                  ^ definition.constant scope=- signature="static const size_t sizes[] ="
	16,
	32,
};
const char *ring_version = "1.0", *ring_author;
//          ^ definition.variable scope=-
//                                 ^ definition.variable scope=-
static int (*allocator)(size_t) = NULL;
//           ^ definition.variable scope=-
static int (*const handlers[])(struct ring *) = { ring_flush, ring_reset };
//                 ^ definition.variable scope=- signature="static int (*const handlers[])(struct ring *) ="
//                                    ^ reference.type
struct ring default_ring = {
//     ^ reference.type
//          ^ definition.variable scope=- signature="struct ring default_ring ="
	.on_full = ring_drop,
//          ^ reference.identifier
	.flags = RING_MIN,
//        ^ reference.constant
	.context = &last_state,
//           ^ reference.identifier
};

/**
 * Makes a ring.
 */
struct ring *ring_new(size_t size)
//     ^ reference.type
//           ^ definition.function scope=- doc signature="struct ring *ring_new(size_t size)"
{
	struct ring *ring = calloc(1, sizeof(*ring));
//      ^ reference.type
//                   ^ reference.call
	static int calls = 0;

	if (size < RING_MIN)
//          ^ reference.constant
		size = RING_MIN;
//       ^ reference.constant
	ring->data = malloc(size);
//            ^ reference.call
	return ring;
}

/* Not documentation, as a line is empty. */

static inline int
ring_put(struct ring *ring,
// <- definition.function scope=- lines=3 signature="unsigned char byte)"
//              ^ reference.type
         unsigned char byte) /* the byte */
{
	RING_CHECK(ring);
 // <- reference.call
	return ring->on_full(ring, (void *)0);
//            ^ reference.call
}

static char **ring_names(void) { return (*get_names)(); }
//            ^ definition.function scope=- signature="static char **ring_names(void)"

int ring_old(ring, byte)
//  ^ definition.function scope=- lines=3
	struct ring *ring;
//      ^ reference.type
	int byte;
{
	return ring_put(ring, byte);
//      ^ reference.call
}

int (ring_len)(const struct ring *ring)
//   ^ definition.function scope=- signature="int (ring_len)(const struct ring *ring)"
//                          ^ reference.type
{
	return (int)ring->size;
}

void (*ring_handler(int which))(int)
//     ^ definition.function scope=- signature="void (*ring_handler(int which))(int)"
{
	switch (which) {
	case RING_FULL:
//    ^ reference.constant
		return handle_full;
	}
	return 0;
}

__attribute__((constructor)) static void ring_setup(void) {}
//                                       ^ definition.function scope=- signature="__attribute__((constructor)) static void ring_setup(void)"
