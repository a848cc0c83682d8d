#define _GNU_SOURCE
#include "CShim.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/vfs.h>
#include <unistd.h>

const int repomap_o_path = O_PATH;
const int repomap_at_no_automount = AT_NO_AUTOMOUNT;

ssize_t repomap_getdents64(int descriptor, void *buffer, size_t size) {
  return syscall(SYS_getdents64, descriptor, buffer, size);
}

int repomap_open_process(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

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

void repomap_limit_heaps(int count, int free_bytes) {
  mallopt(M_ARENA_MAX, count);
  mallopt(M_TRIM_THRESHOLD, free_bytes);
}

int repomap_own_working_directory(void) { return unshare(CLONE_FS) == 0 ? 0 : errno; }

static int socket_address(struct sockaddr_un *address, const char *path) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  if (strlen(path) >= sizeof address->sun_path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  strcpy(address->sun_path, path);
  return 0;
}

int repomap_connect(const char *path) {
  struct sockaddr_un address;
  if (socket_address(&address, path) != 0) return -1;
  int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -1;
  if (connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0) return descriptor;
  int code = errno;
  close(descriptor);
  errno = code;
  return -1;
}

int repomap_listen(const char *path) {
  struct sockaddr_un address;
  if (socket_address(&address, path) != 0) return -1;
  int descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -1;
  /* The mode of the socket's file is that of the descriptor, less the mask. */
  if (fchmod(descriptor, 0600) == 0 &&
      bind(descriptor, (struct sockaddr *)&address, sizeof address) == 0 &&
      listen(descriptor, SOMAXCONN) == 0)
    return descriptor;
  int code = errno;
  close(descriptor);
  errno = code;
  return -1;
}

int repomap_accept(int listener) { return accept4(listener, NULL, NULL, SOCK_CLOEXEC); }

int repomap_peer(int socket, uid_t *user, pid_t *process) {
  struct ucred peer;
  socklen_t size = sizeof peer;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return errno;
  *user = peer.uid;
  *process = peer.pid;
  return 0;
}

/* Room for the descriptors of one message. */
enum { most_descriptors = 8 };
union control {
  struct cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int) * most_descriptors)];
};

ssize_t repomap_send_descriptors(int socket, const void *bytes, size_t size, const int *descriptors,
                                 int count) {
  if (count > most_descriptors) {
    errno = EINVAL;
    return -1;
  }
  struct iovec part = {.iov_base = (void *)bytes, .iov_len = size};
  union control control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (count > 0) {
    message.msg_control = control.bytes;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * count);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * count);
    memcpy(CMSG_DATA(header), descriptors, sizeof(int) * count);
  }
  return sendmsg(socket, &message, MSG_NOSIGNAL);
}

ssize_t repomap_receive_descriptors(int socket, void *bytes, size_t size, int *descriptors,
                                    int *count) {
  struct iovec part = {.iov_base = bytes, .iov_len = size};
  union control control;
  struct msghdr message = {.msg_iov = &part,
                           .msg_iovlen = 1,
                           .msg_control = control.bytes,
                           .msg_controllen = sizeof control.bytes};
  int room = *count;
  *count = 0;
  ssize_t received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  if (received < 0) return received;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header;
       header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    int held = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    for (int place = 0; place < held; place++) {
      int descriptor;
      memcpy(&descriptor, CMSG_DATA(header) + sizeof(int) * place, sizeof descriptor);
      if (*count < room)
        descriptors[(*count)++] = descriptor;
      else
        close(descriptor);
    }
  }
  return received;
}

int repomap_open_event(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
