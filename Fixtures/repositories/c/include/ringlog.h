#ifndef RINGLOG_H
#define RINGLOG_H

#include <stddef.h>
#include <stdint.h>

#define RINGLOG_VERSION "1.2"
#define RINGLOG_MIN(a, b) ((a) < (b) ? (a) : (b))

enum ringlog_level {
  RINGLOG_DEBUG,
  RINGLOG_INFO,
  RINGLOG_ERROR,
};

typedef struct ringlog ringlog;

typedef struct {
  uint64_t time;
  enum ringlog_level level;
  size_t length;
  const char *text;
} ringlog_record;

typedef int (*ringlog_visitor)(const ringlog_record *record, void *context);

ringlog *ringlog_open(const char *path, size_t capacity);
void ringlog_close(ringlog *log);
int ringlog_write(ringlog *log, enum ringlog_level level,
                  const char *format, ...);
int ringlog_visit(ringlog *log, ringlog_visitor visitor, void *context);

#endif
