internal import LexicalAnalysis
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking

extension RankingQuestion {
  /// The question that plain words answer: every word of a text and its parts, each once, all alike.
  static func plainWords(of text: String) -> RankingQuestion {
    var question = RankingQuestion()
    question.method = .plainWords
    var known: Set<WordHash> = []
    for word in WordSplitter().words(of: text.utf8) where known.insert(word).inserted {
      question.terms.append(LexicalTerm(word: word, weight: 1))
    }
    return question
  }
}
