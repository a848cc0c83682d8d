internal import SQLiteAccess

#if canImport(Glibc)
  internal import Glibc
#endif

/// The right of one thread of one process to compute the value of a key, until a deadline.
struct CacheLease: Equatable {
  /// Of the owner, random.
  let token: Int64
  let process: ProcessIdentity
  /// Nanoseconds since 1970.
  let grantedAt: Int64
  /// When the lease runs out, in case the owner hangs.
  let deadline: Int64

  /// A lease for the caller, from `now` for a number of nanoseconds.
  init(now: Int64, duration: Int64) {
    token = Int64.random(in: .min ... .max)
    process = ProcessIdentity(getpid())
    grantedAt = now
    deadline = now + duration
  }

  /// Reads the current row of ``EntryQuery/findLease``.
  fileprivate init(_ row: Statement) {
    token = row.integer(at: 0)
    process = ProcessIdentity(
      identifier: pid_t(truncatingIfNeeded: row.integer(at: 1)), startTime: row.integer(at: 2))
    grantedAt = row.integer(at: 3)
    deadline = row.integer(at: 4)
  }

  /// Whether others have to respect it. Not if it is from the future: then the clock was set back,
  /// and the deadline may be far.
  func isHeld(now: Int64) -> Bool {
    grantedAt <= now && deadline > now && process.isAlive
  }
}

/// A process, told apart from a later one with the same number by the time at which it started.
struct ProcessIdentity: Equatable {
  let identifier: pid_t
  /// Clock ticks since the system started; 0 where that can't be known.
  let startTime: Int64

  init(identifier: pid_t, startTime: Int64) {
    self.identifier = identifier
    self.startTime = startTime
  }

  /// The process that has a number now.
  init(_ identifier: pid_t) {
    self.init(identifier: identifier, startTime: ProcessIdentity.startTime(identifier) ?? 0)
  }

  /// Whether it still runs, as far as this process can see. Processes of another container look
  /// dead: then both compute, which is dearer and not wrong.
  var isAlive: Bool {
    guard kill(identifier, 0) == 0 || errno == EPERM else { return false }
    guard let now = ProcessIdentity.startTime(identifier) else { return true }
    return startTime == 0 || now == startTime
  }

  /// Field 22 of `/proc/<pid>/stat` (proc(5)); the second may hold anything, in parentheses.
  private static func startTime(_ identifier: pid_t) -> Int64? {
    let descriptor = open("/proc/\(identifier)/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0, let end = buffer[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = buffer[(end + 1)..<count].split(separator: UInt8(ascii: " "))
    let place = 22 - 3
    guard fields.count > place else { return nil }
    return Int64(String(decoding: fields[place], as: UTF8.self))
  }
}

extension CacheTransaction {
  /// The lease on a key, whoever holds it.
  func lease(on key: [UInt8]) throws(SQLiteError) -> CacheLease? {
    let statement = try tables.statement(.findLease)
    try statement.bind(key, at: 1)
    defer { statement.reset() }
    return try statement.step() ? CacheLease(statement) : nil
  }

  /// Gives a lease on a key, in place of another.
  func give(_ lease: CacheLease, on key: [UInt8]) throws(SQLiteError) {
    let statement = try tables.statement(.takeLease)
    try statement.bind(key, at: 1)
    try statement.bind(lease.token, at: 2)
    try statement.bind(Int64(lease.process.identifier), at: 3)
    try statement.bind(lease.process.startTime, at: 4)
    try statement.bind(lease.grantedAt, at: 5)
    try statement.bind(lease.deadline, at: 6)
    try statement.run()
  }

  /// Ends a lease, unless another has taken its place.
  func release(_ lease: CacheLease, on key: [UInt8]) throws(SQLiteError) {
    let statement = try tables.statement(.releaseLease)
    try statement.bind(key, at: 1)
    try statement.bind(lease.token, at: 2)
    try statement.run()
  }
}
