package import FileMapping
internal import SourceModel

extension ReferenceGraph {
  /// The version of what the sections mean, and of the rules by which a graph is built.
  package static let format: UInt32 = 2

  /// Identifiers of the sections.
  private enum Section: UInt32 {
    case symbolHashes = 100
    case symbolEnds, symbolNames, symbolFamilies, familyNames
    case noise, ownWeights, outWeights, definitions, definitionOffsets
    case referenceOffsets, referenceTargets, referenceEvidence
    case symbolDefinitions, symbolDefinitionOffsets, poolOffsets
    case poolSymbols, poolMeanings, poolWeights
    case referencerOffsets, referencerTargets, referencerEvidence
    case poolScopes, useOffsets, useEntries
    case languages, languageNames, groups, importOffsets, imports, targetOffsets, targetFiles
    case namespaceOffsets, namespaces
  }

  /// Adds everything to a section file.
  package func add(to writer: inout SectionFileWriter) {
    func add<Element>(_ column: Column<Element>, _ section: Section) {
      writer.add(column, as: section.rawValue)
    }
    add(symbols.hashes, .symbolHashes)
    add(symbols.ends, .symbolEnds)
    add(symbols.names, .symbolNames)
    add(symbols.familyIndexes, .symbolFamilies)
    add(joined(symbols.families), .familyNames)
    add(noise, .noise)
    add(ownWeights, .ownWeights)
    add(outWeights, .outWeights)
    add(definitions, .definitions)
    add(definitionOffsets, .definitionOffsets)
    add(references.offsets, .referenceOffsets)
    add(references.targets, .referenceTargets)
    add(references.evidence, .referenceEvidence)
    add(symbolDefinitions, .symbolDefinitions)
    add(symbolDefinitionOffsets, .symbolDefinitionOffsets)
    add(poolOffsets, .poolOffsets)
    add(poolSymbols, .poolSymbols)
    add(poolMeanings, .poolMeanings)
    add(poolWeights, .poolWeights)
    add(referencers.offsets, .referencerOffsets)
    add(referencers.targets, .referencerTargets)
    add(referencers.evidence, .referencerEvidence)
    add(poolScopes, .poolScopes)
    add(uses.offsets, .useOffsets)
    add(uses.entries, .useEntries)
    add(imports.languages, .languages)
    add(joined(imports.languageNames), .languageNames)
    add(imports.groups, .groups)
    add(imports.entryOffsets, .importOffsets)
    add(imports.entries, .imports)
    add(imports.setOffsets, .targetOffsets)
    add(imports.setFiles, .targetFiles)
    add(imports.namespaceOffsets, .namespaceOffsets)
    add(imports.namespaces, .namespaces)
  }

  /// The graph that a section file holds, read in place.
  package convenience init(_ file: SectionFile) throws(SectionFileError) {
    func column<Element>(_ section: Section) throws(SectionFileError) -> Column<Element> {
      try file.column(section.rawValue, of: Element.self)
    }
    self.init(
      symbols: SymbolTable(
        families: separated(try column(.familyNames)), hashes: try column(.symbolHashes),
        ends: try column(.symbolEnds),
        names: try column(.symbolNames), familyIndexes: try column(.symbolFamilies)),
      noise: try column(.noise), ownWeights: try column(.ownWeights),
      outWeights: try column(.outWeights), definitions: try column(.definitions),
      definitionOffsets: try column(.definitionOffsets),
      references: EvidenceRows(
        offsets: try column(.referenceOffsets), targets: try column(.referenceTargets),
        evidence: try column(.referenceEvidence)),
      uses: UseRows(offsets: try column(.useOffsets), entries: try column(.useEntries)),
      imports: ImportGraph(
        languages: try column(.languages), languageNames: separated(try column(.languageNames)),
        groups: try column(.groups), entryOffsets: try column(.importOffsets),
        entries: try column(.imports), setOffsets: try column(.targetOffsets),
        setFiles: try column(.targetFiles), namespaceOffsets: try column(.namespaceOffsets),
        namespaces: try column(.namespaces)),
      symbolDefinitions: try column(.symbolDefinitions),
      symbolDefinitionOffsets: try column(.symbolDefinitionOffsets),
      poolOffsets: try column(.poolOffsets), poolSymbols: try column(.poolSymbols),
      poolMeanings: try column(.poolMeanings), poolScopes: try column(.poolScopes),
      poolWeights: try column(.poolWeights),
      referencers: EvidenceRows(
        offsets: try column(.referencerOffsets), targets: try column(.referencerTargets),
        evidence: try column(.referencerEvidence)))
  }
}

/// Names, none of which is empty, as one column.
private func joined(_ names: [String]) -> Column<UInt8> {
  Column(Array(names.joined(separator: "\0").utf8))
}

/// The names that ``joined(_:)`` put together.
private func separated(_ names: Column<UInt8>) -> [String] {
  names.isEmpty
    ? []
    : names.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
}
