#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace mesh {

/// A point or direction in N dimensions.
template <typename T, std::size_t N>
class Vector {
 public:
  Vector() = default;
  explicit Vector(std::array<T, N> values) : values_(values) {}

  T operator[](std::size_t index) const { return values_[index]; }
  T& operator[](std::size_t index) { return values_[index]; }

  Vector operator-(const Vector& other) const;
  T dot(const Vector& other) const;
  T length() const { return std::sqrt(dot(*this)); }

 private:
  std::array<T, N> values_{};
};

using Vector3 = Vector<double, 3>;

Vector3 cross(const Vector3& a, const Vector3& b);

}  // namespace mesh
