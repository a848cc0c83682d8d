#include "mesh/stl_writer.hpp"

namespace mesh {

namespace {
void writePoint(std::ostream& output, const Vector3& point) {
  output << "vertex " << point[0] << ' ' << point[1] << ' ' << point[2] << '\n';
}
}  // namespace

StlWriter::StlWriter(std::ostream& output, std::string name)
    : output_(output), name_(std::move(name)) {
  output_ << "solid " << name_ << '\n';
}

void StlWriter::visit(const Mesh& mesh, const Triangle& triangle) {
  for (auto index : {triangle.a, triangle.b, triangle.c}) writePoint(output_, mesh.points()[index]);
}

void StlWriter::finish() { output_ << "endsolid " << name_ << '\n'; }

}  // namespace mesh
