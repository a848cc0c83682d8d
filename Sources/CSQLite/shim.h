#include <sqlite3.h>

/* Function-like cast macros and variadic functions are not imported into Swift. */

/** SQLite copies the bytes before the call returns. */
static inline sqlite3_destructor_type repomap_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/** Sets a flag of `sqlite3_db_config` that takes an int. */
static inline int repomap_sqlite_db_config(sqlite3 *connection, int option, int value) {
  return sqlite3_db_config(connection, option, value, (int *)0);
}
