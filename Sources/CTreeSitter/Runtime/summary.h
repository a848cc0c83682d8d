/*
 * Making parents.
 *
 * The library fills in what a parent knows of its children in the parent itself, property by
 * property, and asks of each child a dozen times whether it is stored inline. Here sums are kept
 * in registers, inline children (most tokens) have a short path, and the parent is written once.
 *
 * Invariant: the parent is as ts_subtree_new_node makes it. It must have children and not be an
 * error, which has costs of its own.
 */

/* What is summed up over the children. Numbers of their own, because compilers pack the library's
   Length into registers by shifts. */
typedef struct {
  uint32_t padding_bytes, padding_rows, padding_columns;
  uint32_t bytes, rows, columns;
  uint32_t lookahead_end, error_cost;
  uint32_t visible_children, named_children, visible_descendants;
  int32_t dynamic_precedence;
  bool has_error, has_external_tokens, has_state_change, depends_on_column;
} summary;

static inline void summary_count(summary *self, bool is_named) {
  self->visible_descendants += 1;
  self->visible_children += 1;
  self->named_children += is_named;
}

static inline void summary_look_ahead(summary *self, uint32_t lookahead_bytes) {
  uint32_t end = self->padding_bytes + self->bytes + lookahead_bytes;
  if (end > self->lookahead_end) self->lookahead_end = end;
}

/* An alias makes a child visible, and named or not. */
static inline void summary_add_inline(
  summary *self, bool is_first, const SubtreeInlineData *child, bool is_aliased,
  bool is_alias_named) {
  if (is_first) {
    self->padding_bytes = child->padding_bytes;
    self->padding_rows = child->padding_rows;
    self->padding_columns = child->padding_columns;
  } else {
    self->bytes += child->padding_bytes;
    self->rows += child->padding_rows;
    self->columns = child->padding_columns + (child->padding_rows ? 0 : self->columns);
  }
  self->bytes += child->size_bytes;
  self->columns += child->size_bytes;
  summary_look_ahead(self, child->lookahead_bytes);
  if (child->is_missing) {
    self->error_cost += ERROR_COST_PER_MISSING_TREE + ERROR_COST_PER_RECOVERY;
  }
  if (is_aliased) {
    summary_count(self, is_alias_named);
  } else if (child->visible) {
    summary_count(self, child->named);
  }
}

static inline void summary_add_block(
  summary *self, bool is_first, const SubtreeHeapData *child, bool is_aliased,
  bool is_alias_named) {
  if (child->depends_on_column && self->rows == 0) self->depends_on_column = true;
  if (is_first) {
    self->padding_bytes = child->padding.bytes;
    self->padding_rows = child->padding.extent.row;
    self->padding_columns = child->padding.extent.column;
  } else {
    self->bytes += child->padding.bytes;
    self->rows += child->padding.extent.row;
    self->columns =
      child->padding.extent.column + (child->padding.extent.row ? 0 : self->columns);
  }
  self->bytes += child->size.bytes;
  self->rows += child->size.extent.row;
  self->columns = child->size.extent.column + (child->size.extent.row ? 0 : self->columns);
  summary_look_ahead(self, child->lookahead_bytes);
  self->error_cost += ts_subtree_error_cost((Subtree){.ptr = child});
  /* What lies around a group of errors bears the cost of its extent. */
  if (child->symbol == ts_builtin_sym_error_repeat) {
    self->error_cost -= ts_subtree__error_extent_cost(child->size);
  }
  self->has_state_change |= child->has_external_scanner_state_change;
  self->has_external_tokens |= child->has_external_tokens;
  self->has_error |= child->symbol == ts_builtin_sym_error;
  bool has_children = child->child_count > 0;
  if (has_children) {
    self->dynamic_precedence += child->dynamic_precedence;
    self->visible_descendants += child->visible_descendant_count;
  }
  if (is_aliased) {
    summary_count(self, is_alias_named);
  } else if (child->visible) {
    summary_count(self, child->named);
  } else if (has_children) {
    self->visible_children += child->visible_child_count;
    self->named_children += child->named_child_count;
  }
}

