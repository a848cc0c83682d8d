#define _GNU_SOURCE
#include "CShim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

const int repomap_o_path = O_PATH;
const int repomap_at_no_automount = AT_NO_AUTOMOUNT;

ssize_t repomap_getdents64(int descriptor, void *buffer, size_t size) {
  return syscall(SYS_getdents64, descriptor, buffer, size);
}

int repomap_errno(void) { return errno; }

char *const *repomap_environment(void) { return environ; }

int repomap_add_working_directory(posix_spawn_file_actions_t *actions, const char *path) {
  return posix_spawn_file_actions_addchdir_np(actions, path);
}

int repomap_terminal_columns(int descriptor) {
  struct winsize size;
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int repomap_open_terminal(int *program_side) {
  int own_side = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (own_side < 0) return -1;
  char name[64];
  *program_side = -1;
  if (grantpt(own_side) == 0 && unlockpt(own_side) == 0 &&
      ptsname_r(own_side, name, sizeof name) == 0)
    *program_side = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*program_side >= 0) return own_side;
  close(own_side);
  return -1;
}

uint64_t repomap_file_system_type(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (uint64_t)status.f_type : 0;
}

uint64_t repomap_descriptor_file_system_type(int descriptor) {
  struct statfs status;
  return fstatfs(descriptor, &status) == 0 ? (uint64_t)status.f_type : 0;
}

uint64_t repomap_peak_resident_bytes(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? (uint64_t)usage.ru_maxrss * 1024 : 0;
}
