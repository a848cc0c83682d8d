#pragma once

#include <ostream>
#include <string>

#include "mesh/visitor.hpp"

namespace mesh {

class StlWriter final : public Visitor {
 public:
  explicit StlWriter(std::ostream& output, std::string name = "mesh");
  void visit(const Mesh& mesh, const Triangle& triangle) override;
  void finish();

 private:
  std::ostream& output_;
  std::string name_;
};

}  // namespace mesh
