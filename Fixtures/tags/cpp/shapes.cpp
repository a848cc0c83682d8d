#include <memory>
//       ^ import.include source=memory
#include "shapes.hpp"
//        ^ import.include source=shapes.hpp

using std::swap;
//         ^ reference.identifier
using namespace std;
using Points = std::vector<Point>;
//    ^ definition.type scope=-
//                  ^ reference.type
//                         ^ reference.type
typedef unsigned char byte_t;
//                    ^ definition.type scope=-
template <class T>
//              ^ reference.type
using Table = std::map<std::string, T>;
//    ^ definition.type scope=- lines=2
//                 ^ reference.type
//                          ^ reference.type
//                                  ^ reference.type

namespace geometry {
//        ^ definition.namespace scope=- signature="namespace geometry"

class Canvas;
//    ^ reference.type

/// Anything that can be drawn.
class Shape {
//    ^ definition.class scope=geometry doc signature="class Shape"
public:
  Shape() = default;
//^ definition.constructor scope=geometry.Shape
  explicit Shape(int id) : id_(id) {}
//         ^ definition.constructor scope=geometry.Shape signature="explicit Shape(int id)"
  Shape(const Shape&) = delete;
//^ definition.constructor scope=geometry.Shape
//            ^ reference.type
  virtual ~Shape();
//        ^ definition.method scope=geometry.Shape
  Shape& operator=(const Shape& other);
//^ reference.type
//       ^ definition.method scope=geometry.Shape
//                       ^ reference.type
  bool operator==(const Shape& other) const { return id_ == other.id_; }
//     ^ definition.method scope=geometry.Shape signature="bool operator==(const Shape& other) const"
//                      ^ reference.type
  explicit operator bool() const { return id_ != 0; }
//         ^ definition.method scope=geometry.Shape signature="explicit operator bool() const"
  /// Draws it.
  virtual void draw(Canvas& canvas) const = 0;
//             ^ definition.method scope=geometry.Shape doc
//                  ^ reference.type
  auto area() const -> double;
//     ^ definition.method scope=geometry.Shape
  static Shape* make();
//       ^ reference.type
//              ^ definition.method scope=geometry.Shape
  static constexpr int kMax = 8;
//                     ^ definition.field scope=geometry.Shape
  friend class Printer;
//             ^ reference.type
  friend void swap(Shape& a, Shape& b) { a.exchange(b); }
//            ^ definition.function scope=geometry.Shape signature="void swap(Shape& a, Shape& b)"
//                 ^ reference.type
//                           ^ reference.type
//                                         ^ reference.call

  enum class Kind : char { Round, Square = 2 };
//           ^ definition.enum scope=geometry.Shape signature="enum class Kind : char"
//                         ^ definition.enumerator scope=geometry.Shape.Kind
//                                ^ definition.enumerator scope=geometry.Shape.Kind
  struct Box {
//       ^ definition.struct scope=geometry.Shape signature="struct Box"
    int width{0}, *heights = nullptr;
//      ^ definition.field scope=geometry.Shape.Box
//                 ^ definition.field scope=geometry.Shape.Box
  };

protected:
  [[nodiscard]] int id() const noexcept { return id_; }
//  ^ reference.attribute
//                  ^ definition.method scope=geometry.Shape signature="[[nodiscard]] int id() const noexcept"
  union {
    int id_;
//      ^ definition.field scope=geometry.Shape
    float weight_;
//        ^ definition.field scope=geometry.Shape
  };
  std::function<void(int)> on_draw_;
//     ^ reference.type
//                         ^ definition.field scope=geometry.Shape
  int (*callback_)(int);
//      ^ definition.field scope=geometry.Shape
  Canvas& canvas_;
//^ reference.type
//        ^ definition.field scope=geometry.Shape
};

inline namespace v2 {
//               ^ definition.namespace scope=geometry signature="inline namespace v2"
struct Circle final : public Shape, private detail::Base<Circle> {
//     ^ definition.struct scope=geometry.v2 signature="struct Circle final : public Shape, private detail::Base<Circle>"
//                           ^ reference.implementation
//                                                  ^ reference.implementation
//                                                       ^ reference.type
  using Shape::Shape;
//             ^ reference.identifier
  using value_type = double;
//      ^ definition.type scope=geometry.v2.Circle
  void draw(Canvas& canvas) const override;
//     ^ definition.method scope=geometry.v2.Circle
//          ^ reference.type
  double radius = 1.0;
//       ^ definition.field scope=geometry.v2.Circle
};
}  // namespace v2

namespace {
int hidden = 0;
//  ^ definition.variable scope=geometry
void helper() {}
//   ^ definition.function scope=geometry signature="void helper()"
}  // namespace

namespace inner::deep {
//               ^ definition.namespace scope=geometry.inner signature="namespace inner::deep"
constexpr int kLimit = 3;
//            ^ definition.constant scope=geometry.inner.deep
}

const double pi = 3.14;
//           ^ definition.constant scope=geometry
inline constexpr auto square = [](double x) {
//                    ^ definition.constant scope=geometry signature="inline constexpr auto square ="
  double local = x * x;
  return local;
};
static std::string label("circle");
//          ^ reference.type
//                 ^ definition.variable scope=geometry
int counters[4], &alias = hidden;
//  ^ definition.variable scope=geometry
//                ^ definition.variable scope=geometry

Shape* Shape::make() { return new Circle(); }
// <- reference.type
//            ^ definition.method scope=geometry.Shape signature="Shape* Shape::make()"
//                                ^ reference.class

Shape::~Shape() {}
//     ^ definition.method scope=geometry.Shape signature="Shape::~Shape()"

double area_of(const Shape& shape);
//     ^ definition.function scope=geometry
//                   ^ reference.type

int Shape::count = 0;
//         ^ definition.field scope=geometry.Shape

}  // namespace geometry

geometry::v2::Circle::Circle(double r)
//                    ^ definition.constructor scope=geometry.v2.Circle signature="geometry::v2::Circle::Circle(double r)"
    : radius(r) {
  std::lock_guard<std::mutex> guard(mutex_);
//     ^ reference.type
//                     ^ reference.type
//                                  ^ reference.type
  Point origin(x, y);
//^ reference.type
//             ^ reference.type
//                ^ reference.type
  auto p = std::make_unique<Point>(1);
//              ^ reference.call
//                          ^ reference.type
  draw(*canvas_);
//^ reference.call
  this->paint(static_cast<int>(r));
//      ^ reference.call
  geometry::area_of(shape);
//          ^ reference.call
  auto q = Point{1};
//         ^ reference.class
}

void geometry::Circle::draw(Canvas& canvas) const {}
//                     ^ definition.method scope=geometry.Circle signature="void geometry::Circle::draw(Canvas& canvas) const"
//                          ^ reference.type

geometry::Shape::operator int() const { return 0; }
//               ^ definition.method scope=geometry.Shape signature="geometry::Shape::operator int() const"

std::ostream& operator<<(std::ostream& out, const Shape& shape) { return out; }
//   ^ reference.type
//            ^ definition.function scope=- signature="std::ostream& operator<<(std::ostream& out, const Shape& shape)"
//                            ^ reference.type
//                                                ^ reference.type

extern "C" {
int c_entry(void);
//  ^ definition.function scope=-
extern int c_level;
//         ^ definition.variable scope=-
}
extern "C" int c_other(void);
//             ^ definition.function scope=-
