/*
 * All visible nodes of a tree in one array.
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

static inline nodes_frame nodes_enter(
  const TSLanguage *language, const Subtree *subtree, Length position, int32_t parent,
  uint16_t supertypes, uint16_t field) {
  nodes_frame frame;
  uint32_t production = subtree->ptr->production_id;
  frame.children = ts_subtree_children(*subtree);
  frame.aliases = ts_language_alias_sequence(language, production);
  ts_language_field_map(language, production, &frame.fields, &frame.fields_end);
  frame.position = position;
  frame.child_count = subtree->ptr->child_count;
  frame.child_index = 0;
  frame.structural_index = 0;
  frame.parent = parent;
  frame.supertypes = supertypes;
  frame.field = field;
  return frame;
}

static inline uint16_t nodes_field(const nodes_frame *frame) {
  for (const TSFieldMapEntry *map = frame->fields; map < frame->fields_end; map++) {
    if (!map->inherited && map->child_index == frame->structural_index) return map->field_id;
  }
  return frame->field;
}

static inline void nodes_append(
  repomap_node_list *list, const repomap_symbol_table *symbols, TSNode node, TSSymbol symbol,
  int32_t parent, uint16_t field, uint16_t supertypes) {
  bool is_named = symbol >= symbols->count || symbols->is_named[symbol];
  if (is_named && parent >= 0) list->entries[parent].last_named_child = (int32_t)list->count;
  list->entries[list->count] = (repomap_node_entry){
    .node = node,
    .end = (int32_t)list->count + 1,
    .parent = parent,
    .last_named_child = -1,
    .symbol = symbol,
    .field = field,
    .supertypes = supertypes,
    .is_named = is_named,
  };
  list->count += 1;
}

bool repomap_node_list_fill(
  repomap_node_list *list, TSNode root, const repomap_symbol_table *symbols) {
  const TSLanguage *language = root.tree->language;
  uint32_t depth = 0;
  list->count = 0;
  if (!nodes_reserve((void **)&list->entries, &list->capacity, 0, sizeof *list->entries)) return false;
  if (!nodes_reserve(&list->frames, &list->frame_capacity, 0, sizeof(nodes_frame))) return false;
  nodes_frame *frames = (nodes_frame *)list->frames;
  nodes_append(list, symbols, root, ts_node_symbol(root), -1, 0, 0);
  const Subtree *top = (const Subtree *)root.id;
  if (ts_subtree_child_count(*top) == 0) return true;
  Length start = {ts_node_start_byte(root), ts_node_start_point(root)};
  frames[depth++] = nodes_enter(language, top, start, 0, 0, 0);
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
      if (!nodes_reserve(
            (void **)&list->entries, &list->capacity, list->count, sizeof *list->entries)) return false;
      TSSymbol symbol = ts_language_public_symbol(language, alias ? alias : ts_subtree_symbol(*child));
      TSNode node = {
        {position.bytes, position.extent.row, position.extent.column, alias}, child, root.tree};
      nodes_append(list, symbols, node, symbol, parent, field, supertypes);
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
    frames[depth++] = nodes_enter(language, child, position, parent, supertypes, field);
  }
  return true;
}
