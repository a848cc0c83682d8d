package Shop::BasketTest;
#       ^ definition.module scope=- signature="package Shop::BasketTest;"
use parent 'Test::Class';
#           ^ import.module source=Test::Class
#           ^ reference.implementation
use Test::More;
#   ^ import.module source=Test::More

sub setup : Test(setup) { my $self = shift; $self->{basket} = Shop::Basket->new }
#   ^ definition.function scope=Shop.BasketTest test signature="sub setup : Test(setup)"
#                                                             ^ reference.class

sub adds : Tests(2) {
#   ^ definition.function scope=Shop.BasketTest test signature="sub adds : Tests(2)"
  my $self = shift;
  is $self->{basket}->total, 0;
# ^ reference.call
#                     ^ reference.call
  subtest 'deeper' => sub { ok(1) };
# ^ reference.call
#                           ^ reference.call
}

sub test_total { is(1, 1) }
#   ^ definition.function scope=Shop.BasketTest test signature="sub test_total"
#                ^ reference.call

sub helper_of_tests { return 1 }
#   ^ definition.function scope=Shop.BasketTest signature="sub helper_of_tests"

1;
