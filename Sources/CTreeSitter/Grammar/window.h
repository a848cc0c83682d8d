/*
 * What the lexers of grammars that set-up compiles (lexing.h) and our build of tree-sitter's
 * library (../Runtime/lexing.h) agree upon.
 *
 * A window is the part of the source that a lexer may read by itself. Whoever has one open keeps
 * three places in it: where it stands, the last one up to which it skipped, and the last one where
 * a token ended; the latter two are NULL for none. The library learns of them when it is called.
 */
#ifndef REPOMAP_WINDOW_H_
#define REPOMAP_WINDOW_H_

#include <stdbool.h>
#include <stdint.h>

/* Changes with the meaning of anything here. */
#define REPOMAP_WINDOW_VERSION 1

/* The function of a grammar that is told which functions to use, by its name. */
#define REPOMAP_WINDOW_SETTER "repomap_set_window_functions"

struct TSLexer;

/* `at` is the character that the lexer looks at, NULL where there is no window; one may go on as
   long as one is before `stop`, to an ASCII character, and from one that is no line feed. */
typedef struct {
  const uint8_t *at, *stop;
} repomap_window;

typedef struct {
  uint32_t version;
  /* That of the lexers that the other functions are for; they must not be called with others. */
  void (*advance)(struct TSLexer *, bool);
  repomap_window (*open)(struct TSLexer *);
  /* Goes on by one character that isn't ASCII, or lies outside of the window, and opens it anew. */
  repomap_window (*step)(
    struct TSLexer *, const uint8_t *at, const uint8_t *skipped, const uint8_t *marked, bool skip);
  void (*close)(
    struct TSLexer *, const uint8_t *at, const uint8_t *skipped, const uint8_t *marked);
} repomap_window_functions;

#endif
