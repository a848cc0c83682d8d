package org.example.library;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class LendingDeskTest {
  private final Catalog catalog = new Catalog();

  @Test
  void refusesUnknownBooks() {
    LendingDesk desk = new LendingDesk(catalog, LendingPolicy.atMost(3), Clock.systemUTC());
    Isbn isbn = Isbn.parse("978-0-00-000000-2");
    assertThrows(LendingException.class, () -> desk.lend(isbn, new Member("Ann")));
  }
}
