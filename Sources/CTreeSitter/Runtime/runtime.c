/*
 * tree-sitter's library as one compilation unit, together with what only a build of our own can
 * have: an allocator that the compiler inlines, parse tables without search, reductions in place,
 * lexers that read the text themselves, and a walk over the library's own data.
 *
 * scripts/build-tree-sitter compiles it with the pinned sources in the include path. Nothing here
 * changes what the library finds.
 */
#include "repomap.h"
#include "allocation.h"
#include "tables.h"
#include "replaced.h"
#include "lib.c"
#include "arena.h"
#include "summary.h"
#include "stacking.h"
#include "lexing.h"
#include "nodes.h"
#include "digest.h"
