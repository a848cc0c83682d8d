#include "mesh/mesh.hpp"

namespace mesh {

Mesh::PointIndex Mesh::addPoint(const Vector3& point) {
  points_.push_back(point);
  return static_cast<PointIndex>(points_.size() - 1);
}

void Mesh::addTriangle(PointIndex a, PointIndex b, PointIndex c) {
  triangles_.push_back({a, b, c});
}

Vector3 Mesh::normal(const Triangle& triangle, Winding winding) const {
  const Vector3 ab = points_[triangle.b] - points_[triangle.a];
  const Vector3 ac = points_[triangle.c] - points_[triangle.a];
  return winding == Winding::clockwise ? cross(ac, ab) : cross(ab, ac);
}

double Mesh::area() const {
  double sum = 0;
  for (const Triangle& triangle : triangles_) sum += normal(triangle).length() / 2;
  return sum;
}

}  // namespace mesh
