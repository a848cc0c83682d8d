#include "mesh/visitor.hpp"

namespace mesh {

void walk(const Mesh& mesh, Visitor& visitor) {
  for (const Triangle& triangle : mesh.triangles()) visitor.visit(mesh, triangle);
}

}  // namespace mesh
