#include "ringlog.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "buffer.h"

struct ringlog {
  struct buffer buffer;
  FILE *file;
};

static uint64_t now(void) {
  return (uint64_t)time(NULL);
}

ringlog *ringlog_open(const char *path, size_t capacity) {
  ringlog *log = calloc(1, sizeof(*log));
  if (!log || !buffer_init(&log->buffer, capacity)) return NULL;
  log->file = fopen(path, "ab");
  return log;
}

void ringlog_close(ringlog *log) {
  buffer_free(&log->buffer);
  fclose(log->file);
  free(log);
}

int ringlog_write(ringlog *log, enum ringlog_level level,
                  const char *format, ...) {
  char text[512];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(text, sizeof(text), format, arguments);
  va_end(arguments);
  ringlog_record record = {now(), level, (size_t)length, text};
  buffer_push(&log->buffer, &record, sizeof(record));
  return length;
}
