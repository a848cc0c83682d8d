/// A binary heap: the smallest element is at the front.
struct Heap<Element: Comparable> {
  private var elements: [Element] = []

  var first: Element? { elements.first }

  mutating func push(_ element: Element) {
    elements.append(element)
    var child = elements.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard elements[child] < elements[parent] else { return }
      elements.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Element? {
    guard !elements.isEmpty else { return nil }
    elements.swapAt(0, elements.count - 1)
    let element = elements.removeLast()
    var parent = 0
    while true {
      var best = parent
      for child in (2 * parent + 1)..<(2 * parent + 3) where child < elements.count {
        if elements[child] < elements[best] { best = child }
      }
      if best == parent { return element }
      elements.swapAt(parent, best)
      parent = best
    }
  }
}
