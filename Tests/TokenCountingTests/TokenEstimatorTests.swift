import TestSupport
import Testing

@testable import TokenCounting

@Suite struct TokenEstimatorTests {
  private let estimator = TokenEstimator()

  @Test func `a text costs what its lines cost`() {
    for seed in 0..<2000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = TokenEstimatorTests.randomText(&random)
      let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      var sum = TokenCount.zero
      for (index, line) in lines.enumerated() {
        sum += estimator.sum(index + 1 < lines.count ? line + [0x0A] : line)
      }
      #expect(estimator.sum(text) == sum, "seed \(seed)")
    }
  }

  @Test func `every form of the same bytes has the same count`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = TokenEstimatorTests.randomText(&random)
      let count = estimator.sum(text)
      #expect(estimator.sum(AnySequence(text)) == count, "seed \(seed)")
      #expect(estimator.sum(text[...]) == count, "seed \(seed)")
    }
  }

  @Test func `bytes of any kind are counted`() {
    var random = SeededGenerator(seed: 1)
    for length in 0..<500 {
      #expect(estimator.sum(random.bytes(count: length)) >= .zero)
    }
    #expect(estimator.sum("") == .zero)
  }

  /// True counts: the larger one of cl100k and o200k.
  static let samples: [(text: String, trueCount: Int)] = [
    ("src/main/java/org/example/storage/FileSystemStorage.java:\n", 11),
    ("⋮\n", 4),
    ("│class Shop(Base):\n", 5),
    ("│    def find_by_name(self, name: str, *, limit: int = 10) -> list[Item]:\n", 25),
    ("│@dataclass(frozen=True)\n", 8),
    ("│export async function loadSettings(path: string): Promise<Settings>\n", 14),
    ("│  private readonly subscriptions = new Map<string, Subscription>();\n", 12),
    ("│func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request)\n", 19),
    ("│pub fn parse_args<I, T>(iter: I) -> Result<Self, Error>\n", 19),
    ("│where\n", 3),
    ("│    I: IntoIterator<Item = T>,\n", 10),
    ("│    public static <T extends Comparable<T>> T max(Collection<? extends T> items)\n", 19),
    ("│static int ring_push(struct ring *ring, const void *data, size_t size);\n", 19),
    ("│#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))\n", 18),
    ("│template <typename Key, typename Value, std::size_t N = 16>\n", 18),
    ("│  def self.configure(name, **options, &block)\n", 13),
    ("│\tReadTimeout  time.Duration `json:\"read_timeout\"`\n", 12),
    ("│public protocol EventLoopGroup: AnyObject, Sendable\n", 13),
    (
      "│    public async Task<IReadOnlyList<Order>> GetOrdersAsync(int customerId, CancellationToken token = default)\n",
      24
    ),
    ("│const DEFAULT_TIMEOUT_MS = 30000\n", 10),
    ("lib/vtls/x509asn1.c:\n", 9),
    ("│# основной класс\n", 7),
    ("│// 选择最重要的定义\n", 10),
    ("│  \"emoji\": \"🚀🎉\",\n", 13),
    ("(41 of 1,204 files · 312 of 9,870 definitions · 1,018/1,024 tokens)\n", 28),
  ]

  @Test func `a map costs a little more than its true count`() {
    let signs: Set<Character> = ["│", "⋮", "·"]
    let lines = TokenEstimatorTests.samples.filter { line in
      line.text.allSatisfy { $0.isASCII || signs.contains($0) }
    }
    let text = lines.map { $0.text }.joined()
    let trueCount = lines.reduce(0) { $0 + $1.trueCount }
    let ratio = Double(estimator.tokens(estimator.sum(text))) / Double(trueCount)
    #expect(ratio > 1 && ratio < 1.1, "\(ratio)")
  }

  @Test(arguments: samples)
  func `no line is said to have less than it has, nor far more`(text: String, trueCount: Int) {
    let count = estimator.tokens(estimator.sum(text))
    #expect(count >= trueCount)
    #expect(Double(count) < Double(trueCount) * 2 + 4)
  }

  @Test func `the margin is a smaller part of a larger text`() {
    var last = Double.infinity
    for tokens in [1, 10, 100, 1000, 10_000, 100_000] {
      let part = Double(estimator.tokens(TokenCount(tokens: tokens))) / Double(tokens)
      #expect(part > 1 && part <= last)
      last = part
    }
  }

  /// Words, signs, space, line ends and characters of other scripts.
  private static func randomText(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "def", "HTTPServer", "camelCase", "snake_case", "A", "x", "12345", "7", " ", "    ", "\t",
      "\n", "\n\n", "\r\n", "(", "):", "->", "::", "===", "/", "│", "⋮", "…", "é", "данные", "定義",
      "🚀", "\u{1B}",
    ]
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<40, using: &random) { text += random.pick(pieces).utf8 }
    return text
  }
}
