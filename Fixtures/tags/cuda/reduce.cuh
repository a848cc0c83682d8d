#pragma once

#include <cuda/std/array>
//       ^ import.include source=cuda/std/array

#ifdef __CUDA_ARCH__
//     ^ reference.macro
#define WARP 32
//      ^ definition.macro scope=- signature="#define WARP 32"
#endif

template <class T> struct Span { T* data; size_t size; };
//              ^ reference.type
//                        ^ definition.struct scope=- signature="template <class T> struct Span"
//                               ^ reference.type
//                                  ^ definition.field scope=Span
//                                               ^ definition.field scope=Span
template <> struct Span<void> {};
//                 ^ definition.struct scope=- signature="template <> struct Span<void>"

class Stream final : public Handle<cudaStream_t> {
//    ^ definition.class scope=- signature="class Stream final : public Handle<cudaStream_t>"
//                          ^ reference.implementation
//                                 ^ reference.type
 public:
  explicit Stream(int device = 0);
  //       ^ definition.constructor scope=Stream signature="explicit Stream(int device = 0);"
  ~Stream() noexcept;
  // <- definition.method scope=Stream signature="~Stream() noexcept;"
  template <typename F, typename... Args> void launch(F kernel, Args&&... args) {
  //                 ^ reference.type
  //                                ^ reference.type
  //                                           ^ definition.method scope=Stream signature="template <typename F, typename... Args> void launch(F kernel, Args&&... args)"
  //                                                  ^ reference.type
  //                                                            ^ reference.type
    kernel<<<grid_, block_, 0, handle_>>>(std::forward<Args>(args)...);
  //^ reference.call
    //                                         ^ reference.call
    //                                                 ^ reference.type
  }
 private:
  dim3 grid_, block_;
  // <- reference.type
  //   ^ definition.field scope=Stream
  //          ^ definition.field scope=Stream
};

using Kernel = void (*)(int*);
//    ^ definition.type scope=- signature="using Kernel = void (*)(int*);"
enum class Mode : int { kFast, kExact = 4 };
//         ^ definition.enum scope=- signature="enum class Mode : int"
//                      ^ definition.enumerator scope=Mode
//                             ^ definition.enumerator scope=Mode
__device__ __constant__ int primes[] = {2, 3, 5};
//                          ^ definition.variable scope=-
__host__ __device__ constexpr int twice(int x) { return 2 * x; }
//                                ^ definition.function scope=- signature="__host__ __device__ constexpr int twice(int x)"
__global__ __launch_bounds__(256) void first(int* p), second(int* p);
//                                     ^ definition.function scope=- signature="__global__ __launch_bounds__(256) void first(int* p), second(int* p);"
//                                                    ^ definition.function scope=- signature="__global__ __launch_bounds__(256) void first(int* p), second(int* p);"
template <typename T> __global__ void zero(T* p);
//                 ^ reference.type
//                                    ^ definition.function scope=- signature="template <typename T> __global__ void zero(T* p);"
//                                         ^ reference.type
template __global__ void zero<float>(float*);
inline __device__ float4 operator+(const float4& a, const float4& b) { return make_float4(a.x + b.x, 0, 0, 0); }
//                ^ reference.type
//                       ^ definition.function scope=- signature="inline __device__ float4 operator+(const float4& a, const float4& b)"
//                                       ^ reference.type
//                                                        ^ reference.type
//                                                                            ^ reference.call
extern __device__ int shared_counter;
//                    ^ definition.variable scope=-
