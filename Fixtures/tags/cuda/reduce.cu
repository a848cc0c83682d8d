#include <cuda_runtime.h>
//       ^ import.include source=cuda_runtime.h
#include "reduce.cuh"
//        ^ import.include source=reduce.cuh

#define BLOCK_SIZE 256
//      ^ definition.macro scope=- signature="#define BLOCK_SIZE 256"
#define CHECK(call) check((call), __FILE__, __LINE__)
//      ^ definition.macro scope=- signature="#define CHECK(call)"

namespace numbers {
//        ^ definition.namespace scope=- signature="namespace numbers"

__constant__ float weights[16];
//                 ^ definition.variable scope=numbers
__device__ int failures = 0;
//             ^ definition.variable scope=numbers
__managed__ unsigned total;
//                   ^ definition.variable scope=numbers
texture<float, 2> image;
// <- reference.type
//                ^ definition.variable scope=numbers
static __device__ __forceinline__ float square(float x) { return x * x; }
//                                      ^ definition.function scope=numbers private signature="static __device__ __forceinline__ float square(float x)"

/// Sums a block of values.
template <typename T, int Size = BLOCK_SIZE>
//                 ^ reference.type
//                               ^ reference.constant
__global__ void __launch_bounds__(Size, 2) reduce(
//                                         ^ definition.function scope=numbers doc lines=5 signature="size_t count)"
    const T* __restrict__ input,
    //    ^ reference.type
    T* output,
  //^ reference.type
    size_t count)
{
  extern __shared__ T cache[];
  //                ^ reference.type
  __shared__ float tile[Size][Size + 1];
  int index = blockIdx.x * blockDim.x + threadIdx.x;
  cache[threadIdx.x] = index < count ? square(input[index]) : T(0);
  //                                   ^ reference.call
  //                                                          ^ reference.call
  __syncthreads();
  // <- reference.call
  if (threadIdx.x == 0) atomicAdd(&output[blockIdx.x], cache[0]);
  //                    ^ reference.call
}

// Scales in place.
__global__ void scale(float* data, float by) {
//              ^ definition.function scope=numbers doc signature="__global__ void scale(float* data, float by)"
  data[threadIdx.x] *= by;
}

struct Matrix {
//     ^ definition.struct scope=numbers signature="struct Matrix"
  int rows, columns;
  //  ^ definition.field scope=numbers.Matrix
  //        ^ definition.field scope=numbers.Matrix
  float* data;
  //     ^ definition.field scope=numbers.Matrix
  __host__ __device__ Matrix(int rows, int columns);
  //                  ^ definition.constructor scope=numbers.Matrix signature="__host__ __device__ Matrix(int rows, int columns);"
  __host__ __device__ float& at(int row, int column) const { return data[row * columns + column]; }
  //                         ^ definition.method scope=numbers.Matrix signature="__host__ __device__ float& at(int row, int column) const"
  __device__ float operator()(int i) const;
  //               ^ definition.method scope=numbers.Matrix signature="__device__ float operator()(int i) const;"
};

__device__ float Matrix::operator()(int i) const { return data[i]; }
//                       ^ definition.method scope=numbers.Matrix signature="__device__ float Matrix::operator()(int i) const"

}  // namespace numbers

__global__ void declared(int* p);
//              ^ definition.function scope=- signature="__global__ void declared(int* p);"
extern "C" __global__ void plain(int* p) { *p = 1; }
//                         ^ definition.function scope=- signature="__global__ void plain(int* p)"

int main() {
//  ^ definition.function scope=- signature="int main()"
  dim3 grid(16), block(BLOCK_SIZE);
  // <- reference.type
  //                   ^ reference.type
  cudaStream_t stream;
  // <- reference.type
  CHECK(cudaStreamCreate(&stream));
  // <- reference.call
  //    ^ reference.call
  numbers::reduce<float><<<grid, block, 0, stream>>>(nullptr, nullptr, 0);
  //       ^ reference.call
  numbers::scale<<<1, 32>>>(nullptr, 2.0f);
  //       ^ reference.call
  plain<<<dim3(1), 1>>>(nullptr);
  // <- reference.call
  //      ^ reference.call
  cudaMemcpyToSymbol(numbers::weights, nullptr, 0);
  // <- reference.call
  return 0;
}
