/*
 * Parse tables that are looked up without a search.
 *
 * A grammar holds the rows of most states as lists of symbols that have the same action. Finding
 * one's place in such a list takes a tenth of all parsing. So each arena spreads the rows that its
 * files need, one after the other when a state first occurs, to arrays that the symbol is the index
 * of: 2 bytes for each symbol and used state, 0.2 to 2 MB for a large file's grammar.
 *
 * Invariant: what is looked up here is what the library's own function gives.
 */

/* The library's function, under another name; it uses it nowhere before language.h. */
#define ts_language_lookup library_language_lookup
#include "language.h"
#undef ts_language_lookup
#define ts_language_lookup tables_lookup

/* Rows are cut from blocks of about this size. */
#define TABLES_BLOCK ((size_t)64 << 10)

typedef struct tables_block {
  struct tables_block *next;
} tables_block;

/* The spread rows of one language. */
typedef struct repomap_tables {
  struct repomap_tables *next;
  const TSLanguage *language;
  tables_block *blocks;
  uint16_t *free_cells;
  size_t free_count;
  /* By state, from the first one that has a list; NULL until a state occurs. */
  const uint16_t *rows[];
} repomap_tables;

static __thread repomap_tables *tables_in_use;

/* Spreads the row of a state. NULL without memory. */
static __attribute__((noinline)) const uint16_t *tables_spread(
  repomap_tables *tables, TSStateId state) {
  const TSLanguage *language = tables->language;
  size_t cells = language->symbol_count;
  if (tables->free_count < cells) {
    size_t count = cells > TABLES_BLOCK / sizeof(uint16_t) ? cells : TABLES_BLOCK / sizeof(uint16_t);
    tables_block *block = (tables_block *)calloc(1, sizeof *block + count * sizeof(uint16_t));
    if (block == NULL) return NULL;
    block->next = tables->blocks;
    tables->blocks = block;
    tables->free_cells = (uint16_t *)(block + 1);
    tables->free_count = count;
  }
  uint16_t *row = tables->free_cells;
  tables->free_cells += cells;
  tables->free_count -= cells;
  const uint16_t *list =
    language->small_parse_table +
    language->small_parse_table_map[state - language->large_state_count];
  for (unsigned groups = *list++; groups > 0; groups--) {
    uint16_t value = *list++;
    for (unsigned symbols = *list++; symbols > 0; symbols--) {
      TSSymbol symbol = *list++;
      /* Of a symbol that is in two lists, the first one counts. */
      if (symbol < cells && row[symbol] == 0) row[symbol] = value;
    }
  }
  tables->rows[state - language->large_state_count] = row;
  return row;
}

static inline uint16_t tables_lookup(const TSLanguage *self, TSStateId state, TSSymbol symbol) {
  if (state < self->large_state_count) {
    return self->parse_table[state * self->symbol_count + symbol];
  }
  repomap_tables *tables = tables_in_use;
  if (tables && tables->language == self && symbol < self->symbol_count) {
    const uint16_t *row = tables->rows[state - self->large_state_count];
    if (row == NULL) row = tables_spread(tables, state);
    if (row) return row[symbol];
  }
  return library_language_lookup(self, state, symbol);
}

/* The tables of a language among `first` and those that follow, which are added if needed. */
static repomap_tables *tables_of(repomap_tables **first, const TSLanguage *language) {
  for (repomap_tables *tables = *first; tables; tables = tables->next) {
    if (tables->language == language) return tables;
  }
  size_t count = language->state_count - language->large_state_count;
  repomap_tables *tables =
    (repomap_tables *)calloc(1, sizeof(repomap_tables) + count * sizeof(uint16_t *));
  if (tables == NULL) return NULL;
  tables->language = language;
  tables->next = *first;
  *first = tables;
  return tables;
}

static void tables_delete(repomap_tables *tables) {
  while (tables) {
    repomap_tables *next = tables->next;
    while (tables->blocks) {
      tables_block *block = tables->blocks;
      tables->blocks = block->next;
      free(block);
    }
    free(tables);
    tables = next;
  }
}