static inline summary summary_of(
  const Subtree *children, uint32_t count, uint32_t production_id, const TSLanguage *language) {
  summary result = {.error_cost = 0};
  const TSSymbol *aliases = ts_language_alias_sequence(language, production_id);
  for (uint32_t i = 0; i < count; i++) {
    const Subtree *child = &children[i];
    bool is_inline = child->data.is_inline, is_aliased = false, is_alias_named = false;
    if (aliases && !(is_inline ? child->data.extra : child->ptr->extra)) {
      TSSymbol alias = *aliases++;
      if (alias != 0 && (is_inline ? child->data.symbol : child->ptr->symbol) != 0) {
        is_aliased = true;
        is_alias_named = ts_language_symbol_metadata(language, alias).named;
      }
    }
    if (is_inline) {
      summary_add_inline(&result, i == 0, &child->data, is_aliased, is_alias_named);
    } else {
      summary_add_block(&result, i == 0, child->ptr, is_aliased, is_alias_named);
    }
  }
  return result;
}

/* Of a repetition; its first child is one too. */
static inline uint16_t summary_repeat_depth(const SubtreeHeapData *first, const Subtree *last) {
  uint32_t left = first->repeat_depth;
  uint32_t right = last->data.is_inline ? 0 : last->ptr->repeat_depth;
  return (uint16_t)((left > right ? left : right) + 1);
}

/* `children` is the beginning of a block that has room for the parent behind them. */
static inline SubtreeHeapData *summary_new_parent(
  TSSymbol symbol, Subtree *children, uint32_t count, uint32_t production_id,
  const TSLanguage *language) {
  TSSymbolMetadata metadata = ts_language_symbol_metadata(language, symbol);
  summary sums = summary_of(children, count, production_id, language);
  SubtreeHeapData *parent = (SubtreeHeapData *)&children[count];
  parent->ref_count = 1;
  parent->padding =
    (Length){sums.padding_bytes, {sums.padding_rows, sums.padding_columns}};
  parent->size = (Length){sums.bytes, {sums.rows, sums.columns}};
  parent->lookahead_bytes = sums.lookahead_end - sums.bytes - sums.padding_bytes;
  parent->error_cost = sums.error_cost;
  parent->child_count = count;
  parent->symbol = symbol;
  const Subtree *last = &children[count - 1];
  bool is_fragile_left = sums.has_error, is_fragile_right = sums.has_error;
  if (!last->data.is_inline) is_fragile_right |= last->ptr->fragile_right;
  uint16_t repeat_depth = 0;
  if (children->data.is_inline) {
    parent->first_leaf.symbol = children->data.symbol;
    parent->first_leaf.parse_state = children->data.parse_state;
  } else {
    const SubtreeHeapData *first = children->ptr;
    bool is_leaf = first->child_count == 0;
    parent->first_leaf.symbol = is_leaf ? first->symbol : first->first_leaf.symbol;
    parent->first_leaf.parse_state = is_leaf ? first->parse_state : first->first_leaf.parse_state;
    is_fragile_left |= first->fragile_left;
    if (count >= 2 && !metadata.visible && !metadata.named && first->symbol == symbol) {
      repeat_depth = summary_repeat_depth(first, last);
    }
  }
  parent->visible = metadata.visible;
  parent->named = metadata.named;
  parent->extra = false;
  parent->fragile_left = is_fragile_left;
  parent->fragile_right = is_fragile_right;
  parent->has_changes = false;
  parent->has_external_tokens = sums.has_external_tokens;
  parent->has_external_scanner_state_change = sums.has_state_change;
  parent->depends_on_column = sums.depends_on_column;
  parent->is_missing = false;
  parent->is_keyword = false;
  parent->visible_child_count = sums.visible_children;
  parent->named_child_count = sums.named_children;
  parent->visible_descendant_count = sums.visible_descendants;
  parent->dynamic_precedence = sums.dynamic_precedence;
  parent->repeat_depth = repeat_depth;
  parent->production_id = (uint16_t)production_id;
  return parent;
}
