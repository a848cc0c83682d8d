package org.example.library;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lends the books of a catalog to members. */
public class LendingDesk {
  private final Catalog catalog;
  private final LendingPolicy policy;
  private final Clock clock;
  private final List<Loan> loans = new ArrayList<>();

  public LendingDesk(Catalog catalog, LendingPolicy policy, Clock clock) {
    this.catalog = catalog;
    this.policy = policy;
    this.clock = clock;
  }

  public synchronized Loan lend(Isbn isbn, Member member)
      throws LendingException {
    Book book = catalog.find(isbn).orElseThrow(() -> new LendingException("no such book"));
    if (!policy.allows(member, book)) {
      throw new LendingException("not allowed");
    }
    Loan loan = new Loan(book, member, LocalDate.now(clock));
    member.addLoan();
    loans.add(loan);
    return loan;
  }

  public List<Loan> overdue() {
    LocalDate today = LocalDate.now(clock);
    return loans.stream().filter(loan -> loan.isOverdue(today)).toList();
  }
}
