namespace scan {
int depth(int start);
//  ^ definition.function scope=- signature="int depth(int start);"

int descend(int depth) {
//  ^ definition.function scope=- signature="descend(int depth)"
  if (depth) {
int level(Scanner& scanner);
//        ^ reference.type
struct Scanner { int level; };
//     ^ definition.struct scope=-
//                   ^ definition.field scope=Scanner
static int ascend(int depth)
//         ^ definition.function scope=- private
{
  return level(depth);
//       ^ reference.call
}
}
