internal import SourceModel

extension TagCollector {
  /// Takes in what was collected in a part of the source that was parsed for itself.
  ///
  /// - Parameters:
  ///   - part: Of the same query.
  ///   - offset: Where in this source that of the part begins.
  ///   - line: The line of `offset`.
  mutating func append(_ part: TagCollector, from offset: Int, line: Int) {
    for entry in part.definitions.entries {
      definitions.set(entry.value.moved(by: offset, line), at: entry.start + offset)
    }
    for entry in part.scopes.entries {
      scopes.set(entry.value.moved(by: offset, line), at: entry.start + offset)
    }
    for entry in part.references.entries {
      references.set(entry.value.moved(by: offset, line), at: entry.start + offset)
    }
    for entry in part.imports.entries {
      imports.set(entry.value.moved(by: offset, line), at: entry.start + offset)
    }
    attachments += part.attachments.map { attachment in
      Attachment(
        range: attachment.range.moved(by: offset), lines: attachment.lines.moved(by: line),
        kind: attachment.kind)
    }
    importGroups += part.importGroups.map { group in
      ImportGroup(range: group.range.moved(by: offset), prefix: group.prefix.moved(by: offset))
    }
    exportedNames += part.exportedNames.map { $0.moved(by: offset) }
    testNames.formUnion(part.testNames.lazy.map { $0 + offset })
    tagCount += part.tagCount
  }
}

extension TagCollector.RawDefinition {
  fileprivate func moved(by offset: Int, _ line: Int) -> TagCollector.RawDefinition {
    var moved = self
    moved.range = range.moved(by: offset)
    moved.lines = lines.moved(by: line)
    moved.nameRange = nameRange.moved(by: offset)
    moved.nameLine += line
    moved.signatureEnd += offset
    moved.qualifier = qualifier?.moved(by: offset)
    moved.visibility = visibility?.moved(by: offset)
    moved.documentation = documentation?.moved(by: offset)
    return moved
  }
}

extension TagCollector.RawReference {
  fileprivate func moved(by offset: Int, _ line: Int) -> TagCollector.RawReference {
    var moved = self
    moved.nameRange = nameRange.moved(by: offset)
    moved.line += line
    return moved
  }
}

extension TagCollector.RawImport {
  fileprivate func moved(by offset: Int, _ line: Int) -> TagCollector.RawImport {
    var moved = self
    moved.statement = statement.moved(by: offset)
    moved.source = source?.moved(by: offset)
    moved.name = name?.moved(by: offset)
    moved.alias = alias?.moved(by: offset)
    moved.position = position.moved(by: offset)
    moved.line += line
    return moved
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> {
    (lowerBound + distance)..<(upperBound + distance)
  }
}
