#ifndef BUFFER_H
#define BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
  unsigned char *bytes;
  size_t capacity;
  size_t head;
  size_t used;
};

bool buffer_init(struct buffer *buffer, size_t capacity);
void buffer_free(struct buffer *buffer);
size_t buffer_push(struct buffer *buffer, const void *data, size_t size);
size_t buffer_pop(struct buffer *buffer, void *data, size_t size);

#endif
