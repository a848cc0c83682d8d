/*
 * All visible nodes of a tree in one array.
 *
 * Besides, an entry says which symbols and fields its children may have, and nodes that a pattern of
 * the query may begin at are listed.
 *
 * The library's cursor finds out about hidden nodes, fields and positions anew at every step. One
 * walk over its data does so once a node, and gives the same: which nodes are visible, fields and
 * symbols are as in ts_tree_cursor_goto_first_child, ts_tree_cursor_current_field_id and
 * ts_tree_cursor_current_node. A test compares the two.
 *
 * It does not recurse: trees are as deep as their author likes.
 */

/* A node whose children are being visited. */
typedef struct {
  const Subtree *children;
  const TSSymbol *aliases;
  const TSFieldMapEntry *fields, *fields_end;
  Length position;
  uint32_t child_count, child_index, structural_index;
  /* The innermost visible node. */
  int32_t parent;
  /* Of the hidden nodes between it and the children. */
  uint16_t supertypes;
  uint16_t field;
} nodes_frame;

static bool nodes_reserve(void **memory, uint32_t *capacity, uint32_t count, size_t size) {
  if (count < *capacity) return true;
  uint32_t larger = *capacity ? *capacity * 2 : 1024;
  void *moved = realloc(*memory, larger * size);
  if (moved == NULL) return false;
  *memory = moved;
  *capacity = larger;
  return true;
}

/*
 * Enters a node; its entry, or that of the visible node around it, gets to know the fields below.
 * Writes where the frame belongs: a copy would wait for all of the stores before.
 */
static inline void nodes_enter(
  nodes_frame *frame, repomap_node_list *list, const TSLanguage *language, const Subtree *subtree,
  Length position, int32_t parent, uint16_t supertypes, uint16_t field) {
  uint32_t production = subtree->ptr->production_id;
  frame->children = ts_subtree_children(*subtree);
  frame->aliases = ts_language_alias_sequence(language, production);
  ts_language_field_map(language, production, &frame->fields, &frame->fields_end);
  frame->position = position;
  frame->child_count = subtree->ptr->child_count;
  frame->child_index = 0;
  frame->structural_index = 0;
  frame->parent = parent;
  frame->supertypes = supertypes;
  frame->field = field;
  uint64_t bits = 0;
  for (const TSFieldMapEntry *map = frame->fields; map < frame->fields_end; map++) {
    bits |= repomap_field_bit(map->field_id);
  }
  list->entries[parent].children |= bits;
}

static inline uint16_t nodes_field(const nodes_frame *frame) {
  for (const TSFieldMapEntry *map = frame->fields; map < frame->fields_end; map++) {
    if (!map->inherited && map->child_index == frame->structural_index) return map->field_id;
  }
  return frame->field;
}

static inline uint8_t nodes_flags(const repomap_symbol_table *symbols, TSSymbol symbol) {
  return symbols->flags[symbol < symbols->count ? symbol : symbols->count];
}

/*
 * Appends the entry of a node, and notes it as a candidate if a pattern may begin there. False
 * without memory.
 */
