module;
#include <cstddef>
//       ^ import.include source=cstddef
export module app.core;
import std;
//     ^ import.module source=std
import app.util;
//     ^ import.module source=app.util

#define APP_API __attribute__((visibility("default")))
//      ^ definition.macro scope=-
#define APP_MAX(a, b) ((a) > (b) ? (a) : (b))
//      ^ definition.macro scope=- signature="#define APP_MAX(a, b)"

class APP_API Window : public View {
//            ^ definition.class scope=- signature="class APP_API Window : public View"
//                            ^ reference.implementation
  int width;
//    ^ definition.field scope=Window
};

class Model {
//    ^ definition.class scope=- signature="class Model"
public:
  Model();
//^ definition.constructor scope=Model
  NLOHMANN_DEFINE_TYPE_INTRUSIVE(Model, value)
//^ reference.macro
//                               ^ reference.type
//                                      ^ reference.type
  int value;
//    ^ definition.field scope=Model
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Model, value)
// <- reference.macro

TEST(ModelTest, Loads) {
// <- reference.macro
//   ^ reference.type
//              ^ definition.function scope=ModelTest test signature="TEST(ModelTest, Loads)"
  int local = APP_MAX(1, 2);
//            ^ reference.call
  if (local > LIMIT) {
//            ^ reference.constant
    check(local);
//  ^ reference.call
  }
}

TEST_IMPL(model_saves) {
// <- reference.macro
//        ^ definition.function scope=- test
}

class Counter {
//    ^ definition.class scope=-
  void Add(int more) EXCLUSIVE_LOCKS_REQUIRED(mutex_);
//     ^ definition.method scope=Counter signature="void Add(int more)"
//                   ^ reference.macro
//                                            ^ reference.type
  int Read() const LOCKS_EXCLUDED(mutex_) {
//    ^ definition.method scope=Counter signature="int Read() const"
//                 ^ reference.macro
//                                ^ reference.type
    return count_;
  }
  int count_ GUARDED_BY(mutex_);
//    ^ definition.field scope=Counter
//           ^ reference.macro
//                      ^ reference.type
};

typedef Model* (*ModelFactory)(const char*);
//      ^ reference.type
//               ^ definition.type scope=-

MODEL_EXPORT Model* find_model(int id);
// <- reference.macro
//           ^ reference.type
//                  ^ definition.function scope=- signature="MODEL_EXPORT Model* find_model(int id);"

TEST_CASE("saves") {
// <- reference.macro
  Model model;
//^ reference.type
}

#ifdef APP_TRACE
//     ^ reference.macro
static int trace_level = 1;
//         ^ definition.variable scope=-
void trace(const char* text);
//   ^ definition.function scope=-
#endif

namespace app {
//        ^ definition.namespace scope=- signature="namespace app"
REGISTER_TYPE(Model);
// <- reference.macro
Q_DECLARE_METATYPE(Model);
// <- reference.macro

[[deprecated]] int old_value();
//^ reference.attribute
//                 ^ definition.function scope=app

typedef struct Pair {
//             ^ definition.struct scope=app signature="struct Pair"
  int a;
//    ^ definition.field scope=app.Pair
} Pair, *PairPtr;
//^ reference.type
//       ^ definition.type scope=app

union Bits {
//    ^ definition.union scope=app signature="union Bits"
  float f;
//      ^ definition.field scope=app.Bits
};
}  // namespace app
