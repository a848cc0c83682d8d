int scan(int depth);
//  ^ definition.function scope=- signature="int scan(int depth);"

int descend(int depth) {
//  ^ definition.function scope=- signature="descend(int depth)"
  if (depth) {
int level(struct scanner *scanner);
//  ^ definition.function scope=- signature="int level(struct scanner *scanner);"
//               ^ reference.type
#define LEVELS 3
//      ^ definition.macro scope=-
struct scanner { int level; };
//     ^ definition.struct scope=-
//                   ^ definition.field scope=scanner
static int ascend(int depth)
//         ^ definition.function scope=- private
{
  return scan(depth);
//       ^ reference.call
}
int stop(int depth) NO_RETURN;
//  ^ definition.function scope=-
//                  ^ reference.constant
