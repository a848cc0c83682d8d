import CTreeSitter
import Glibc
import SourceModel
import TestSupport
import Testing

@testable import SyntaxParsing

/// The allocator of our build of tree-sitter's library, against arrays as the model. With another
/// build the same is asked of malloc.
@Suite struct ArenaTests {
  /// Sizes around the borders of classes and of what malloc has to give.
  private static let sizes = [
    0, 1, 7, 8, 9, 16, 23, 24, 25, 100, 1016, 1017, 2040, 2041, 5000, 65_528, 65_529, 70_000,
  ]

  private struct Block {
    var memory: UnsafeMutableRawPointer
    var content: [UInt8]
  }

  @Test(arguments: UInt64(0)..<8)
  func `blocks keep their content through any sequence of calls`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let arena = repomap_runtime_is_ours() ? repomap_arena_new() : nil
    defer { if let arena { repomap_arena_delete(arena) } }
    for round in 0..<3 {
      // Blocks from outside of the arena are resized and freed inside of it.
      var outside = [try allocate(&generator, isZeroed: false)]
      let isActive = arena.map { repomap_arena_begin($0, nil) } ?? false
      var blocks: [Block] = []
      for step in 0..<400 {
        let comment: Comment = "seed \(seed), round \(round), step \(step)"
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<4: blocks.append(try allocate(&generator, isZeroed: false))
        case 4: blocks.append(try allocate(&generator, isZeroed: true))
        case 5, 6: try resize(&blocks, &generator)
        case 7: try resize(&outside, &generator)
        default: free(&blocks, &generator, comment)
        }
      }
      for block in blocks + outside { check(block, "seed \(seed), at the end") }
      // What isn't freed goes with the arena; without one, it has to be freed.
      if !isActive { for block in blocks { repomap_free(block.memory) } }
      if let arena, isActive { repomap_arena_end(arena) }
      for block in outside {
        check(block, "seed \(seed), outlives the arena")
        repomap_free(block.memory)
      }
    }
    if let arena { #expect(repomap_arena_byte_count(arena) <= 8 << 20) }
  }

  @Test func `only one arena is in use on a thread`() {
    guard repomap_runtime_is_ours() else { return }
    let (first, second) = (repomap_arena_new(), repomap_arena_new())
    #expect(repomap_arena_begin(first, nil))
    #expect(!repomap_arena_begin(second, nil))
    repomap_arena_end(first)
    #expect(repomap_arena_begin(second, nil))
    repomap_arena_end(second)
    repomap_arena_delete(first)
    repomap_arena_delete(second)
  }

  @Test func `an arena keeps no more than its bound`() {
    guard repomap_runtime_is_ours() else { return }
    let arena = repomap_arena_new()
    #expect(repomap_arena_begin(arena, nil))
    for _ in 0..<2_000 { _ = repomap_allocate(10_000) }
    #expect(repomap_arena_byte_count(arena) > 16 << 20)
    repomap_arena_end(arena)
    #expect(repomap_arena_byte_count(arena) <= 8 << 20)
    repomap_arena_delete(arena)
  }

  private func allocate(_ generator: inout SeededGenerator, isZeroed: Bool) throws -> Block {
    let size = generator.pick(ArenaTests.sizes)
    let pointer =
      isZeroed ? repomap_allocate_zeroed(size, 1) : repomap_allocate(max(1, size))
    let memory = try #require(size == 0 && isZeroed ? pointer ?? repomap_allocate(1) : pointer)
    #expect(UInt(bitPattern: memory) % 16 == 0)
    if isZeroed {
      check(Block(memory: memory, content: [UInt8](repeating: 0, count: size)), "zeroed")
    }
    return filled(memory, size, &generator)
  }

  private func filled(
    _ memory: UnsafeMutableRawPointer, _ size: Int, _ generator: inout SeededGenerator
  ) -> Block {
    let content = [UInt8](repeating: UInt8.random(in: 1...255, using: &generator), count: size)
    memory.copyMemory(from: content, byteCount: size)
    return Block(memory: memory, content: content)
  }

  private func resize(_ blocks: inout [Block], _ generator: inout SeededGenerator) throws {
    guard let index = blocks.indices.randomElement(using: &generator) else { return }
    let size = max(1, generator.pick(ArenaTests.sizes))
    let memory = try #require(repomap_reallocate(blocks[index].memory, size))
    #expect(UInt(bitPattern: memory) % 16 == 0)
    let kept = Array(blocks[index].content.prefix(size))
    check(Block(memory: memory, content: kept), "resized to \(size)")
    blocks[index] = filled(memory, size, &generator)
  }

  private func free(
    _ blocks: inout [Block], _ generator: inout SeededGenerator, _ comment: Comment
  ) {
    guard let index = blocks.indices.randomElement(using: &generator) else { return }
    let block = blocks.remove(at: index)
    check(block, comment)
    repomap_free(block.memory)
  }

  private func check(_ block: Block, _ comment: Comment) {
    // In debug builds many times faster than a comparison of collections.
    #expect(memcmp(block.memory, block.content, block.content.count) == 0, comment)
  }
}
