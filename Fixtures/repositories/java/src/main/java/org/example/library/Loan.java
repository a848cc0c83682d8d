package org.example.library;

import java.time.LocalDate;

public class Loan {
  public static final int DAYS = 28;

  private final Book book;
  private final Member member;
  private final LocalDate due;

  public Loan(Book book, Member member, LocalDate start) {
    this.book = book;
    this.member = member;
    this.due = start.plusDays(DAYS);
  }

  public boolean isOverdue(LocalDate today) {
    return today.isAfter(due);
  }

  public Book getBook() {
    return book;
  }

  public Member getMember() {
    return member;
  }
}
