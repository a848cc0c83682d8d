package org.example.library;

public class LendingException extends Exception {
  public LendingException(String message) {
    super(message);
  }
}
