#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <tree_sitter/api.h>

/*
 * The differences between tree-sitter's API of 0.20 (Debian 12) and of 0.26, behind one set of
 * functions. Work is limited in steps of the library's own progress callback where there is one,
 * because steps, unlike time, are the same on every machine and run.
 */

#define REPOMAP_TREE_SITTER_HAS_PROGRESS (TREE_SITTER_LANGUAGE_VERSION >= 15)

/* What our own build of the library has besides: an arena, and a faster walk. */
#if __has_include(<tree_sitter/repomap.h>)
#include <tree_sitter/repomap.h>
#define REPOMAP_RUNTIME_IS_OURS true
#else
#define REPOMAP_RUNTIME_IS_OURS false
typedef struct repomap_arena repomap_arena;
static inline repomap_arena *repomap_arena_new(void) { return NULL; }
static inline void repomap_arena_delete(repomap_arena *arena) { (void)arena; }
static inline bool repomap_arena_begin(repomap_arena *arena, const TSLanguage *language) {
  return (void)arena, (void)language, false;
}
static inline void repomap_arena_end(repomap_arena *arena) { (void)arena; }
static inline size_t repomap_arena_byte_count(const repomap_arena *arena) {
  return (void)arena, 0;
}
static inline void repomap_connect_grammar(void *library) { (void)library; }
#include <stdlib.h>
static inline void *repomap_allocate(size_t size) { return malloc(size); }
static inline void *repomap_allocate_zeroed(size_t count, size_t size) {
  return calloc(count, size);
}
static inline void *repomap_reallocate(void *memory, size_t size) { return realloc(memory, size); }
static inline void repomap_free(void *memory) { free(memory); }
static inline uint64_t repomap_tree_digest(TSNode root) { return (void)root, 0; }

#include "Runtime/node_list.h"
static inline bool repomap_node_list_fill(
  repomap_node_list *list, TSNode root, const repomap_symbol_table *symbols) {
  return (void)list, (void)root, (void)symbols, false;
}
#endif

/** Whether the library is our own build, with the functions of `Runtime/repomap.h`. */
static inline bool repomap_runtime_is_ours(void) { return REPOMAP_RUNTIME_IS_OURS; }

/** How much work one parse or one query may do, and how much it did. */
typedef struct {
  uint64_t steps;
  uint64_t step_limit;
  /** Work stops as soon as this is not 0. Of the size that the old library wants. */
  const volatile size_t *stop;
} repomap_work_limit;

static inline bool repomap_is_stopped(const repomap_work_limit *limit) {
  return __atomic_load_n(limit->stop, __ATOMIC_RELAXED) != 0;
}

static inline uint32_t repomap_language_abi(const TSLanguage *language) {
#if REPOMAP_TREE_SITTER_HAS_PROGRESS
  return ts_language_abi_version(language);
#else
  return ts_language_version(language);
#endif
}

static inline uint32_t repomap_minimum_abi(void) {
  return TREE_SITTER_MIN_COMPATIBLE_LANGUAGE_VERSION;
}
static inline uint32_t repomap_maximum_abi(void) { return TREE_SITTER_LANGUAGE_VERSION; }

/** True where a parse is limited by steps and a node can have more than 65,535 children. */
static inline bool repomap_runtime_is_robust(void) { return REPOMAP_TREE_SITTER_HAS_PROGRESS; }

#if REPOMAP_TREE_SITTER_HAS_PROGRESS
static inline bool repomap_over_limit(repomap_work_limit *limit) {
  limit->steps += 1;
  return limit->steps > limit->step_limit || repomap_is_stopped(limit);
}
/* Recovery from errors costs up to 30 times the time of a sound step, so it counts as more. */
#define REPOMAP_RECOVERY_STEPS 16
static bool repomap_parse_progress(TSParseState *state) {
  repomap_work_limit *limit = (repomap_work_limit *)state->payload;
  if (state->has_error) limit->steps += REPOMAP_RECOVERY_STEPS - 1;
  return repomap_over_limit(limit);
}
static bool repomap_query_progress(TSQueryCursorState *state) {
  return repomap_over_limit((repomap_work_limit *)state->payload);
}

typedef struct {
  const char *bytes;
  uint32_t length;
} repomap_text;

static const char *repomap_read(void *payload, uint32_t offset, TSPoint position, uint32_t *count) {
  (void)position;
  const repomap_text *text = (const repomap_text *)payload;
  if (offset >= text->length) {
    *count = 0;
    return "";
  }
  *count = text->length - offset;
  return text->bytes + offset;
}
#endif

