!> Plane figures and what can be measured of them.
module shapes
!      ^ definition.module scope=- doc signature="module shapes"
  use, intrinsic :: iso_fortran_env, only: real64, wide => int64
!                                          ^ import.name source=iso_fortran_env name=real64
!                                                          ^ import.name source=iso_fortran_env name=int64 alias=wide
  use base_types
!     ^ import.module source=base_types
  use units, metre => meter
!                     ^ import.name source=units name=meter alias=metre
  implicit none
  private
  public :: area, shape_t

  integer, parameter, public :: dp = real64
!                               ^ definition.constant scope=shapes exported signature="integer, parameter, public :: dp = real64"
  real(dp), private, parameter :: pi = 3.14_dp, half = 0.5_dp
!                                 ^ definition.constant scope=shapes private signature="real(dp), private, parameter :: pi = 3.14_dp, half = 0.5_dp"
!                                               ^ definition.constant scope=shapes private signature="real(dp), private, parameter :: pi = 3.14_dp, half = 0.5_dp"
  character(len=*), dimension(2), parameter :: names = [ "circle", "square" ]
!                                              ^ definition.constant scope=shapes private signature="character(len=*), dimension(2), parameter :: names ="
  integer, save :: made = 0, lost
!                  ^ definition.variable scope=shapes private signature="integer, save :: made = 0, lost"
!                            ^ definition.variable scope=shapes private signature="integer, save :: made = 0, lost"
  real(dp), public, allocatable :: cache(:)
!                                  ^ definition.variable scope=shapes exported signature="real(dp), public, allocatable :: cache(:)"
  class(shape_t), pointer :: newest => null()
!       ^ reference.type
!                            ^ definition.variable scope=shapes private signature="class(shape_t), pointer :: newest => null()"

  !> What all figures have.
  type, abstract, public :: shape_t
!                           ^ definition.struct scope=shapes doc exported signature="type, abstract, public :: shape_t"
    private
    character(len=10) :: name = "none"
!                        ^ definition.field scope=shapes.shape_t private
    real(dp), allocatable :: points(:,:)
!                            ^ definition.field scope=shapes.shape_t private
    integer, public :: sides(4) = 0
!                      ^ definition.field scope=shapes.shape_t exported
    procedure(changed), pointer, nopass :: on_change => null()
!             ^ reference.type
!                                          ^ definition.field scope=shapes.shape_t private
  contains
    procedure :: describe => describe_shape
!                ^ definition.method scope=shapes.shape_t signature="procedure :: describe => describe_shape"
!                            ^ reference.call
    procedure, public, nopass :: register, forget
!                                ^ definition.method scope=shapes.shape_t exported signature="procedure, public, nopass :: register, forget"
!                                          ^ definition.method scope=shapes.shape_t exported signature="procedure, public, nopass :: register, forget"
    procedure(measure), deferred :: area
!             ^ reference.type
!                                   ^ definition.method scope=shapes.shape_t signature="procedure(measure), deferred :: area"
    generic, public :: operator(+) => add_shape, add_number
!                      ^ definition.method scope=shapes.shape_t exported signature="generic, public :: operator(+) => add_shape, add_number"
!                                     ^ reference.call
!                                                ^ reference.call
    generic :: show => describe
!              ^ definition.method scope=shapes.shape_t signature="generic :: show => describe"
!                      ^ reference.call
    final :: destroy_shape
!            ^ reference.call
  end type shape_t

  type, extends(shape_t) :: circle_t
!               ^ reference.implementation
!                           ^ definition.struct scope=shapes private signature="type, extends(shape_t) :: circle_t"
    real(dp) :: radius
!               ^ definition.field scope=shapes.circle_t
    type(point_t), pointer :: centre
!        ^ reference.type
!                             ^ definition.field scope=shapes.circle_t
  contains
    procedure :: area => circle_area
!                ^ definition.method scope=shapes.circle_t signature="procedure :: area => circle_area"
!                        ^ reference.call
  end type

  abstract interface
    function measure(self) result(value)
!            ^ definition.function scope=shapes signature="function measure(self) result(value)"
      import :: shape_t, dp
      class(shape_t), intent(in) :: self
!           ^ reference.type
      real(dp) :: value
    end function
    subroutine changed()
!              ^ definition.function scope=shapes signature="subroutine changed()"
    end subroutine
  end interface

  interface area
!           ^ definition.interface scope=shapes exported signature="interface area"
    module procedure circle_area, square_area
!                    ^ reference.call
!                                 ^ reference.call
  end interface area

  interface operator(.touches.)
!           ^ definition.interface scope=shapes private signature="interface operator(.touches.)"
    procedure :: circles_touch
!                ^ reference.call
  end interface

  enum, bind(c)
    enumerator :: red = 1, green
!                 ^ definition.enumerator scope=shapes
!                          ^ definition.enumerator scope=shapes
    enumerator blue
!              ^ definition.enumerator scope=shapes
  end enum

contains

  !> The area of a circle.
  pure elemental function circle_area(self) result(value)
!                         ^ definition.function scope=shapes doc private signature="pure elemental function circle_area(self) result(value)"
    class(circle_t), intent(in) :: self
!         ^ reference.type
    real(dp) :: value
    value = pi * self%radius ** 2 + sqrt(offset(self%radius))
!                                        ^ reference.call
  end function circle_area

  recursive subroutine describe_shape(self, &
!                      ^ definition.function scope=shapes private lines=3 signature="depth)"
      unit, &
      depth)
    class(shape_t), intent(in) :: self
!         ^ reference.type
    integer, intent(in) :: unit, depth
    type(circle_t) :: copy
!        ^ reference.type
    integer :: local
    call print_line(unit, self%name)
!        ^ reference.call
    call self%register()
!             ^ reference.call
    copy = circle_t(1.0_dp)
!          ^ reference.call
    cache(1) = self%area()
!   ^ reference.identifier
!                   ^ reference.call
    self%sides(2) = 3
!        ^ reference.identifier
    allocate(circle_t :: newest)
!            ^ reference.type
    select type (self)
    class is (circle_t)
!             ^ reference.type
      if (copy .touches. self) call self%centre%move(1)
!              ^ reference.call
!                                               ^ reference.call
    end select
  contains
    integer function doubled(n)
!                    ^ definition.function scope=shapes.describe_shape local signature="integer function doubled(n)"
      integer, intent(in) :: n
      doubled = 2 * n
    end function
  end subroutine describe_shape

  subroutine test_area(error)
!            ^ definition.function scope=shapes private test signature="subroutine test_area(error)"
    type(error_t), allocatable, intent(out) :: error
!        ^ reference.type
    call check(error, area(circle_t(1.0_dp)) > 3)
!        ^ reference.call
!                     ^ reference.call
!                          ^ reference.call
  end subroutine test_area
end module shapes
