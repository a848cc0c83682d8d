#include "buffer.h"
#include "ringlog.h"

struct cursor {
  ringlog_visitor visitor;
  void *context;
};

static int visit_one(struct cursor *cursor, const ringlog_record *record) {
  return cursor->visitor(record, cursor->context);
}

int ringlog_visit(ringlog *log, ringlog_visitor visitor, void *context) {
  struct cursor cursor = {visitor, context};
  ringlog_record record;
  while (buffer_pop((struct buffer *)log, &record, sizeof(record)) > 0) {
    int result = visit_one(&cursor, &record);
    if (result != 0) return result;
  }
  return 0;
}
