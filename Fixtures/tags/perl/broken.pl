package Before;
#       ^ definition.module scope=- signature="package Before;"
use File::Spec;
#   ^ import.module source=File::Spec

sub fine { return File::Spec->catfile(@_) }
#   ^ definition.function scope=Before signature="sub fine"
#                 ^ reference.type
#                             ^ reference.call

sub broken {
#   ^ definition.function scope=Before signature="sub broken"
  my ($x = = 3;
  return )
}

sub after { fine(1) }
#   ^ definition.function scope=Before signature="sub after"
#           ^ reference.call

package After {
#       ^ definition.module scope=- signature="package After"
  sub last_one { after() }
#     ^ definition.function scope=After signature="sub last_one"
#                ^ reference.call
}
