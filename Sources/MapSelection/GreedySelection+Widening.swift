// What a selection does with what its greedy part has left: it shows less of what didn't fit, then more of what isn't
// shown completely.

extension GreedySelection {
  /// Lines that are longer aren't shown anyway.
  private static let longestCut = 256
  /// Less than half a token is no word.
  private static let leastWord = 500
  /// So many signatures at most are cut to what is left.
  private static let maximumCuts = 16

  /// A token has ten bytes at most, but for a rare word.
  private static func mostBytes(for cost: Int) -> Int { cost / 100 + 1 }

  /// Shows names, paths, more of signatures, and as many words of them as fit.
  mutating func useWhatIsLeft<Draft: SelectionDraft>(_ draft: inout Draft) {
    showNames(&draft)
    widen(&draft)
    nameNext(&draft)
    widenByWords(&draft)
  }

  /// Shows the names of candidates that were passed over, best first.
  private mutating func showNames<Draft: SelectionDraft>(_ draft: inout Draft) {
    misfits = 0
    for index in candidates.indices
    where isOpen(index) && candidates[index].detail > .name {
      guard rest >= GreedySelection.leastCost, misfits < GreedySelection.maximumMisfits else {
        return
      }
      var short = candidates[index]
      short.detail = .name
      guard draft.estimate(of: short) <= rest, let price = draft.cost(of: short) else { continue }
      if price <= rest {
        candidates[index].detail = .name
        take(index, price, &draft)
      } else {
        misfits += price == hiddenCost ? 0 : 1
      }
    }
  }

  /// Shows more of what is taken, best first, while something is left.
  private mutating func widen<Draft: SelectionDraft>(_ draft: inout Draft) {
    misfits = 0
    for index in candidates.indices where isTaken(index) {
      for detail in [SignatureDetail.complete, .brief] where candidates[index].detail < detail {
        guard rest >= GreedySelection.leastWord, misfits < GreedySelection.maximumMisfits else {
          return
        }
        var wider = candidates[index]
        wider.detail = detail
        guard let price = draft.cost(of: wider) else { break }
        if price <= rest {
          show(wider, index, price, &draft)
          break
        }
        misfits += 1
      }
    }
  }

  /// Names the files of the best candidates that are not shown, where all else is complete.
  private mutating func nameNext<Draft: SelectionDraft>(_ draft: inout Draft) {
    let isOpenEnded = candidates.indices.contains {
      isTaken($0) && candidates[$0].detail < .complete
    }
    if isOpenEnded { return }
    misfits = 0
    for index in candidates.indices where isOpen(index) && !isNamed(candidates[index].file) {
      guard rest >= GreedySelection.leastCost, misfits < GreedySelection.maximumMisfits else {
        return
      }
      let price = draft.nameCost(of: candidates[index].file)
      if price <= rest {
        name(candidates[index].file, price, &draft)
      } else {
        misfits += 1
      }
    }
  }

  /// Shows as many bytes more as fit of what is taken and isn't complete, best first.
  private mutating func widenByWords<Draft: SelectionDraft>(_ draft: inout Draft) {
    var attempts = 0
    for index in candidates.indices where isTaken(index) && candidates[index].detail < .complete {
      guard rest >= GreedySelection.leastWord, attempts < GreedySelection.maximumCuts else {
        return
      }
      attempts += 1
      var best: (candidate: Candidate, price: Int)?
      var low = candidates[index].detail.maximumBytes
      var high = min(GreedySelection.longestCut, low + GreedySelection.mostBytes(for: rest))
      while high - low > 1 {
        var wider = candidates[index]
        wider.detail = SignatureDetail(maximumBytes: (low + high) / 2)
        guard let price = draft.cost(of: wider) else { break }
        if price <= rest { best = (wider, price) }
        if price <= rest || price == hiddenCost {
          low = wider.detail.maximumBytes
        } else {
          high = wider.detail.maximumBytes
        }
      }
      if let best { show(best.candidate, index, best.price, &draft) }
    }
  }

  /// Pays for showing more of a candidate.
  private mutating func show<Draft: SelectionDraft>(
    _ wider: Candidate, _ index: Int, _ price: Int, _ draft: inout Draft
  ) {
    rest -= price
    misfits = 0
    candidates[index] = wider
    draft.show(wider)
  }
}
