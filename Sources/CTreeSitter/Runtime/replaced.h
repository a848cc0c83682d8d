/*
 * Lets functions of the library be replaced without a change of its files.
 *
 * A definition and a declaration of a function name the type of the first parameter, a call names a
 * value. So a macro of the function's name that pastes its first word to a prefix gives a
 * definition the name library_… and a call the name of our own function, which may call the other.
 * All calls of these begin with `self` or a member of it; one that didn't would not compile.
 *
 * The functions behind the names are in stacking.h; they need the library's private types.
 */
#include "stack.h"

static StackVersion stacking_reduce(
  TSParser *, StackVersion, TSSymbol, uint32_t, int, uint16_t, bool, bool);
static unsigned stacking_condense(TSParser *);
static void stacking_push(Stack *, StackVersion, Subtree, bool, TSStateId);

#define ts_parser__reduce(first, ...) REPLACED_REDUCE_##first, __VA_ARGS__)
#define REPLACED_REDUCE_TSParser library_reduce(TSParser
#define REPLACED_REDUCE_self stacking_reduce(self

#define ts_stack_push(first, ...) REPLACED_PUSH_##first, __VA_ARGS__)
#define REPLACED_PUSH_Stack library_push(Stack
#define REPLACED_PUSH_self stacking_push(self

#define ts_parser__condense_stack(first) REPLACED_CONDENSE_##first)
#define REPLACED_CONDENSE_TSParser library_condense(TSParser
#define REPLACED_CONDENSE_self stacking_condense(self

/* The library itself doesn't call this one; lexing.h has ours. */
TSParser *library_parser_new(void);
#define ts_parser_new library_parser_new
