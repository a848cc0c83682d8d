/*
 * Macros that a generated lexer is made of, in place of those of its tree_sitter/parser.h.
 *
 * Theirs call the library for every character, up to three times. These read ASCII characters from
 * the library's buffer, and call it for line feeds, other characters, the end of the buffer, and
 * when the token is known. Set-up includes this file in parser.c, behind parser.h.
 *
 * Invariant: the lexer finds the same tokens at the same places. With any other build of the
 * library nobody calls the setter, and with lexers of another kind `advance` differs: then all
 * goes through the functions in TSLexer, as the library's own macros do.
 */
#include "window.h"

static const repomap_window_functions *window_functions;

__attribute__((visibility("default"))) void repomap_set_window_functions(
  const repomap_window_functions *functions) {
  if (functions->version != REPOMAP_WINDOW_VERSION) return;
  __atomic_store_n(&window_functions, functions, __ATOMIC_RELAXED);
}

#undef START_LEXER
#undef ACCEPT_TOKEN
#undef END_STATE

/* The generated code jumps to next_state, and goes on behind the macro. */
#define START_LEXER()                                                                  \
  bool result = false;                                                                 \
  bool skip = false;                                                                   \
  UNUSED bool eof = false;                                                             \
  int32_t lookahead = lexer->lookahead;                                                \
  const repomap_window_functions *functions = window_functions;                        \
  const uint8_t *skipped = NULL, *marked = NULL;                                       \
  repomap_window window = {NULL, NULL};                                                \
  if (functions && functions->advance != lexer->advance) functions = NULL;             \
  if (functions) window = functions->open(lexer);                                      \
  goto start;                                                                          \
  end_state:                                                                           \
  if (window.at) functions->close(lexer, window.at, skipped, marked);                  \
  return result;                                                                       \
  next_state:                                                                          \
  if (window.at < window.stop && lookahead != '\n' && window.at[1] < 0x80) {           \
    lookahead = *++window.at;                                                          \
    if (skip) skipped = window.at;                                                     \
  } else if (window.at) {                                                              \
    window = functions->step(lexer, window.at, skipped, marked, skip);                 \
    skipped = marked = NULL;                                                           \
    lookahead = lexer->lookahead;                                                      \
  } else {                                                                             \
    lexer->advance(lexer, skip);                                                       \
    lookahead = lexer->lookahead;                                                      \
  }                                                                                    \
  start:                                                                               \
  skip = false;

#define ACCEPT_TOKEN(symbol_value)     \
  result = true;                       \
  lexer->result_symbol = symbol_value; \
  if (window.at) marked = window.at;   \
  else lexer->mark_end(lexer);

#define END_STATE() goto end_state;