/** A new tree, or NULL where the limit was reached; the parser is ready for another text. */
static inline TSTree *repomap_parse(
  TSParser *parser, const char *bytes, uint32_t length, repomap_work_limit *limit) {
#if REPOMAP_TREE_SITTER_HAS_PROGRESS
  repomap_text text = {bytes, length};
  TSInput input;
  memset(&input, 0, sizeof input);
  input.payload = &text;
  input.read = repomap_read;
  input.encoding = TSInputEncodingUTF8;
  TSParseOptions options = {.payload = limit, .progress_callback = repomap_parse_progress};
  TSTree *tree = ts_parser_parse_with_options(parser, NULL, input, options);
#else
  /* The old library can only be limited by time: 10 s, five times what the worst 32 KiB that are
     known need (a table of numbers), so that no machine in use reaches it. */
  ts_parser_set_timeout_micros(parser, 10000000);
  ts_parser_set_cancellation_flag(parser, (const size_t *)limit->stop);
  TSTree *tree = ts_parser_parse_string(parser, NULL, bytes, length);
#endif
  if (tree == NULL) ts_parser_reset(parser);
  return tree;
}

/** The options of a limited query; they and `limit` have to outlive the cursor's use. */
#if REPOMAP_TREE_SITTER_HAS_PROGRESS
typedef TSQueryCursorOptions repomap_query_options;
#else
typedef struct {
  void *payload;
} repomap_query_options;
#endif

static inline void repomap_query_cursor_exec(
  TSQueryCursor *cursor, const TSQuery *query, TSNode node, repomap_query_options *options,
  repomap_work_limit *limit) {
#if REPOMAP_TREE_SITTER_HAS_PROGRESS
  options->payload = limit;
  options->progress_callback = repomap_query_progress;
  ts_query_cursor_exec_with_options(cursor, query, node, options);
#else
  (void)options;
  (void)limit;
  ts_query_cursor_exec(cursor, query, node);
#endif
}

/** The next match; false at the end and as soon as the work shall stop. */
static inline bool repomap_query_cursor_next_match(
  TSQueryCursor *cursor, TSQueryMatch *match, repomap_work_limit *limit) {
#if !REPOMAP_TREE_SITTER_HAS_PROGRESS
  if (repomap_is_stopped(limit)) return false;
#else
  (void)limit;
#endif
  return ts_query_cursor_next_match(cursor, match);
}

/** Whether the node is what the parser skipped. */
static inline bool repomap_node_is_error(TSNode node) {
#if REPOMAP_TREE_SITTER_HAS_PROGRESS
  return ts_node_is_error(node);
#else
  return ts_node_symbol(node) == (TSSymbol)-1;
#endif
}

/*
 * Hidden nodes: what a cursor passes through between a node and its parent, which the API doesn't
 * show and supertypes in queries ask about. A cursor keeps them on its stack, in the same layout
 * in all versions from 0.20 to 0.26 (`TreeCursor` in lib/src/tree_cursor.h).
 */
typedef struct {
  const void *subtree;
  uint32_t position[3];
  uint32_t child_index;
  uint32_t structural_child_index;
  /* 0.26 has one more number where the older versions have padding. */
  uint32_t more;
} repomap_cursor_entry;

typedef struct {
  const TSTree *tree;
  const repomap_cursor_entry *entries;
  uint32_t count;
} repomap_cursor_stack;

static inline const repomap_cursor_stack *repomap_stack(const TSTreeCursor *cursor) {
  return (const repomap_cursor_stack *)cursor;
}

/** Number of nodes from the cursor's first node to the current one, hidden ones included. */
static inline uint32_t repomap_cursor_depth(const TSTreeCursor *cursor) {
  return repomap_stack(cursor)->count;
}

/**
 * Symbol of the node at `depth` on the way to the current one, as the grammar has it: the hidden
 * node of a repeated error has none that `ts_node_symbol` could look up.
 */
static inline TSSymbol repomap_cursor_symbol(const TSTreeCursor *cursor, uint32_t depth) {
#if REPOMAP_TREE_SITTER_HAS_PROGRESS
  const repomap_cursor_stack *stack = repomap_stack(cursor);
  TSNode node;
  memset(&node, 0, sizeof node);
  node.id = stack->entries[depth].subtree;
  node.tree = stack->tree;
  return ts_node_grammar_symbol(node);
#else
  (void)cursor;
  (void)depth;
  return 0;
#endif
}

/** Whether a cursor that was just placed on `node` has the layout that is described above. */
static inline bool repomap_cursor_layout_is_known(const TSTreeCursor *cursor, TSNode node) {
  const repomap_cursor_stack *stack = repomap_stack(cursor);
  return REPOMAP_TREE_SITTER_HAS_PROGRESS && sizeof(void *) == 8 && sizeof *cursor >= sizeof *stack && stack->tree == node.tree &&
         stack->count == 1 && stack->entries != NULL && stack->entries[0].subtree == node.id;
}
