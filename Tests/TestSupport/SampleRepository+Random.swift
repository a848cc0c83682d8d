internal import SourceModel

extension SampleRepository {
  /// A small repository full of collisions: few names, many definers, any kind and flag.
  package static func random(_ random: inout SeededGenerator) -> SampleRepository {
    let languages = random.pick([["python"], ["c", "cpp"], ["python", "tsx", "typescript", "c"]])
    let useLimit = random.pick([0, 2, 8])
    let files = (0..<Int.random(in: 0...9, using: &random)).map { index in
      let language = random.pick(languages)
      let ending = ["python": ".py", "typescript": ".ts"][language] ?? "." + language
      return File.random(
        path: random.pick(["", "", "d/", "d/e/"]) + "f\(index)" + ending, language: language,
        useLimit: useLimit, &random)
    }
    return SampleRepository(files: files.sorted { $0.path < $1.path })
  }

  /// The same files with other numbers.
  ///
  /// - Returns: The repository, and for each of its files the number that it has in this one.
  package func shuffled(
    _ random: inout SeededGenerator
  ) -> (repository: SampleRepository, oldNumbers: [Int]) {
    let order = files.indices.shuffled(using: &random)
    return (SampleRepository(files: order.map { files[$0] }), order)
  }
}

extension SampleRepository.File {
  fileprivate static func random(
    path: String, language: String, useLimit: Int, _ random: inout SeededGenerator
  ) -> SampleRepository.File {
    let names = ["get", "Node", "parse_all_of_it", "_hidden", "x", "MAX", "eggs"]
    var file = SampleRepository.File(
      path: path, language: language, noise: random.pick(NoiseClass.allCases))
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let flags: [DefinitionFlags] = [[], [], .exported, .private, .local]
      file.definitions.append(
        (random.pick(names), random.pick(DefinitionKind.allCases), random.pick(flags), false))
    }
    for _ in 0..<Int.random(in: 0...useLimit, using: &random) {
      let count = Int.random(in: 1...5, using: &random)
      var use = SampleUse(random.pick(names), random.pick(ReferenceKind.allCases), count)
      if random.chance(percent: 50) {
        use.receiverKind = random.pick(ReceiverKind.allCases)
        use.receiver = use.receiverKind.hasName ? random.pick(names) : nil
      }
      file.uses.append(use)
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let number = Int.random(in: 0..<9, using: &random)
      let source = random.pick([
        nil, "f\(number)", ".f\(number)", "d.f\(number)", "./f\(number)", "f\(number).c",
        "elsewhere",
      ])
      let name = source == nil || random.chance(percent: 70) ? random.pick(names) : nil
      file.imports.append(
        SampleImport(
          name, as: random.pick([nil, random.pick(names)]), from: source,
          isWildcard: name == nil && random.chance(percent: 50)))
    }
    return file
  }
}

extension SampleRepository {
  /// One of the 4,096 repositories of three files, each of which may define and use two names.
  package static func pattern(_ pattern: Int) -> SampleRepository {
    var repository = SampleRepository()
    for index in 0..<3 {
      var file = SampleRepository.File(path: "f\(index)", language: "c")
      for (place, name) in ["eggs", "parse_all_of_it"].enumerated() {
        let bits = pattern >> (index * 4 + place * 2)
        if bits & 1 != 0 { file.definitions.append((name, .function, [], false)) }
        if bits & 2 != 0 { file.uses.append(SampleUse(name, .call, 1 + index)) }
      }
      repository.files.append(file)
    }
    return repository
  }
}
