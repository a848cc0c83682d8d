#ifndef TEMPLATES_HPP
#define TEMPLATES_HPP
#include <vector>
//       ^ import.include source=vector

/// Sorts itself.
template <typename T>
//                 ^ reference.type
concept Sortable = requires(T t) { t.sort(); };
//      ^ definition.type scope=- doc lines=2
//                          ^ reference.type
//                                   ^ reference.call

/// A list.
template <typename T, class Allocator = std::allocator<T>>
//                 ^ reference.type
//                          ^ reference.type
//                                           ^ reference.type
//                                                     ^ reference.type
  requires Sortable<T>
//         ^ reference.type
//                  ^ reference.type
class List : public Base<T> {
//    ^ definition.class scope=- doc lines=3 signature="class List : public Base<T>"
//                  ^ reference.implementation
//                       ^ reference.type
public:
  template <class It>
//                ^ reference.type
  List(It first, It last);
//^ definition.constructor scope=List lines=2
//     ^ reference.type
//               ^ reference.type
  template <class It> explicit List(It it) : head_(it) {}
//                ^ reference.type
//                             ^ definition.constructor scope=List signature="template <class It> explicit List(It it)"
//                                  ^ reference.type
  template <class U> U get(U fallback) const { return fallback; }
//                ^ reference.type
//                   ^ reference.type
//                     ^ definition.method scope=List signature="template <class U> U get(U fallback) const"
//                         ^ reference.type
  template <class U>
//                ^ reference.type
  void put(U&& value);
//     ^ definition.method scope=List lines=2
//         ^ reference.type
  T& at(int i);
//^ reference.type
//   ^ definition.method scope=List
  T head_;
//^ reference.type
//  ^ definition.field scope=List
};

template <typename T>
//                 ^ reference.type
T& List<T>::at(int i) {
// <- reference.type
// ^ reference.type
//      ^ reference.type
//          ^ definition.method scope=List lines=2 signature="T& List<T>::at(int i)"
  return head_;
}

template <typename T>
//                 ^ reference.type
List<T>::List(int n) {}
// <- reference.type
//   ^ reference.type
//       ^ definition.constructor scope=List lines=2 signature="List<T>::List(int n)"

template <typename T> int List<T>::count = 0;
//                 ^ reference.type
//                        ^ reference.type
//                             ^ reference.type
//                                 ^ definition.field scope=List

template <>
struct std::hash<List<int>> {
//          ^ definition.struct scope=std lines=2 signature="struct std::hash<List<int>>"
//               ^ reference.type
  int operator()(const List<int>& list) const;
//    ^ definition.method scope=std.hash
//                     ^ reference.type
};

template <class T> T twice(T x) { return add<T>(x).template cast<int>(); }
//              ^ reference.type
//                 ^ reference.type
//                   ^ definition.function scope=- signature="template <class T> T twice(T x)"
//                         ^ reference.type
//                                       ^ reference.call
//                                           ^ reference.type
//                                                          ^ reference.call

template <class T>
//              ^ reference.type
T declared(T x,
// <- reference.type
//^ definition.function scope=- lines=3
//         ^ reference.type
           int y);

template <class T> constexpr bool is_small = sizeof(T) < 8;
//              ^ reference.type
//                                ^ definition.constant scope=-

#endif
