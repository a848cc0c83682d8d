/// How a question with a task is answered.
package enum RankingMethod: String, Sendable {
  /// By everything that is known: words, places, walks and ranks.
  case fused
  /// By plain words alone, see ``PlainWordRanking``: the measure of what everything else is worth.
  case plainWords
}
