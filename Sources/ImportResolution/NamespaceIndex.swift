internal import SourceModel

/// The files that declare each namespace, package or module.
///
/// Names are compared in one form: dots between the parts, small letters where the language doesn't
/// tell cases apart. Each family has its own names.
struct NamespaceIndex: Sendable {
  private var names = ByteInterner()
  private var starts: [UInt32] = [0]
  private var places: [UInt32] = []
  /// The first name of each file that declares one.
  private var firstNames: [Int: Int] = [:]
  /// The first parts of all names.
  private var heads = ByteInterner()

  init(_ declarations: [(place: Int, name: [UInt8])], families: [ImportFamily]) {
    var pairs: [(name: Int, place: Int)] = []
    for (place, name) in declarations where families[place] != .none && !name.isEmpty {
      let key = Self.key(name[...], families[place])
      let number = key.withUnsafeBytes { names.intern($0) }
      pairs.append((number, place))
      if firstNames[place] == nil { firstNames[place] = number }
      let head = key.prefix { $0 != Sign.dot }
      _ = head.withUnsafeBytes { heads.intern($0) }
    }
    pairs.sort { ($0.name, $0.place) < ($1.name, $1.place) }
    starts = [UInt32](repeating: 0, count: names.count + 1)
    for pair in pairs where append(pair.place, to: pair.name) {
      starts[pair.name + 1] += 1
    }
    for name in 0..<names.count { starts[name + 1] += starts[name] }
  }

  /// Adds the place, unless it was added for this name before.
  private mutating func append(_ place: Int, to name: Int) -> Bool {
    if starts[name + 1] > 0, places.last == UInt32(place) { return false }
    places.append(UInt32(place))
    return true
  }

  /// The files that declare a namespace, ascending; of one that more files declare than a target
  /// may have, some.
  func files(declaring name: some Collection<UInt8>, _ family: ImportFamily) -> [Int] {
    let key = Self.key(ByteSlice(name), family)
    guard let number = key.withUnsafeBytes({ names.index(of: $0) }) else { return [] }
    return places[Int(starts[number])..<Int(starts[number + 1])]
      .prefix(4 * ImportTarget.maximumFiles).map { Int($0) }
  }

  /// Whether a namespace of the tree begins with the first part of `name`.
  func hasHead(of name: some Collection<UInt8>, _ family: ImportFamily) -> Bool {
    let key = Self.key(ByteSlice(name), family)
    return key.prefix { $0 != Sign.dot }.withUnsafeBytes { heads.index(of: $0) } != nil
  }

  /// The number of the namespace that a file declares first.
  func firstNamespace(of place: Int) -> Int? { firstNames[place] }

  /// The namespace that a file declares first, with dots between its parts.
  func firstName(of place: Int) -> ByteSlice? { firstNames[place].map { names[$0].dropFirst() } }

  private static func key(_ name: ByteSlice, _ family: ImportFamily) -> Bytes {
    var key: Bytes = [family.rawValue + 0x80]
    let ignoresCase = family.ignoresCase
    for byte in name {
      switch byte {
      case Sign.backslash, Sign.dot:
        if key.count > 1 { key.append(Sign.dot) }
      case Sign.colon:
        // `::` is one separator.
        if key.last != Sign.dot, key.count > 1 { key.append(Sign.dot) }
      default: key.append(ignoresCase ? byte.lowercased : byte)
      }
    }
    return key
  }
}

extension ImportFamily {
  /// Whether names that differ in the case of their letters are one.
  var ignoresCase: Bool {
    switch self {
    case .ada, .commonLisp, .fortran, .pascal, .php, .powershell, .vhdl: true
    default: false
    }
  }
}
