import Dispatch
import SyntaxParsing
import Testing

@testable import RepoMapKit

/// Work that is waited for only as long as somebody wants its result.
@Suite struct ConcurrencyTests {
  @Test func `what work gives comes back`() {
    #expect(result(of: { 7 }, unless: { false }) == 7)
  }

  @Test func `work that nobody wants any more isn't waited for`() {
    let stop = StopFlag()
    let isAllowed = DispatchSemaphore(value: 0)
    let isDone = DispatchSemaphore(value: 0)
    stop.raise()
    let value = result(
      of: {
        isAllowed.wait()
        isDone.signal()
        return 7
      }, unless: { stop.isRaised })
    #expect(value == nil)
    // It goes on to its end all the same.
    isAllowed.signal()
    isDone.wait()
  }
}
