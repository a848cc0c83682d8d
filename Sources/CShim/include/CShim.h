/* What Swift can't import from the C library: macros, variadic functions and `_GNU_SOURCE`. */

#ifndef REPOMAP_CSHIM_H
#define REPOMAP_CSHIM_H

#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/** `O_PATH` and `AT_NO_AUTOMOUNT`, which need `_GNU_SOURCE`. */
extern const int repomap_o_path;
extern const int repomap_at_no_automount;

/** Reads directory entries in the kernel's `linux_dirent64` layout; -1 and errno on failure. */
ssize_t repomap_getdents64(int descriptor, void *buffer, size_t size);

/** The thread-safe `errno` of the calling thread. */
int repomap_errno(void);

/** The process environment, as passed to `posix_spawn`. */
char *const *repomap_environment(void);

/** Makes the spawned process start in `path`; an errno on failure. */
int repomap_add_working_directory(posix_spawn_file_actions_t *actions, const char *path);

/** Number of columns of the terminal behind `descriptor`, or 0. */
int repomap_terminal_columns(int descriptor);

/** Opens a new pseudo-terminal. Returns its controlling side, which doesn't block; -1 on failure. */
int repomap_open_terminal(int *program_side);

/** Type number of the file system that holds `path` (`statfs`), or 0 where that is unknown. */
uint64_t repomap_file_system_type(const char *path);

/** Type number of the file system of an open file (`fstatfs`), or 0 where that is unknown. */
uint64_t repomap_descriptor_file_system_type(int descriptor);

/** Peak resident set of this process in bytes. */
uint64_t repomap_peak_resident_bytes(void);

/** Makes at most so many heaps from now on, for all threads, and gives free memory back beyond so many bytes (`mallopt`). */
void repomap_limit_heaps(int count, int free_bytes);

/** Gives the calling thread, and those that it starts, a working directory and a mode mask of their own; an errno on
    failure. */
int repomap_own_working_directory(void);

/** A socket that is connected to the one at `path`; -1 and errno on failure. */
int repomap_connect(const char *path);

/** A socket that listens at `path`, where nothing may be; only its owner can connect. -1 and errno on failure. */
int repomap_listen(const char *path);

/** A descriptor that becomes readable when 64 bits other than 0 are written to it, until they are read (`eventfd`); it
    never blocks. -1 and errno on failure. */
int repomap_open_event(void);

/** A descriptor of a process that becomes readable when the process has ended, waited for or not (`pidfd_open`, Linux 5.3);
    -1 and errno on failure. */
int repomap_open_process(int process);

/** The next connection to a listening socket; -1 and errno on failure. */
int repomap_accept(int listener);

/** The user and the process at the other end of a Unix socket; an errno on failure. */
int repomap_peer(int socket, uid_t *user, pid_t *process);

/** Sends bytes, and descriptors with the first of them. Returns the number of bytes; -1 and errno on failure. */
ssize_t repomap_send_descriptors(int socket, const void *bytes, size_t size, const int *descriptors,
                                 int count);

/** Receives bytes, and up to `*count` descriptors, whose number `*count` is then; further ones are closed. Returns the
    number of bytes; -1 and errno on failure. */
ssize_t repomap_receive_descriptors(int socket, void *bytes, size_t size, int *descriptors,
                                    int *count);

#endif
