package org.example.library;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All books of a library. */
public class Catalog {
  private final Map<Isbn, Book> books = new TreeMap<>();

  public void add(Book book) {
    books.put(book.isbn(), book);
  }

  public Optional<Book> find(Isbn isbn) {
    return Optional.ofNullable(books.get(isbn));
  }

  public Stream<Book> search(Predicate<? super Book> predicate) {
    return books.values().stream().filter(predicate);
  }
}
