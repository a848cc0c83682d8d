#include "broken.hpp"
//        ^ import.include source=broken.hpp

namespace app {
//        ^ definition.namespace scope=- signature="namespace app"

class Good {
//    ^ definition.class scope=app signature="class Good"
 public:
  int size() const { return size_; }
//    ^ definition.method scope=app.Good signature="int size() const"
  void ;;; oops( {
//         ^ reference.type
  int size_;
//    ^ definition.field scope=app.Good
};

int wrong = ;
//  ^ definition.variable scope=app

void Good::run() { step(; }
//         ^ definition.method scope=app.Good signature="void Good::run()"
//                 ^ reference.call

int fine(int a) { return a; }
//  ^ definition.function scope=app signature="int fine(int a)"

}  // namespace app

int last() { return app::fine(1; }
//  ^ definition.function scope=- signature="int last()"
//                       ^ reference.call

struct Tail { int x; };
//     ^ definition.struct scope=- signature="struct Tail"
//                ^ definition.field scope=Tail
