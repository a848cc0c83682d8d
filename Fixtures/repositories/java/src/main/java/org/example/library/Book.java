package org.example.library;

import java.util.List;
import java.util.Objects;

/** A title that can be lent. */
public record Book(Isbn isbn, String title, List<String> authors) {
  public Book {
    Objects.requireNonNull(isbn);
    authors = List.copyOf(authors);
  }

  public boolean isBy(String author) {
    return authors.contains(author);
  }
}
