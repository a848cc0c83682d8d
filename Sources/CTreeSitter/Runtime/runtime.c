/*
 * tree-sitter's library as one compilation unit, together with what only a build of our own can
 * have: an allocator that the compiler inlines, and a walk over the library's own data.
 *
 * scripts/build-tree-sitter compiles it with the pinned sources in the include path. Nothing here
 * changes how the library parses.
 */
#include "repomap.h"
#include "allocation.h"
#include "lib.c"
#include "nodes.h"
