#pragma once

#include "mesh/mesh.hpp"

namespace mesh {

/// Sees the triangles of a mesh one by one.
class Visitor {
 public:
  virtual ~Visitor() = default;
  virtual void visit(const Mesh& mesh, const Triangle& triangle) = 0;
};

void walk(const Mesh& mesh, Visitor& visitor);

}  // namespace mesh
