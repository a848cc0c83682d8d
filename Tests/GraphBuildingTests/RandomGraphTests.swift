import GraphBuilding
import SourceModel
import Testing

/// Properties of graphs of random repositories.
struct RandomGraphTests {
  /// A small repository full of collisions.
  private func repository(seed: UInt64) -> SampleRepository {
    var random = SeededGenerator(seed: seed)
    let names = ["get", "Node", "parse_all_of_it", "_hidden", "x", "MAX", "run"]
    let languages = ["python", "c", "cpp"]
    let files = (0..<Int.random(in: 0...7, using: &random)).map { index in
      var file = SampleRepository.File(path: "f\(index)", language: random.pick(languages))
      file.noise = random.pick(NoiseClass.allCases)
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        let flags: [DefinitionFlags] = [[], [], .exported, .private, .local]
        file.definitions.append(
          (random.pick(names), random.pick(DefinitionKind.allCases), random.pick(flags), false))
      }
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let count = Int.random(in: 1...5, using: &random)
        file.uses.append((random.pick(names), random.pick(ReferenceKind.allCases), count))
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        file.imports.append((random.pick(names), random.pick([nil, random.pick(names)])))
      }
      return file
    }
    return SampleRepository(files: files)
  }

  @Test func `every random graph keeps the invariants`() throws {
    for seed: UInt64 in 0..<400 {
      let repository = repository(seed: seed)
      let graph = try ReferenceGraph(GraphInput(files: repository.documents))
      #expect(graph.brokenInvariant() == nil, "seed \(seed)\n\(repository)")
    }
  }

  @Test func `the order of the files changes nothing but their numbers`() throws {
    for seed: UInt64 in 0..<200 {
      let repository = repository(seed: seed)
      let graph = try ReferenceGraph(GraphInput(files: repository.documents))
      var random = SeededGenerator(seed: seed)
      let shuffled = SampleRepository(files: repository.files.shuffled(using: &random))
      let other = try ReferenceGraph(GraphInput(files: shuffled.documents))
      #expect(
        render(graph, paths: repository.files.map(\.path))
          == render(other, paths: shuffled.files.map(\.path)), "seed \(seed)\n\(repository)")
    }
  }
}

/// SplitMix64: the same numbers for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One element of `choices`, which has some.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }
}
