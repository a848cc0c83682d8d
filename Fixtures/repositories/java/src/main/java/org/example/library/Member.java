package org.example.library;

public class Member {
  private final String name;
  private int loanCount;

  public Member(String name) {
    this.name = name;
  }

  public String getName() {
    return name;
  }

  public int getLoanCount() {
    return loanCount;
  }

  void addLoan() {
    loanCount++;
  }
}
