// references: some
package shop;

import org.junit.jupiter.api.Test;
//                           ^ import.name source=org.junit.jupiter.api name=Test

class ShopTest {
//    ^ definition.class
  @Test
  void sums() {}
//     ^ definition.method scope=ShopTest test

  @ParameterizedTest(name = "x")
  void sumsAll(int cents) {}
//     ^ definition.method scope=ShopTest test

  @Override
  public String toString() { return ""; }
//              ^ definition.method scope=ShopTest exported
}
