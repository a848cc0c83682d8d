module sound
!      ^ definition.module scope=- signature="module sound"
  implicit none
  integer, parameter :: pitch = 440
!                       ^ definition.constant scope=sound signature="integer, parameter :: pitch = 440"
contains
  subroutine before(x)
!            ^ definition.function scope=sound signature="subroutine before(x)"
    integer, intent(in) :: x
    call start(x
!        ^ reference.call
    y = = 3
  end subroutine before

  integer function after(y)
    after = before_after(y)
!           ^ reference.call
  end function after
end module sound

subroutine last(x)
!          ^ definition.function scope=- signature="subroutine last(x)"
  call after(x)
!      ^ reference.call
end subroutine last

function wrong(a, = 3
