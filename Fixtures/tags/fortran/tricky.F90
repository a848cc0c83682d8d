#include "config.h"
!        ^ import.include source=config.h
#define LIMIT 100
!       ^ definition.macro scope=- signature="#define LIMIT 100"
#ifdef USE_MPI
!      ^ reference.macro
subroutine parallel()
!          ^ definition.function scope=- signature="subroutine parallel()"
end subroutine
#endif

submodule (shapes:shapes_impl) shapes_more
!          ^ import.module source=shapes
!                 ^ reference.implementation
!                              ^ definition.module scope=- signature="submodule (shapes:shapes_impl) shapes_more"
  integer, parameter :: steps = 4
!                       ^ definition.constant scope=shapes_more signature="integer, parameter :: steps = 4"
  integer :: tries
!            ^ definition.variable scope=shapes_more signature="integer :: tries"
contains
  module subroutine refine(x)
!                   ^ definition.function scope=shapes_more signature="module subroutine refine(x)"
    real, intent(inout) :: x
  end subroutine
  module procedure reduce
!                  ^ definition.function scope=shapes_more signature="module procedure reduce"
    x = 1
  end procedure reduce
end submodule shapes_more

PROGRAM Main ! begins here
!       ^ definition.module scope=- signature="PROGRAM Main"
  USE shapes, ONLY: area
!                   ^ import.name source=shapes name=area
  integer :: local
  include "common.inc"
!         ^ import.include source=common.inc
  PRINT *, area(shape)
!          ^ reference.call
END PROGRAM Main

block data defaults
!          ^ definition.module scope=- signature="block data defaults"
  common /settings/ level, depth
end block data

type(node_t) function make_node(key) bind(c, name="make_node")
!    ^ reference.type
!                     ^ definition.function scope=-
  entry remake_node(key)
!       ^ definition.function scope=make_node local signature="entry remake_node(key)"
  make_node%key = key; call store(make_node)
!                           ^ reference.call
end function

function bare
!        ^ definition.function scope=- signature="function bare"
end

module kinds
!      ^ definition.module scope=- signature="module kinds"
  enumeration type :: color
!                     ^ definition.enum scope=kinds signature="enumeration type :: color"
    enumerator :: cyan, magenta
!                 ^ definition.enumerator scope=kinds.color
!                       ^ definition.enumerator scope=kinds.color
  end enumeration type
  interface
    module subroutine swap(a, b)
!                     ^ definition.function scope=kinds signature="module subroutine swap(a, b)"
    end subroutine swap
  end interface
  interface assignment(=)
!           ^ definition.interface scope=kinds signature="interface assignment(=)"
    module procedure assign_text
!                    ^ reference.call
  end interface
  type :: empty_t
!         ^ definition.struct scope=kinds signature="type :: empty_t"
  end type
  type, public :: pair_t(k)
!                 ^ definition.struct scope=kinds exported signature="type, public :: pair_t(k)"
    integer, kind :: k = 4
!                    ^ definition.field scope=kinds.pair_t
  end type pair_t; integer :: after_type
!                             ^ definition.variable scope=kinds signature="integer :: after_type"
end module kinds

module bound
!      ^ definition.module scope=- signature="module bound"
  use operators, only: operator(+), assignment(=)
!                      ^ import.name source=operators name=operator(+)
!                                   ^ import.name source=operators name=assignment(=)
  type, public :: core_t
!                 ^ definition.struct scope=bound exported signature="type, public :: core_t"
  contains
    private
    procedure, pass(me) :: first, second
!                          ^ definition.method scope=bound.core_t private signature="procedure, pass(me) :: first, second"
!                                 ^ definition.method scope=bound.core_t private signature="procedure, pass(me) :: first, second"
    procedure, public :: run => run_core
!                        ^ definition.method scope=bound.core_t exported signature="procedure, public :: run => run_core"
!                               ^ reference.call
    generic, public :: write(formatted) => write_core
!                      ^ definition.method scope=bound.core_t exported signature="generic, public :: write(formatted) => write_core"
!                                          ^ reference.call
    generic :: assignment(=) => assign_core
!              ^ definition.method scope=bound.core_t private signature="generic :: assignment(=) => assign_core"
!                               ^ reference.call
  end type core_t
  real :: left; real :: right
!         ^ definition.variable scope=bound signature="real :: left"
!                       ^ definition.variable scope=bound signature="real :: right"
end module bound
