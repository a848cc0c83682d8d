/* What the thread sanitizer has to be told, because the Swift libraries aren't compiled for it.

   The sanitizer sees atomic operations in code that is compiled for it, and functions that it intercepts: pthreads,
   libdispatch, memory. What the Swift libraries do inside orders nothing for it, and what that guards looks like a race.
   The functions here stand in front of those that order something, tell of it and call them. They are linked into the
   executable, where the dynamic linker looks first.

   Each says exactly what the real one guarantees, and nothing where it guarantees nothing: a race next to it is still
   seen. Where a name is no longer there, because a later Swift has another one, the process ends at its start. */

#define _GNU_SOURCE
#include "ThreadAnnotations.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
/* They run between two steps of what they describe. */
#define UNSEEN __attribute__((no_sanitize("thread"), disable_sanitizer_instrumentation))

/* Options of every process, also of those that tests start with an environment of their own. */
UNSEEN const char *__tsan_default_options(void) { return "exitcode=66:log_path=" REPOMAP_REPORTS; }

static UNSEEN void *library_symbol(const char *name) {
  void *symbol = dlsym(RTLD_NEXT, name);
  if (symbol == NULL) {
    fprintf(stderr, "ThreadAnnotations: the Swift libraries have no %s\n", name);
    abort();
  }
  return symbol;
}

/* Synchronization.Mutex. Its compare-and-exchange is compiled into our code; only where that fails, because somebody
   else has the lock or waits for it, the library asks the kernel. */

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void repomap_lock(uint32_t thread, SELF void *mutex) __asm__(LOCK);
SWIFT bool repomap_try_lock(SELF void *mutex) __asm__(TRY_LOCK);
SWIFT void repomap_unlock(SELF void *mutex) __asm__(UNLOCK);

static SWIFT void (*real_lock)(uint32_t thread, SELF void *mutex);
static SWIFT bool (*real_try_lock)(SELF void *mutex);
static SWIFT void (*real_unlock)(SELF void *mutex);

UNSEEN SWIFT void repomap_lock(uint32_t thread, SELF void *mutex) {
  real_lock(thread, mutex);
  __tsan_acquire(mutex);
}

UNSEEN SWIFT bool repomap_try_lock(SELF void *mutex) {
  bool is_locked = real_try_lock(mutex);
  if (is_locked) __tsan_acquire(mutex);
  return is_locked;
}

UNSEEN SWIFT void repomap_unlock(SELF void *mutex) {
  __tsan_release(mutex);
  real_unlock(mutex);
}

__attribute__((constructor)) static UNSEEN void find_functions(void) {
  real_lock = library_symbol(LOCK);
  real_try_lock = library_symbol(TRY_LOCK);
  real_unlock = library_symbol(UNLOCK);
}