static inline bool nodes_append(
  repomap_node_list *list, const repomap_symbol_table *symbols, const Subtree *subtree, Length start,
  Length end, TSSymbol symbol, int32_t parent, uint16_t field, uint16_t supertypes) {
  if (!nodes_reserve(
        (void **)&list->entries, &list->capacity, list->count, sizeof *list->entries)) return false;
  if (parent >= 0) list->entries[parent].children |= repomap_symbol_bit(symbol);
  uint8_t known = symbols->flags[symbol < symbols->count ? symbol : symbols->count];
  bool is_extra = ts_subtree_extra(*subtree) && ts_subtree_symbol(*subtree) != ts_builtin_sym_error;
  repomap_node_entry *entry = &list->entries[list->count];
  entry->subtree = subtree;
  entry->children = 0;
  entry->start_byte = start.bytes;
  entry->end_byte = end.bytes;
  entry->start_line = start.extent.row;
  entry->last_line = repomap_last_line(start.extent, end.extent);
  entry->end = (int32_t)list->count + 1;
  entry->parent = parent;
  entry->symbol = symbol;
  entry->field = field;
  entry->supertypes = supertypes;
  entry->flags = (known & repomap_symbol_is_named ? repomap_node_is_named : 0)
    | (is_extra ? repomap_node_is_extra : 0)
    | (ts_subtree_missing(*subtree) ? repomap_node_is_missing : 0);
  bool is_leaf = ts_subtree_child_count(*subtree) == 0;
  if (known & (is_leaf ? repomap_symbol_begins_leaf : repomap_symbol_begins_inner)) {
    if (!nodes_reserve(
          (void **)&list->candidates, &list->candidate_capacity, list->candidate_count,
          sizeof *list->candidates)) return false;
    list->candidates[list->candidate_count++] = list->count;
  }
  list->count += 1;
  return true;
}

bool repomap_node_list_fill(
  repomap_node_list *list, TSNode root, const repomap_symbol_table *symbols) {
  const TSLanguage *language = root.tree->language;
  uint32_t depth = 0;
  list->count = 0;
  list->candidate_count = 0;
  if (!nodes_reserve(&list->frames, &list->frame_capacity, 0, sizeof(nodes_frame))) return false;
  nodes_frame *frames = (nodes_frame *)list->frames;
  const Subtree *top = (const Subtree *)root.id;
  Length start = {ts_node_start_byte(root), ts_node_start_point(root)};
  Length end = length_add(start, ts_subtree_size(*top));
  if (!nodes_append(list, symbols, top, start, end, ts_node_symbol(root), -1, 0, 0)) return false;
  if (ts_subtree_child_count(*top) == 0) return true;
  nodes_enter(&frames[depth++], list, language, top, start, 0, 0, 0);
  while (depth > 0) {
    nodes_frame *frame = &frames[depth - 1];
    if (frame->child_index == frame->child_count) {
      depth -= 1;
      // Of hidden nodes too: then it is not the end yet, and is set again.
      list->entries[frame->parent].end = (int32_t)list->count;
      continue;
    }
    const Subtree *child = &frame->children[frame->child_index];
    if (frame->child_index > 0) {
      frame->position = length_add(frame->position, ts_subtree_padding(*child));
    }
    Length position = frame->position;
    frame->position = length_add(position, ts_subtree_size(*child));
    frame->child_index += 1;
    TSSymbol alias = 0;
    uint16_t field = 0;
    if (!ts_subtree_extra(*child)) {
      if (frame->aliases) alias = frame->aliases[frame->structural_index];
      field = nodes_field(frame);
      frame->structural_index += 1;
    }
    int32_t parent = frame->parent;
    uint16_t supertypes = frame->supertypes;
    if (alias || ts_subtree_visible(*child)) {
      TSSymbol symbol = ts_language_public_symbol(language, alias ? alias : ts_subtree_symbol(*child));
      if (!nodes_append(
            list, symbols, child, position, frame->position, symbol, parent, field, supertypes)) {
        return false;
      }
      if (ts_subtree_child_count(*child) == 0) continue;
      parent = (int32_t)list->count - 1;
      supertypes = 0;
      field = 0;
    } else {
      if (ts_subtree_visible_child_count(*child) == 0) continue;
      TSSymbol symbol = ts_subtree_symbol(*child);
      if (symbol < symbols->count) supertypes |= symbols->supertype_bits[symbol];
    }
    if (!nodes_reserve(&list->frames, &list->frame_capacity, depth, sizeof(nodes_frame))) return false;
    frames = (nodes_frame *)list->frames;
    nodes_enter(&frames[depth++], list, language, child, position, parent, supertypes, field);
  }
  return true;
}
