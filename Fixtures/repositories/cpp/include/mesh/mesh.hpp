#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "mesh/vector.hpp"

namespace mesh {

struct Triangle {
  std::uint32_t a, b, c;
};

enum class Winding { clockwise, counterClockwise };

/// Triangles over shared points.
class Mesh {
 public:
  using PointIndex = std::uint32_t;

  PointIndex addPoint(const Vector3& point);
  void addTriangle(PointIndex a, PointIndex b, PointIndex c);

  const std::vector<Vector3>& points() const noexcept { return points_; }
  const std::vector<Triangle>& triangles() const noexcept { return triangles_; }

  Vector3 normal(const Triangle& triangle, Winding winding = Winding::counterClockwise) const;
  double area() const;

 private:
  std::vector<Vector3> points_;
  std::vector<Triangle> triangles_;
};

}  // namespace mesh
