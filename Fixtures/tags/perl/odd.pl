#!/usr/bin/env perl
use v5.38;
use strict;
use warnings;
use lib 'lib';
use parent qw(Exporter);
#             ^ import.module source=Exporter
#             ^ reference.implementation
use base 'Tiny::Base', 'Tiny::Other';
#         ^ import.module source=Tiny::Base
#         ^ reference.implementation
#                       ^ import.module source=Tiny::Other
#                       ^ reference.implementation
do './setup.pl';
#   ^ import.include source=./setup.pl
require "lib/legacy.pl";
#        ^ import.include source=lib/legacy.pl

package Odd::Shapes 1.2 {
#       ^ definition.module scope=- signature="package Odd::Shapes 1.2"
  use parent -norequire, 'Odd::Base';
#                         ^ reference.implementation
  our @ISA = ('Odd::Root');
#              ^ reference.implementation
  sub area($$) { $_[0] * $_[1] }
#     ^ definition.function scope=Odd.Shapes signature="sub area($$)"
  sub name :lvalue { my $self = shift; $self->{name} }
#     ^ definition.function scope=Odd.Shapes signature="sub name :lvalue"
  package Inner { sub deep { 1 } }
#         ^ definition.module scope=Odd.Shapes signature="package Inner"
#                     ^ definition.function scope=Odd.Shapes.Inner signature="sub deep"
}

class Odd::Point :isa(Odd::Base) {
#     ^ definition.class scope=- signature="class Odd::Point :isa(Odd::Base)"
#                     ^ reference.implementation
  field $x :param = 0;
#        ^ definition.field scope=Odd.Point signature="field $x :param = 0"
  field @tags;
#        ^ definition.field scope=Odd.Point signature="field @tags"
  method move($dx, $dy = 0) { $x += $dx; return $self }
#        ^ definition.method scope=Odd.Point signature="method move($dx, $dy = 0)"
}

package Odd::Tools;
#       ^ definition.module scope=- signature="package Odd::Tools;"
use Moose;
#   ^ import.module source=Moose
extends 'Odd::Base';
# <- reference.call
#        ^ reference.implementation
with 'Role::Named', 'Role::Aged';
# <- reference.call
#     ^ reference.implementation
#                    ^ reference.implementation
use constant DEBUG => 0;
#            ^ definition.constant scope=Odd.Tools signature="use constant DEBUG => 0;"
use constant 'VERBOSE';
#             ^ definition.constant scope=Odd.Tools signature="use constant 'VERBOSE';"
has size => (is => 'rw', isa => 'Int');
# <- reference.call
#   ^ definition.property scope=Odd.Tools signature="has size => (is => 'rw', isa => 'Int')"
sub Odd::Other::far { 1 }
#   ^ definition.function scope=Odd.Tools signature="sub Odd::Other::far"
my sub hidden ($n) { $n }
#      ^ definition.function scope=Odd.Tools private signature="my sub hidden ($n)"
sub run
#   ^ definition.function scope=Odd.Tools signature="sub run"
{
  my $code = \&area;
#              ^ reference.call
  &area(1, 2);
#  ^ reference.call
  print STDERR "x" if DEBUG;
# ^ reference.call
#       ^ reference.call
#                     ^ reference.constant
  Odd::Shapes::area(3, 4);
# ^ reference.call
  my $text = <<"END";
sub not_one { }
END
  return Odd::Shapes->can('area');
#        ^ reference.type
#                     ^ reference.call
}
before 'run' => sub { };
# <- reference.call
#       ^ definition.method scope=Odd.Tools signature="before 'run' => sub"

package Odd::Tools::Guard;
#       ^ definition.module scope=- signature="package Odd::Tools::Guard;"
our $depth;
#    ^ definition.variable scope=Odd.Tools.Guard signature="our $depth"
sub DESTROY { }
#   ^ definition.function scope=Odd.Tools.Guard signature="sub DESTROY"

helper greet => sub ($c, $who) { $c->render(text => "Hello $who") };
# <- reference.call
#      ^ definition.method scope=Odd.Tools.Guard signature="helper greet => sub ($c, $who)"
#                                    ^ reference.call
get '/' => sub ($c) { $c->greet('you') };
# <- reference.call
#                         ^ reference.call
app->helper(reverse_it => sub { scalar reverse $_[1] });
#    ^ reference.call
#           ^ definition.method scope=- signature="app->helper(reverse_it => sub"
#                                      ^ reference.call
sub größe { 1 }
#   ^ definition.function scope=Odd.Tools.Guard signature="sub größe"
app->start;
#    ^ reference.call
