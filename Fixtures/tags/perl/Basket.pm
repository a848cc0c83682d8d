package Shop::Basket;
#       ^ definition.module scope=- signature="package Shop::Basket;"
use Mojo::Base 'Shop::Component', -signatures;
#   ^ import.module source=Mojo::Base
#               ^ import.module source=Shop::Component
#               ^ reference.implementation

use Carp 'croak';
#   ^ import.module source=Carp
#         ^ import.name source=Carp name=croak
use List::Util qw(sum);
#   ^ import.module source=List::Util
#                 ^ import.name source=List::Util name=sum
use Scalar::Util 'blessed', 'weaken';
#   ^ import.module source=Scalar::Util
#                 ^ import.name source=Scalar::Util name=blessed
#                            ^ import.name source=Scalar::Util name=weaken
use Shop::Item ();
#   ^ import.module source=Shop::Item
use POSIX qw(floor ceil);
#   ^ import.module source=POSIX
require Shop::Currency;
#       ^ import.module source=Shop::Currency

# Most that one may buy.
use constant LIMIT => 50;
#            ^ definition.constant scope=Shop.Basket doc signature="use constant LIMIT => 50;"
use constant {
  MINIMUM => 1,
# ^ definition.constant scope=Shop.Basket
  MAXIMUM => LIMIT,
# ^ definition.constant scope=Shop.Basket
#            ^ reference.constant
};

our $VERSION = '2.1';
#    ^ definition.variable scope=Shop.Basket signature="our $VERSION = '2.1'"
our @EXPORT_OK = qw(total);
our %RATES = (standard => 20, reduced => 5);
#    ^ definition.variable scope=Shop.Basket signature="our %RATES = (standard => 20, reduced => 5)"
my $COUNTER = 0;
#   ^ definition.variable scope=- private signature="my $COUNTER = 0"
my $quiet = 1;

has 'owner';
# <- reference.call
#    ^ definition.property scope=Shop.Basket signature="has 'owner'"
has currency => 'EUR';
# <- reference.call
#   ^ definition.property scope=Shop.Basket signature="has currency => 'EUR'"
has items    => sub { [] };
# <- reference.call
#   ^ definition.property scope=Shop.Basket signature="has items    => sub"
has ['opened', 'closed'];
# <- reference.call
#     ^ definition.property scope=Shop.Basket signature="has ['opened', 'closed']"
#               ^ definition.property scope=Shop.Basket signature="has ['opened', 'closed']"
has [qw(note)];
# <- reference.call
#       ^ definition.property scope=Shop.Basket signature="has [qw(note)]"

# Adds an item.
sub add ($self, $item, $count = 1, %options) {
#   ^ definition.function scope=Shop.Basket doc signature="sub add ($self, $item, $count = 1, %options)"
  croak "bad item" unless blessed($item);
# ^ reference.call
#                         ^ reference.call
  push @{$self->items}, Shop::Item->new(name => $item)->times($count);
# ^ reference.call
#               ^ reference.call
#                       ^ reference.class
#                                                       ^ reference.call
  $COUNTER++;
  return $self->_changed(LIMIT);
#               ^ reference.call
#                        ^ reference.constant
}

=head2 total

  my $total = $basket->total;

=cut
sub total {
#   ^ definition.function scope=Shop.Basket doc signature="sub total"
  my ($self) = @_;
  return sum(map { $_->price } @{$self->items}) || 0;
#        ^ reference.call
#                      ^ reference.call
#                                       ^ reference.call
}

sub clear { shift->items([]) }
#   ^ definition.function scope=Shop.Basket signature="sub clear"
#                  ^ reference.call

around add => sub ($next, $self, @args) {
# <- reference.call
#      ^ definition.method scope=Shop.Basket signature="around add => sub ($next, $self, @args)"
  return $self->$next(@args);
#               ^ reference.call
};

sub _changed ($self, $size) { Shop::Log->default->info("changed: $size") }
#   ^ definition.function scope=Shop.Basket private signature="sub _changed ($self, $size)"
#                             ^ reference.type
#                                        ^ reference.call
#                                                 ^ reference.call

*sum_of = sub { total(@_) };
#^ definition.function scope=Shop.Basket signature="*sum_of = sub"
#               ^ reference.call

1;

__END__

=head1 NAME

Shop::Basket - what somebody is about to buy
