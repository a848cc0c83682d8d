/*
 * The nodes of a tree as an array. With our own build of tree-sitter's library it is filled by
 * nodes.h, else through the library's cursor.
 */
#ifndef TREE_SITTER_NODE_LIST_H_
#define TREE_SITTER_NODE_LIST_H_

#include <stdbool.h>
#include <stdint.h>
#include <tree_sitter/api.h>

/** A visible node with what queries ask about. */
typedef struct {
  TSNode node;
  /** Index of the first node behind this one and all below it. */
  int32_t end;
  /** Index of the parent; -1 for the root. */
  int32_t parent;
  /** Index of the last named child; -1 for none. */
  int32_t last_named_child __attribute__((swift_name("lastNamedChild")));
  uint16_t symbol;
  /** The field that the node is in; 0 for none. */
  uint16_t field;
  /** Bits of the query's supertypes that lie between the node and its parent. */
  uint16_t supertypes;
  bool is_named __attribute__((swift_name("isNamed")));
} repomap_node_entry;

/** What a query knows of symbols: for each one, whether it is named, and its bit as a supertype. */
typedef struct {
  const uint8_t *is_named;
  const uint16_t *supertype_bits;
  uint32_t count;
} repomap_symbol_table;

/** The visible nodes of a tree in pre-order. All zero is an empty list. */
typedef struct {
  repomap_node_entry *entries;
  uint32_t count;
  uint32_t capacity;
  /** Memory of the walk. */
  void *frames;
  uint32_t frame_capacity;
} repomap_node_list;

#endif
