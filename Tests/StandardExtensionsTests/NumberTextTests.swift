import StandardExtensions
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12_345, "12,345"),
    (1_234_567, "1,234,567"),
  ])
  func `numbers are grouped`(number: Int, text: String) {
    #expect(grouped(number) == text)
  }
}
