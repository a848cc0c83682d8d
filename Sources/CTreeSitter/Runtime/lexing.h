/*
 * Reading characters.
 *
 * A lexer calls `advance` for every character, and the library's looks for included ranges, chunks,
 * encodings and loggers each time. Ours does so with a few comparisons where the next character is
 * ASCII and in the same chunk, and leaves all else to the library's. Grammars that set-up compiled
 * don't call it for most characters at all (../Grammar/lexing.h).
 *
 * Invariant: after each call (of the functions of a window: after step and close) the lexer's state
 * is as if the library's own functions had been called for each character. Used while an arena is
 * in use, so that trees made with malloc can be compared with those made here.
 */
#include <dlfcn.h>
#include "../Grammar/window.h"

/* Characters up to here, from the chunk's beginning, are in the chunk and in the range. */
static inline uint32_t lexing_limit(const Lexer *self) {
  uint32_t in_range =
    self->included_ranges[self->current_included_range_index].end_byte - self->chunk_start;
  return in_range < self->chunk_size ? in_range : self->chunk_size;
}

static void lexing_advance(TSLexer *lexer, bool skip) {
  Lexer *self = (Lexer *)lexer;
  /* There is a chunk only while not all ranges are consumed. */
  if (
    self->chunk == NULL || self->logger.log || self->input.encoding != TSInputEncodingUTF8 ||
    self->lookahead_size != 1 || self->current_position.bytes < self->chunk_start) {
    ts_lexer__advance(lexer, skip);
    return;
  }
  uint32_t next = self->current_position.bytes + 1 - self->chunk_start;
  if (next >= lexing_limit(self)) {
    ts_lexer__advance(lexer, skip);
    return;
  }
  self->current_position.bytes += 1;
  if (lexer->lookahead == '\n') {
    self->current_position.extent.row += 1;
    self->current_position.extent.column = 0;
    self->column_data = (ColumnData){.value = 0, .valid = true};
  } else {
    self->current_position.extent.column += 1;
    if (self->column_data.valid) self->column_data.value += 1;
  }
  if (skip) self->token_start_position = self->current_position;
  uint8_t byte = (uint8_t)self->chunk[next];
  if (byte < 0x80) {
    lexer->lookahead = byte;
  } else {
    ts_lexer__get_lookahead(self);
  }
}

static repomap_window lexing_open(TSLexer *lexer) {
  Lexer *self = (Lexer *)lexer;
  repomap_window window = {NULL, NULL};
  if (
    self->chunk == NULL || self->logger.log || self->input.encoding != TSInputEncodingUTF8 ||
    self->lookahead_size == 0 || self->current_included_range_index != 0 ||
    self->current_position.bytes < self->chunk_start) return window;
  uint32_t offset = self->current_position.bytes - self->chunk_start, limit = lexing_limit(self);
  if (offset >= limit) return window;
  window.at = (const uint8_t *)self->chunk + offset;
  window.stop = *window.at < 0x80 ? (const uint8_t *)self->chunk + limit - 1 : window.at;
  return window;
}

/* The characters up to `at` are ASCII and no line feeds. */
static void lexing_close(
  TSLexer *lexer, const uint8_t *at, const uint8_t *skipped, const uint8_t *marked) {
  Lexer *self = (Lexer *)lexer;
  Length position = self->current_position;
  const uint8_t *start =
    (const uint8_t *)self->chunk + (position.bytes - self->chunk_start);
  if (skipped) {
    uint32_t count = (uint32_t)(skipped - start);
    self->token_start_position = position;
    self->token_start_position.bytes += count;
    self->token_start_position.extent.column += count;
  }
  if (marked) {
    uint32_t count = (uint32_t)(marked - start);
    self->token_end_position = position;
    self->token_end_position.bytes += count;
    self->token_end_position.extent.column += count;
  }
  uint32_t count = (uint32_t)(at - start);
  if (count == 0) return;
  self->current_position.bytes += count;
  self->current_position.extent.column += count;
  if (self->column_data.valid) self->column_data.value += count;
  lexer->lookahead = *at;
  self->lookahead_size = 1;
}

static repomap_window lexing_step(
  TSLexer *lexer, const uint8_t *at, const uint8_t *skipped, const uint8_t *marked, bool skip) {
  lexing_close(lexer, at, skipped, marked);
  lexing_advance(lexer, skip);
  return lexing_open(lexer);
}

static const repomap_window_functions lexing_functions = {
  .version = REPOMAP_WINDOW_VERSION,
  .advance = lexing_advance,
  .open = lexing_open,
  .step = lexing_step,
  .close = lexing_close,
};

void repomap_connect_grammar(void *library) {
  void (*set)(const repomap_window_functions *) =
    (void (*)(const repomap_window_functions *))dlsym(library, REPOMAP_WINDOW_SETTER);
  if (set) set(&lexing_functions);
}

/* The library's function, which is renamed while its file is included. */
#undef ts_parser_new

TSParser *ts_parser_new(void) {
  TSParser *parser = library_parser_new();
  if (arena_in_use) parser->lexer.data.advance = lexing_advance;
  return parser;
}
