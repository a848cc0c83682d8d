#include <stdio.h>

#include "ringlog.h"

static const char *level_names[] = {"debug", "info", "error"};

static int print_record(const ringlog_record *record, void *context) {
  (void)context;
  return printf("%s %.*s\n", level_names[record->level], (int)record->length, record->text) < 0;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  ringlog *log = ringlog_open(argv[1], 4096);
  int result = ringlog_visit(log, print_record, NULL);
  ringlog_close(log);
  return result;
}
