/*
 * The nodes of a tree as an array. With our own build of tree-sitter's library it is filled by
 * nodes.h, else through the library's cursor.
 */
#ifndef TREE_SITTER_NODE_LIST_H_
#define TREE_SITTER_NODE_LIST_H_

#include <stdbool.h>
#include <stdint.h>
#include <tree_sitter/api.h>

/** What is known of a node besides. */
typedef enum {
  repomap_node_is_named = 1,
  /** Comments and what else the grammar allows anywhere; not what the parser skipped as an error. */
  repomap_node_is_extra = 2,
  /** Made up by the parser. */
  repomap_node_is_missing = 4,
} repomap_node_flags;

/** A visible node with what queries ask about. 48 bytes, because all of them are looked at. */
typedef struct {
  /** The `id` of its TSNode. */
  const void *subtree;
  /** Which children there may be: `repomap_symbol_bit` and `repomap_field_bit` of each. */
  uint64_t children;
  uint32_t start_byte __attribute__((swift_name("startByte")));
  uint32_t end_byte __attribute__((swift_name("endByte")));
  uint32_t start_line __attribute__((swift_name("startLine")));
  /** Line of the last byte: a node that ends with a line feed ends on that line. */
  uint32_t last_line __attribute__((swift_name("lastLine")));
  /** Index of the first node behind this one and all below it. */
  int32_t end;
  /** Index of the parent; -1 for the root. */
  int32_t parent;
  /** The symbol that the node has for whoever sees it: an alias, if it has one. */
  uint16_t symbol;
  /** The field that the node is in; 0 for none. */
  uint16_t field;
  /** Bits of the query's supertypes that lie between the node and its parent. */
  uint16_t supertypes;
  /** `repomap_node_flags`. */
  uint8_t flags;
} repomap_node_entry;

/** The bit of a symbol among children: several share one. */
static inline uint64_t repomap_symbol_bit(uint16_t symbol) { return 1ull << (symbol & 31); }

/** The bit of a field among children: several share one. */
static inline uint64_t repomap_field_bit(uint16_t field) { return 1ull << (32 + (field & 31)); }

/** The line of a node's last byte. */
static inline uint32_t repomap_last_line(TSPoint start, TSPoint end) {
  return end.column == 0 && end.row > start.row ? end.row - 1 : end.row;
}

/** What a query knows of a symbol. */
typedef enum {
  repomap_symbol_is_named = 1,
  /** Patterns may begin at nodes of the symbol that have children. */
  repomap_symbol_begins_inner = 2,
  /** Patterns may begin at leaves of the symbol. */
  repomap_symbol_begins_leaf = 4,
} repomap_symbol_flags;

/** What a query knows of a grammar's symbols. */
typedef struct {
  /** `repomap_symbol_flags` of each, and one more for errors. */
  const uint8_t *flags;
  /** The symbol's bit as a supertype. */
  const uint16_t *supertype_bits;
  uint32_t count;
} repomap_symbol_table;

/** The visible nodes of a tree in pre-order. All zero is an empty list. */
typedef struct {
  repomap_node_entry *entries;
  uint32_t count;
  uint32_t capacity;
  /** Indexes of the nodes that a pattern may begin at, ascending. */
  uint32_t *candidates;
  uint32_t candidate_count __attribute__((swift_name("candidateCount")));
  uint32_t candidate_capacity;
  /** Memory of the walk. */
  void *frames;
  uint32_t frame_capacity;
} repomap_node_list;

#endif
