/* Arenas as objects: what repomap.h promises. */

repomap_arena *repomap_arena_new(void) {
  repomap_arena *arena = (repomap_arena *)calloc(1, sizeof *arena);
  if (arena) arena->large.next = arena->large.previous = &arena->large;
  return arena;
}

bool repomap_arena_begin(repomap_arena *arena, const TSLanguage *language) {
  if (arena_in_use) return false;
  arena_in_use = arena;
  tables_in_use = language ? tables_of(&arena->tables, language) : NULL;
  return true;
}

/* Frees the chunks behind the first `kept` bytes. */
static void arena_trim(repomap_arena *arena, size_t kept) {
  arena_chunk **link = &arena->chunks;
  for (size_t bytes = ARENA_CHUNK; *link && bytes <= kept; bytes += ARENA_CHUNK) {
    link = &(*link)->next;
  }
  while (*link) {
    arena_chunk *chunk = *link;
    *link = chunk->next;
    free(chunk);
  }
}

void repomap_arena_end(repomap_arena *arena) {
  arena_in_use = NULL;
  tables_in_use = NULL;
  while (arena->large.next != &arena->large) {
    arena_large *header = arena->large.next;
    arena_unlink(header);
    free(header);
  }
  arena_trim(arena, ARENA_KEPT_BYTES);
  memset(arena->freed, 0, sizeof arena->freed);
  arena->current = NULL;
  arena->rest = 0;
}

void repomap_arena_delete(repomap_arena *arena) {
  arena_trim(arena, 0);
  tables_delete(arena->tables);
  free(arena);
}

size_t repomap_arena_byte_count(const repomap_arena *arena) {
  size_t bytes = 0;
  for (const arena_chunk *chunk = arena->chunks; chunk; chunk = chunk->next) bytes += ARENA_CHUNK;
  return bytes;
}

void *repomap_allocate(size_t size) { return arena_allocate(size); }
void *repomap_allocate_zeroed(size_t count, size_t size) {
  return arena_allocate_zeroed(count, size);
}
void *repomap_reallocate(void *memory, size_t size) { return arena_reallocate(memory, size); }
void repomap_free(void *memory) { arena_free(memory); }
