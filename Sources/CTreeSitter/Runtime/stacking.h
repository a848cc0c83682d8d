/*
 * Pushing to the parse stack, and reductions where it doesn't branch.
 *
 * The library's stack is a graph. A reduction makes a new version, whose paths through the graph are
 * found with a set of iterators, and drops the old one. Nearly always there is one path, and nobody
 * else holds its nodes. Then the children are moved from the nodes into their parent, which takes
 * their place, without a version being made or a reference being counted.
 *
 * Invariant: stack, subtrees and what is returned are as if the library's own functions had run;
 * in every other case these do run. Used while an arena is in use, so that trees made with malloc
 * can be compared with those made here.
 */

static inline StackNode *stacking_node(Stack *self) {
  if (self->node_pool.size > 0) return array_pop(&self->node_pool);
  return (StackNode *)ts_malloc(sizeof(StackNode));
}

static inline void stacking_release_node(Stack *self, StackNode *node) {
  if (self->node_pool.size < MAX_NODE_POOL_SIZE) {
    self->node_pool.contents[self->node_pool.size++] = node;
  } else {
    ts_free(node);
  }
}

/* Only links below link_count are ever read, so the other seven stay as they are. */
static inline void stacking_push_node(
  Stack *self, StackHead *head, Subtree subtree, bool pending, TSStateId state) {
  StackNode *node = stacking_node(self), *previous = head->node;
  node->state = state;
  node->link_count = 1;
  node->ref_count = 1;
  node->links[0] = (StackLink){.node = previous, .subtree = subtree, .is_pending = pending};
  node->position = length_add(previous->position, ts_subtree_padding(subtree));
  node->position = length_add(node->position, ts_subtree_size(subtree));
  node->error_cost = previous->error_cost + ts_subtree_error_cost(subtree);
  node->node_count = previous->node_count + stack__subtree_node_count(subtree);
  node->dynamic_precedence = previous->dynamic_precedence + ts_subtree_dynamic_precedence(subtree);
  head->node = node;
}

static void stacking_push(
  Stack *self, StackVersion version, Subtree subtree, bool pending, TSStateId state) {
  if (subtree.ptr == NULL || arena_in_use == NULL) {
    library_push(self, version, subtree, pending, state);
    return;
  }
  stacking_push_node(self, &self->heads.contents[version], subtree, pending, state);
}

/* What a reduction takes from the stack. */
typedef struct {
  /* Subtrees, and how many of them are extras that lie on top of the last child. */
  uint32_t count, trailing;
} stacking_range;

/* False where the stack branches on the way, ends, or has nodes that others hold too. */
static inline bool stacking_measure(const StackNode *node, uint32_t goal, stacking_range *range) {
  range->count = range->trailing = 0;
  while (goal > 0) {
    if (node->link_count != 1 || node->ref_count != 1) return false;
    Subtree subtree = node->links[0].subtree;
    if (subtree.ptr == NULL) return false;
    bool is_extra = ts_subtree_extra(subtree);
    if (is_extra && range->trailing == range->count) range->trailing += 1;
    range->count += 1;
    if (!is_extra) goal -= 1;
    node = node->links[0].node;
  }
  return true;
}

/* Takes the top node off the stack and gives its subtree. */
static inline Subtree stacking_pop(Stack *self, StackHead *head) {
  StackNode *node = head->node;
  Subtree subtree = node->links[0].subtree;
  head->node = node->links[0].node;
  stacking_release_node(self, node);
  return subtree;
}

/*
 * A version that has come where another one stands becomes a branch of that one. The library makes
 * it at the end, merges it, and has the caller halt the version that was reduced. Here that version
 * itself was changed; the caller halts it all the same. Of halted versions, which stay for a while,
 * the library asks position and state; the latter is `state`, that from before the reduction.
 */
static bool stacking_merge(Stack *self, StackVersion version, TSStateId state) {
  StackHead *heads = self->heads.contents;
  for (StackVersion other = 0; other < self->heads.size; other++) {
    if (other == version || !ts_stack_can_merge(self, other, version)) continue;
    StackNode *node = heads[version].node;
    for (uint32_t i = 0; i < node->link_count; i++) {
      stack_node_add_link(heads[other].node, node->links[i], self->subtree_pool);
    }
    if (heads[other].node->state == ERROR_STATE) {
      heads[other].node_count_at_last_error = heads[other].node->node_count;
    }
    node->state = state;
    return true;
  }
  return false;
}

static StackVersion stacking_reduce(
  TSParser *self, StackVersion version, TSSymbol symbol, uint32_t count, int dynamic_precedence,
  uint16_t production_id, bool is_fragile, bool end_of_non_terminal_extra) {
  Stack *stack = self->stack;
  stacking_range range;
  /* A reduction that is not fragile is the only one of its state, so its caller puts the new version
     in the place of the old one. With more versions the library might refuse to make one. */
  if (
    is_fragile || count == 0 || stack->heads.size > MAX_VERSION_COUNT || arena_in_use == NULL ||
    !stacking_measure(stack->heads.contents[version].node, count, &range)) {
    return library_reduce(
      self, version, symbol, count, dynamic_precedence, production_id, is_fragile,
      end_of_non_terminal_extra);
  }
  StackHead *head = &stack->heads.contents[version];
  TSStateId old_state = head->node->state;
  array_clear(&self->trailing_extras);
  for (uint32_t i = 0; i < range.trailing; i++) {
    array_push(&self->trailing_extras, stacking_pop(stack, head));
  }
  uint32_t child_count = range.count - range.trailing;
  Subtree *children = (Subtree *)ts_malloc(ts_subtree_alloc_size(child_count));
  for (uint32_t i = child_count; i > 0; i--) children[i - 1] = stacking_pop(stack, head);
  SubtreeHeapData *parent =
    summary_new_parent(symbol, children, child_count, production_id, self->language);
  TSStateId state = head->node->state;
  TSStateId next_state = ts_language_next_state(self->language, state, symbol);
  if (end_of_non_terminal_extra && next_state == state) parent->extra = true;
  if (stack->heads.size > 1) {
    parent->fragile_left = parent->fragile_right = true;
    parent->parse_state = TS_TREE_STATE_NONE;
  } else {
    parent->parse_state = state;
  }
  parent->dynamic_precedence += dynamic_precedence;
  stacking_push_node(stack, head, (Subtree){.ptr = parent}, false, next_state);
  for (uint32_t i = range.trailing; i > 0; i--) {
    stacking_push_node(stack, head, self->trailing_extras.contents[i - 1], false, next_state);
  }
  bool is_merged = stack->heads.size > 1 && stacking_merge(stack, version, old_state);
  return is_merged ? STACK_VERSION_NONE : version;
}

/* Versions are compared with each other and dropped; of a single one only the cost is told. */
static unsigned stacking_condense(TSParser *self) {
  Stack *stack = self->stack;
  StackHead *head = stack->heads.contents;
  if (
    stack->heads.size != 1 || head->status != StackStatusActive || arena_in_use == NULL) {
    return library_condense(self);
  }
  /* As ts_stack_node_count_since_error does. */
  if (head->node->node_count < head->node_count_at_last_error) {
    head->node_count_at_last_error = head->node->node_count;
  }
  return head->node->state == ERROR_STATE ? UINT_MAX : head->node->error_cost;
}
