import FileMapping
import Testing

struct ColumnTests {
  @Test func `a column has the elements of a collection`() {
    let column = Column<UInt32>([3, 1, 2])
    #expect(Array(column) == [3, 1, 2])
    #expect(column.count == 3 && column[1] == 1)
    #expect(Array(column[1...]) == [1, 2])
    #expect(column == Column([3, 1, 2].map(UInt32.init)))
    #expect(column != Column([3, 1]))
    #expect(column != Column([3, 1, 4]))
  }

  @Test func `a column may be empty`() {
    #expect(Column<Double>().isEmpty)
    #expect(Column<Double>() == Column([Double]()))
    #expect(Column<Double>().bytes.isEmpty)
  }

  @Test func `a column is initialised in place`() {
    let column = Column<UInt16>(count: 1000) { buffer in
      for index in buffer.indices { buffer.initializeElement(at: index, to: UInt16(index)) }
    }
    #expect(column.elementsEqual((0..<1000).map(UInt16.init)))
    #expect(column.bytes.count == 2000)
  }

  @Test func `copies share the elements`() {
    let column = Column<UInt8>([1, 2, 3])
    let copy = column
    #expect(column.elements.baseAddress == copy.elements.baseAddress)
  }

  /// The owner alone keeps the elements alive.
  @Test func `elements live as long as a column of them`() {
    var columns = (0..<100).map { Column<UInt64>(repeatElement(UInt64($0), count: 1000)) }
    let kept = stride(from: 0, to: 100, by: 7).map { columns[$0] }
    columns = []
    for (place, column) in kept.enumerated() {
      #expect(column.allSatisfy { $0 == UInt64(place * 7) })
    }
  }
}
