// Stands before the damage.
__global__ void before(float* p) { p[threadIdx.x] = 0; }
//              ^ definition.function scope=- doc signature="__global__ void before(float* p)"

__global__ void damaged(float* p) { p[0] = ; }
//              ^ definition.function scope=- signature="__global__ void damaged(float* p)"

__shared__ = 3;
struct Sound { int size; int ; };
//     ^ definition.struct scope=- signature="struct Sound"
//                 ^ definition.field scope=Sound

// Stands behind it.
__device__ int after(Sound s) { return twice(s.size; }
//             ^ definition.function scope=- doc signature="__device__ int after(Sound s)"
//                   ^ reference.type
//                                     ^ reference.call

void host() { before<<<1, 2>>(nullptr); }
//   ^ definition.function scope=- signature="void host()"

int last() { return 1; }
//  ^ definition.function scope=- signature="int last()"
