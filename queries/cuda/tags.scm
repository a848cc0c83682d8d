; inherits: cpp
; CUDA is C++ and a few words more, which the grammar knows: `__global__` and the like are part of the signature, and a
; kernel's call, `f<<<1, 32>>>(x)`, is a call to C++'s patterns.
