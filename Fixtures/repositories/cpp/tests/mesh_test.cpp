#include "mesh/mesh.hpp"

#include <cassert>

using mesh::Mesh;
using mesh::Vector3;

static Mesh makeSquare() {
  Mesh square;
  auto a = square.addPoint(Vector3({0, 0, 0}));
  auto b = square.addPoint(Vector3({1, 0, 0}));
  auto c = square.addPoint(Vector3({1, 1, 0}));
  square.addTriangle(a, b, c);
  return square;
}

int main() {
  assert(makeSquare().area() == 0.5);
}
