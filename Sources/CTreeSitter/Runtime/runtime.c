/*
 * tree-sitter's library as one compilation unit, together with what only a build of our own can
 * have: an allocator that the compiler inlines, parse tables without search, and a walk over the
 * library's own data.
 *
 * scripts/build-tree-sitter compiles it with the pinned sources in the include path. Nothing here
 * changes what the library finds.
 */
#include "repomap.h"
#include "allocation.h"
#include "tables.h"
#include "lib.c"
#include "arena.h"
#include "nodes.h"
