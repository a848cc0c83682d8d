#include "buffer.h"

#include <stdlib.h>
#include <string.h>

bool buffer_init(struct buffer *buffer, size_t capacity) {
  buffer->bytes = malloc(capacity);
  buffer->capacity = capacity;
  buffer->head = buffer->used = 0;
  return buffer->bytes != NULL;
}

void buffer_free(struct buffer *buffer) {
  free(buffer->bytes);
}

static size_t wrap(const struct buffer *buffer, size_t place) {
  return place % buffer->capacity;
}

size_t buffer_push(struct buffer *buffer, const void *data, size_t size) {
  const unsigned char *bytes = data;
  for (size_t i = 0; i < size; i++) {
    buffer->bytes[wrap(buffer, buffer->head + buffer->used + i)] = bytes[i];
  }
  buffer->used += size;
  return size;
}

size_t buffer_pop(struct buffer *buffer, void *data, size_t size) {
  unsigned char *bytes = data;
  size_t count = 0;
  while (count < size && buffer->used > 0) {
    bytes[count++] = buffer->bytes[buffer->head];
    buffer->head = wrap(buffer, buffer->head + 1);
    buffer->used--;
  }
  return count;
}
