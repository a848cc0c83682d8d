package import FileMapping

extension GlobalRanks {
  /// The version of what the sections mean, and of the rules and weights of ranking.
  package static let format: UInt32 = 3

  private enum Section: UInt32 {
    case fileRanks = 200
    case shares, arrivals, poolSums, best
  }

  /// Adds everything to a section file.
  package func add(to writer: inout SectionFileWriter) {
    writer.add(fileRanks, as: Section.fileRanks.rawValue)
    writer.add(shares, as: Section.shares.rawValue)
    writer.add(arrivals, as: Section.arrivals.rawValue)
    writer.add(poolSums, as: Section.poolSums.rawValue)
    writer.add(best, as: Section.best.rawValue)
  }

  /// The ranks that a section file holds, read in place, as they are computed by default.
  package convenience init(_ file: SectionFile) throws(SectionFileError) {
    self.init(
      options: RankOptions(),
      fileRanks: try file.column(Section.fileRanks.rawValue, of: Double.self),
      shares: try file.column(Section.shares.rawValue, of: Int64.self),
      arrivals: try file.column(Section.arrivals.rawValue, of: Int128.self),
      poolSums: try file.column(Section.poolSums.rawValue, of: Int64.self),
      best: try GlobalRanks.best(file))
  }

  /// The best definitions alone.
  package static func best(
    _ file: SectionFile
  ) throws(SectionFileError) -> Column<RankedDefinition> {
    try file.column(Section.best.rawValue, of: RankedDefinition.self)
  }
}
