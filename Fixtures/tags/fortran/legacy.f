      SUBROUTINE SWAP(A, B,
!                ^ definition.function scope=- lines=2 signature="&                N)"
     &                N)
      INTEGER N, I
      REAL A(N), B(N), T
      COMMON /BLK/ X, Y
      DO 10 I = 1, N
        T = A(I)
        A(I) = B(I)
        B(I) = T
   10 CONTINUE
      CALL CHECK(A)
!          ^ reference.call
      IF (ISBAD(N) .GT. 0) GOTO 20
!         ^ reference.call
   20 RETURN
      END
C
C     The distance of a point: SQRT(X**2 + Y**2).
C
      REAL FUNCTION DIST(X, Y)
!                   ^ definition.function scope=- signature="REAL FUNCTION DIST(X, Y)"
      DIST = SQRT(X*X + Y*Y)
      RETURN
      END
      PROGRAM DRIVER
!             ^ definition.module scope=- signature="PROGRAM DRIVER"
      CALL SWAP(A, B, 3)
!          ^ reference.call
      END
