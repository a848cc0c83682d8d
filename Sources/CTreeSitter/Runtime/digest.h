/*
 * A number that stands for everything in a tree, for tests.
 *
 * Much of what the library stores in subtrees shows in no node: hidden nodes, costs, parse states,
 * what a later parse may reuse. Trees whose digests are equal have the same of all of it.
 *
 * It does not recurse: trees are as deep as their author likes.
 */

static inline void digest_add(uint64_t *digest, uint64_t value) {
  *digest = (*digest ^ value) * UINT64_C(0x100000001b3);
  *digest ^= *digest >> 29;
}

static inline void digest_add_length(uint64_t *digest, Length length) {
  digest_add(digest, length.bytes);
  digest_add(digest, length.extent.row);
  digest_add(digest, length.extent.column);
}

/* What inline subtrees have too. */
static void digest_add_common(uint64_t *digest, Subtree subtree) {
  digest_add(digest, subtree.data.is_inline);
  digest_add(digest, ts_subtree_symbol(subtree));
  digest_add(digest, ts_subtree_parse_state(subtree));
  digest_add_length(digest, ts_subtree_padding(subtree));
  digest_add_length(digest, ts_subtree_size(subtree));
  digest_add(digest, ts_subtree_lookahead_bytes(subtree));
  digest_add(digest, ts_subtree_error_cost(subtree));
  digest_add(digest, ts_subtree_visible(subtree));
  digest_add(digest, ts_subtree_named(subtree));
  digest_add(digest, ts_subtree_extra(subtree));
  digest_add(digest, ts_subtree_missing(subtree));
  digest_add(digest, ts_subtree_is_keyword(subtree));
}

static void digest_add_block(uint64_t *digest, const SubtreeHeapData *block) {
  digest_add(digest, block->child_count);
  digest_add(digest, block->fragile_left);
  digest_add(digest, block->fragile_right);
  digest_add(digest, block->has_external_tokens);
  digest_add(digest, block->has_external_scanner_state_change);
  digest_add(digest, block->depends_on_column);
  if (block->child_count > 0) {
    digest_add(digest, block->visible_child_count);
    digest_add(digest, block->named_child_count);
    digest_add(digest, block->visible_descendant_count);
    digest_add(digest, (uint32_t)block->dynamic_precedence);
    digest_add(digest, block->repeat_depth);
    digest_add(digest, block->production_id);
    digest_add(digest, block->first_leaf.symbol);
    digest_add(digest, block->first_leaf.parse_state);
  } else if (block->has_external_tokens) {
    const ExternalScannerState *state = &block->external_scanner_state;
    const char *bytes = ts_external_scanner_state_data(state);
    for (uint32_t i = 0; i < state->length; i++) digest_add(digest, (uint8_t)bytes[i]);
  } else if (block->symbol == ts_builtin_sym_error) {
    digest_add(digest, (uint32_t)block->lookahead_char);
  }
}

uint64_t repomap_tree_digest(TSNode root) {
  uint64_t digest = UINT64_C(0xcbf29ce484222325);
  SubtreeArray stack = array_new();
  array_push(&stack, *(const Subtree *)root.id);
  while (stack.size > 0) {
    Subtree subtree = array_pop(&stack);
    digest_add_common(&digest, subtree);
    if (subtree.data.is_inline) continue;
    digest_add_block(&digest, subtree.ptr);
    const Subtree *children = ts_subtree_children(subtree);
    for (uint32_t i = subtree.ptr->child_count; i > 0; i--) array_push(&stack, children[i - 1]);
  }
  array_delete(&stack);
  return digest;
}
