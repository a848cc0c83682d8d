/*
 * What our build of tree-sitter's library (runtime.c) has besides the library's own functions. It
 * is installed beside api.h; where it is missing, shim.h does without.
 */
#ifndef TREE_SITTER_REPOMAP_H_
#define TREE_SITTER_REPOMAP_H_

#include <stdbool.h>
#include <stdint.h>
#include <tree_sitter/api.h>
#include "node_list.h"

/**
 * Memory for the objects of one file, which goes all at once (allocation.h), and tables that the
 * files of one thread share (tables.h).
 */
typedef struct repomap_arena repomap_arena;

/** A new arena, which holds no memory yet, or NULL without memory. */
repomap_arena *repomap_arena_new(void);

/** Frees the arena, which must not be in use. */
void repomap_arena_delete(repomap_arena *arena);

/**
 * From now on, whatever the library allocates on this thread comes from the arena. False, and
 * nothing changes, where one is in use on this thread already.
 *
 * `language` is that of the next parse, or NULL; it has to live as long as the arena.
 */
bool repomap_arena_begin(repomap_arena *arena, const TSLanguage *language);

/** Ends that. All that was allocated since is gone, whether it was freed or not. */
void repomap_arena_end(repomap_arena *arena);

/**
 * Tells a grammar's library, as dlopen gave it, how to read characters without a call for each.
 * It may be called more than once; libraries that set-up didn't compile stay as they are.
 */
void repomap_connect_grammar(void *library);

/** The library's allocator, for tests. */
void *repomap_allocate(size_t size);
void *repomap_allocate_zeroed(size_t count, size_t size);
void *repomap_reallocate(void *memory, size_t size);
void repomap_free(void *memory);

/** A number that stands for all that the library stores in the tree of `root`, for tests. */
uint64_t repomap_tree_digest(TSNode root);

/** Bytes that the arena has taken from the system and keeps. */
size_t repomap_arena_byte_count(const repomap_arena *arena);

/** Fills the list with `root`, which is a tree's root, and all below it. False without memory. */
bool repomap_node_list_fill(
  repomap_node_list *list, TSNode root, const repomap_symbol_table *symbols);

#endif
