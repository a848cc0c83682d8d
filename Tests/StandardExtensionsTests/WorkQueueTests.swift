import StandardExtensions
import Synchronization
import Testing

struct WorkQueueTests {
  @Test(arguments: [1, 2, 7])
  func `all work is done, on no more threads than allowed`(threads: Int) {
    let queue = WorkQueue(maximumThreads: threads)
    let done = Mutex<[Int]>([])
    let running = Atomic(0)
    let most = Mutex(0)
    for number in 0..<500 {
      queue.add {
        let count = running.add(1, ordering: .relaxed).newValue
        most.withLock { $0 = max($0, count) }
        done.withLock { $0.append(number) }
        running.subtract(1, ordering: .relaxed)
      }
    }
    queue.wait()
    let order = done.withLock { $0 }
    #expect(order.sorted() == Array(0..<500))
    #expect((1...threads).contains(most.withLock { $0 }))
    if threads == 1 { #expect(order == Array(0..<500)) }
  }

  @Test func `who waits for a queue without work goes on at once`() {
    let queue = WorkQueue(maximumThreads: 2)
    queue.wait()
    queue.add {}
    queue.wait()
    queue.wait(milliseconds: 0)
  }

  @Test func `work may add work, which is waited for too`() {
    let queue = WorkQueue(maximumThreads: 2)
    let count = Atomic(0)
    @Sendable func add(_ depth: Int) {
      queue.add {
        count.add(1, ordering: .relaxed)
        if depth > 0 { for _ in 0..<2 { add(depth - 1) } }
      }
    }
    add(7)
    queue.wait()
    let done = count.load(ordering: .relaxed)
    #expect(done == 255)
  }

  @Test func `waiting ends in time where work doesn't`() {
    let queue = WorkQueue(maximumThreads: 1)
    let isReleased = Atomic(false)
    let hasEnded = Atomic(false)
    queue.add {
      while !isReleased.load(ordering: .acquiring) {}
      hasEnded.store(true, ordering: .releasing)
    }
    queue.wait(milliseconds: 10)
    let hasEndedEarly = hasEnded.load(ordering: .acquiring)
    isReleased.store(true, ordering: .releasing)
    queue.wait()
    let hasEndedLate = hasEnded.load(ordering: .acquiring)
    #expect(!hasEndedEarly && hasEndedLate)
  }
}
