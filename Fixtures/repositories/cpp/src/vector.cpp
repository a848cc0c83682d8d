#include "mesh/vector.hpp"

namespace mesh {

template <typename T, std::size_t N>
Vector<T, N> Vector<T, N>::operator-(const Vector& other) const {
  Vector result;
  for (std::size_t i = 0; i < N; ++i) result[i] = values_[i] - other[i];
  return result;
}

template <typename T, std::size_t N>
T Vector<T, N>::dot(const Vector& other) const {
  T sum{};
  for (std::size_t i = 0; i < N; ++i) sum += values_[i] * other[i];
  return sum;
}

Vector3 cross(const Vector3& a, const Vector3& b) {
  return Vector3({a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]});
}

template class Vector<double, 3>;

}  // namespace mesh
