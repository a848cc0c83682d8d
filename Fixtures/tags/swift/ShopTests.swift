// references: some
import Testing
//     ^ import.module source=Testing

@Suite struct SumTests {
//            ^ definition.struct test
  @Test func adds() {}
//           ^ definition.method scope=SumTests test

  func helper() {}
//     ^ definition.method scope=SumTests test
}

final class OldTests: XCTestCase {
//          ^ definition.class test
  func testSum() {}
//     ^ definition.method scope=OldTests test
}

@Test(arguments: [1, 2])
func sums(value: Int) {}
//   ^ definition.function test

@inlinable func helper() {}
//              ^ definition.function
