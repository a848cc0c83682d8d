import Testing

@testable import MapRendering

/// One source, the names to show, and the map.
struct RenderingCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var language: String
  var show: [String]
  var source: String
  var map: String

  init(_ title: String, _ language: String, show: [String], _ source: String, map: String) {
    testDescription = title
    self.language = language
    self.show = show
    self.source = source
    self.map = map
  }
}

@Suite struct SignatureTests {
  static let cases: [RenderingCase] = [
    RenderingCase(
      "a signature of several lines is complete", "python", show: ["load"],
      """
      def load(
          path: str,  # where
          *,
          strict: bool = True,
      ) -> dict[str, int]:
          return {}
      """,
      map: """
        │def load(
        │    path: str,  # where
        │    *,
        │    strict: bool = True,
        │) -> dict[str, int]:
        """),
    RenderingCase(
      "decorators belong to what they decorate", "python", show: ["total", "Cart"],
      """
      @dataclass(frozen=True)
      @register
      class Cart(Base):
          items: list

          @property
          @cached
          def total(self): return sum(
              self.items)

          def clear(self):
              pass
      """,
      map: """
        │@dataclass(frozen=True)
        │@register
        │class Cart(Base):
        │    @property
        │    @cached
        │    def total(self):
        """),
    RenderingCase(
      "a body on the line of the signature is left out", "python", show: ["one", "Two"],
      """
      def one(): return 1
      class Two: pass
      """,
      map: """
        │def one():
        │class Two:
        """),
    RenderingCase(
      "annotations and clauses belong to a signature", "java", show: ["find", "Shop"],
      """
      package shop;

      @Service
      public class Shop<T extends Item>
          implements Closeable {
        private int count = 0;

        @Override
        @SuppressWarnings("unchecked")
        public List<T> find(String name)
            throws IOException { return null; }
      }
      """,
      map: """
        │@Service
        │public class Shop<T extends Item>
        │    implements Closeable
        │  public List<T> find(String name)
        │      throws IOException
        """),
    RenderingCase(
      "attributes and where clauses belong to a signature", "rust", show: ["visit", "Node"],
      """
      #[derive(Debug, Serialize)]
      pub struct Node<T> { pub value: T, left: Option<Box<Node<T>>> }

      impl<T> Node<T>
      where
          T: Ord,
      {
          #[inline]
          pub fn visit<F>(&self, f: &mut F) where F: FnMut(&T) { f(&self.value); }
      }
      """,
      map: """
        │#[derive(Debug, Serialize)]
        │pub struct Node<T>
        │impl<T> Node<T>
        │where
        │    T: Ord,
        │    pub fn visit<F>(&self, f: &mut F) where F: FnMut(&T)
        """),
    RenderingCase(
      "several definitions on one line", "c", show: ["first", "third", "RED", "BLUE"],
      """
      static int first, second(void), third;
      enum color { RED, GREEN, BLUE };
      int f(void) { return 1; } int g(void) { return 2; }
      """,
      map: """
        │static int first, second(void), third;
        │enum color … RED … BLUE
        """),
    RenderingCase(
      "only the second of two on one line", "c", show: ["g"],
      """
      int f(void) { return 1; } int g(void) { return 2; }
      """,
      map: """
        │int g(void)
        """),
    RenderingCase(
      "a name behind the body", "c", show: ["point_t", "pair"],
      """
      typedef struct {
        int x;
        int y;
      } point_t;

      typedef struct pair { int a, b; } pair;

      int after;
      """,
      map: """
        │typedef struct
        │} point_t;
        │typedef struct pair
        """),
    RenderingCase(
      "a macro of several lines, and a prototype", "c", show: ["SWAP", "qsort_r"],
      """
      #define SWAP(a, b) \\
        do { int t = a; a = b; b = t; } while (0)
      void qsort_r(void *base, size_t count,
                   int (*compare)(const void *, const void *));
      """,
      map: """
        │#define SWAP(a, b)
        │void qsort_r(void *base, size_t count,
        │             int (*compare)(const void *, const void *));
        """),
    RenderingCase(
      "templates, initialisers and trailing return types", "cpp", show: ["Stack", "top"],
      """
      template <typename T,
                std::size_t N = 4>
      class Stack : public Base<T> {
       public:
        explicit Stack(int n) : Base<T>(n), count_{0} { reserve(n); }
        auto top() const noexcept -> const T& { return data_[0]; }
      };
      """,
      map: """
        │template <typename T,
        │          std::size_t N = 4>
        │class Stack : public Base<T>
        │  explicit Stack(int n)
        │  auto top() const noexcept -> const T&
        """),
    RenderingCase(
      "arrow functions and methods", "typescript", show: ["add", "Store", "get", "Options"],
      """
      export const add = (a: number, b: number): number => a + b;
      export class Store<K, V> extends Base<K> implements Iterable<V> {
        @memo() private async get<T>(key: K): Promise<T> { return this.map.get(key) as T; }
      }
      export interface Options { strict?: boolean }
      """,
      map: """
        │export const add = (a: number, b: number): number =>
        │export class Store<K, V> extends Base<K> implements Iterable<V>
        │  @memo() private async get<T>(key: K): Promise<T>
        │export interface Options
        """),
    RenderingCase(
      "receivers and struct types", "go", show: ["Serve", "Server"],
      """
      package web

      type Server struct {
      \taddr string
      }

      func (s *Server) Serve(ctx context.Context,
      \tnames ...string) (int, error) {
      \treturn 0, nil
      }
      """,
      map: """
        │type Server struct
        │func (s *Server) Serve(ctx context.Context,
        │\tnames ...string) (int, error)
        """),
    RenderingCase(
      "modules and one-line methods", "ruby", show: ["name", "open"],
      """
      module Shop
        class Cart < Base
          def name = @name
          def self.open(path, mode: 'r', &block)
            new(path)
          end
        end
      end
      """,
      map: """
        │module Shop
        │  class Cart < Base
        │    def name =
        │    def self.open(path, mode: 'r', &block)
        """),
    RenderingCase(
      "attributes, generics and properties", "swift", show: ["run", "count", "Job"],
      """
      @MainActor
      public final class Job<Input: Sendable>: Worker where Input: Hashable {
        public var count: Int { 1 }
        @discardableResult
        public func run(
          _ input: Input
        ) async throws -> Int { count }
      }
      """,
      map: """
        │@MainActor
        │public final class Job<Input: Sendable>: Worker where Input: Hashable
        │  public var count: Int
        │  public func run(
        │    _ input: Input
        │  ) async throws -> Int
        """),
    RenderingCase(
      "attributes and expression bodies", "csharp", show: ["Total", "Add", "Cart"],
      """
      namespace Shop
      {
        [Serializable]
        public class Cart<T> : Base, IEnumerable<T> where T : class
        {
          public int Total => items.Count;
          public async Task<int> Add(T item,
            int count = 1)
          {
            return 1;
          }
        }
      }
      """,
      map: """
        │namespace Shop
        │  [Serializable]
        │  public class Cart<T> : Base, IEnumerable<T> where T : class
        │    public int Total
        │    public async Task<int> Add(T item,
        │      int count = 1)
        """),
  ]

  @Test(arguments: cases)
  func `shows`(example: RenderingCase) throws {
    let map = try rendered(example.language, Array(example.source.utf8), show: example.show)
    #expect(map == example.map + "\n", "\n\(map)")
  }
}
