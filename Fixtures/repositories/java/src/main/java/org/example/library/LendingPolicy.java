package org.example.library;

@FunctionalInterface
public interface LendingPolicy {
  boolean allows(Member member, Book book);

  default LendingPolicy and(LendingPolicy other) {
    return (member, book) -> allows(member, book) && other.allows(member, book);
  }

  static LendingPolicy atMost(int loans) {
    return (member, book) -> member.getLoanCount() < loans;
  }
}
