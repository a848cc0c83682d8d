package org.example.library;

public final class Isbn implements Comparable<Isbn> {
  private static final int LENGTH = 13;
  private final String digits;

  private Isbn(String digits) {
    this.digits = digits;
  }

  public static Isbn parse(String text) {
    String digits = text.replace("-", "");
    if (digits.length() != LENGTH) {
      throw new IllegalArgumentException(text);
    }
    return new Isbn(digits);
  }

  @Override
  public int compareTo(Isbn other) {
    return digits.compareTo(other.digits);
  }
}
