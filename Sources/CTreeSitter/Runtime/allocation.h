/*
 * The library's allocator.
 *
 * A parse makes a block for almost every token, and all of them die with the tree. So while an
 * arena is in use on a thread, blocks are cut from chunks one after the other; freed ones wait in
 * a list for the next of their size, so that a file that makes the parser try and drop many trees
 * needs no more memory than with malloc; and in the end all are gone without being looked at.
 *
 * Invariants: the 8 bytes before a block tell where it comes from, so that every block can be
 * freed and resized at any time by the thread that uses it; blocks are aligned to 16 bytes; blocks
 * that were made without an arena are malloc's and stay so. Blocks of an arena belong to the
 * thread that the arena is in use on. It does not protect against overruns.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Blocks up to this size have classes in steps of 16 bytes, 8 of which are the header. */
#define ARENA_SMALL_CLASSES 64
/* Behind them come classes of 2, 4 … 64 KiB; larger blocks are malloc's, and listed. */
#define ARENA_LARGE_CLASSES 6
#define ARENA_CLASSES (ARENA_SMALL_CLASSES + ARENA_LARGE_CLASSES)
#define ARENA_MAXIMUM_BLOCK ((size_t)2048 << (ARENA_LARGE_CLASSES - 1))
/* Larger than the largest block. Small enough to stay in the cache with files as they are. */
#define ARENA_CHUNK ((size_t)256 << 10)
/* What an arena keeps for the next file: most files need less, and one thread has one. */
#define ARENA_KEPT_BYTES ((size_t)8 << 20)

/* In place of a class: malloc's, alone or in the list of an arena. */
#define ARENA_NONE UINT32_MAX
#define ARENA_LISTED (UINT32_MAX - 1)

typedef struct arena_chunk {
  struct arena_chunk *next;
  /* Keeps the blocks behind the header aligned. */
  size_t padding;
} arena_chunk;

/* In front of the blocks that are malloc's. */
typedef struct arena_large {
  struct arena_large *next, *previous;
  size_t size;
  uint32_t padding, origin;
} arena_large;

struct repomap_arena {
  /* Where the next block's header goes: 8 bytes before a multiple of 16. */
  char *position;
  size_t rest;
  void *freed[ARENA_CLASSES];
  arena_chunk *chunks, *current;
  /* The head of a circular list. */
  arena_large large;
  struct repomap_tables *tables;
};

static __thread repomap_arena *arena_in_use;

static inline uint32_t *arena_origin(void *memory) { return (uint32_t *)memory - 1; }
static inline arena_large *arena_large_header(void *memory) { return (arena_large *)memory - 1; }

static inline uint32_t arena_class(size_t size) {
  if (size <= ARENA_SMALL_CLASSES * 16 - 8) return size <= 8 ? 0 : (uint32_t)((size + 7) >> 4);
  uint32_t class = ARENA_SMALL_CLASSES;
  while (((size_t)2048 << (class - ARENA_SMALL_CLASSES)) < size + 8) class += 1;
  return class;
}

/* Bytes of a block of the class, with its header. */
static inline size_t arena_block_size(uint32_t class) {
  return class < ARENA_SMALL_CLASSES ? (size_t)class * 16 + 16
                                     : (size_t)2048 << (class - ARENA_SMALL_CLASSES);
}

/* As in the library: nobody goes on without memory. */
static void *arena_checked(void *memory) {
  if (memory == NULL) abort();
  return memory;
}

static __attribute__((noinline)) void *arena_allocate_large(repomap_arena *arena, size_t size) {
  if (size > SIZE_MAX - sizeof(arena_large)) abort();
  arena_large *header = (arena_large *)arena_checked(malloc(sizeof(arena_large) + size));
  header->size = size;
  header->origin = arena ? ARENA_LISTED : ARENA_NONE;
  if (arena) {
    header->next = arena->large.next;
    header->previous = &arena->large;
    header->next->previous = header;
    arena->large.next = header;
  }
  return header + 1;
}

static void arena_unlink(arena_large *header) {
  header->next->previous = header->previous;
  header->previous->next = header->next;
}

/* Goes on in the next chunk; what is left of this one is lost until the end. */
static __attribute__((noinline)) void arena_advance(repomap_arena *arena) {
  arena_chunk *next = arena->current ? arena->current->next : arena->chunks;
  if (next == NULL) {
    next = (arena_chunk *)arena_checked(malloc(ARENA_CHUNK));
    next->next = NULL;
    if (arena->current) arena->current->next = next; else arena->chunks = next;
  }
  arena->current = next;
  arena->position = (char *)(next + 1) + 8;
  arena->rest = ARENA_CHUNK - sizeof(arena_chunk) - 8;
}

static inline void *arena_allocate(size_t size) {
  repomap_arena *arena = arena_in_use;
  if (__builtin_expect(arena == NULL || size > ARENA_MAXIMUM_BLOCK - 8, 0)) {
    return arena_allocate_large(arena, size);
  }
  uint32_t class = arena_class(size);
  void *memory = arena->freed[class];
  if (memory) {
    arena->freed[class] = *(void **)memory;
    return memory;
  }
  size_t total = arena_block_size(class);
  if (__builtin_expect(arena->rest < total, 0)) arena_advance(arena);
  memory = arena->position + 8;
  arena->position += total;
  arena->rest -= total;
  *arena_origin(memory) = class;
  return memory;
}

static __attribute__((noinline)) void arena_free_large(void *memory) {
  arena_large *header = arena_large_header(memory);
  if (header->origin == ARENA_LISTED) arena_unlink(header);
  free(header);
}

static inline void arena_free(void *memory) {
  if (memory == NULL) return;
  uint32_t class = *arena_origin(memory);
  if (__builtin_expect(class >= ARENA_CLASSES, 0)) {
    arena_free_large(memory);
    return;
  }
  *(void **)memory = arena_in_use->freed[class];
  arena_in_use->freed[class] = memory;
}

static inline void *arena_allocate_zeroed(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total)) abort();
  return memset(arena_allocate(total), 0, total);
}

static void *arena_reallocate_large(void *memory, size_t size) {
  arena_large *header = arena_large_header(memory);
  bool is_listed = header->origin == ARENA_LISTED;
  if (size > SIZE_MAX - sizeof(arena_large)) abort();
  arena_large *moved = (arena_large *)arena_checked(realloc(header, sizeof(arena_large) + size));
  moved->size = size;
  if (is_listed) {
    moved->next->previous = moved;
    moved->previous->next = moved;
  }
  return moved + 1;
}

static inline void *arena_reallocate(void *memory, size_t size) {
  if (memory == NULL) return arena_allocate(size);
  uint32_t class = *arena_origin(memory);
  if (class >= ARENA_CLASSES) return arena_reallocate_large(memory, size);
  size_t known = arena_block_size(class) - 8;
  if (size <= known) return memory;
  void *moved = memcpy(arena_allocate(size), memory, known);
  arena_free(memory);
  return moved;
}

#define ts_malloc arena_allocate
#define ts_calloc arena_allocate_zeroed
#define ts_realloc arena_reallocate
#define ts_free arena_free
