#include <assert.h>

#include "../src/buffer.h"

static void test_round_trip(void) {
  struct buffer buffer;
  assert(buffer_init(&buffer, 8));
  assert(buffer_push(&buffer, "abc", 3) == 3);
  char out[3];
  assert(buffer_pop(&buffer, out, 3) == 3);
  buffer_free(&buffer);
}

int main(void) {
  test_round_trip();
  return 0;
}
