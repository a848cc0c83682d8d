#include "common.hlsli"
//        ^ import.include source=common.hlsli
#pragma pack_matrix(row_major)

#define LIGHTS 4
//      ^ definition.macro scope=- signature="#define LIGHTS 4"

// What every object shares.
cbuffer PerFrame : register(b0)
// <- reference.type
//      ^ definition.variable scope=- doc
//                 ^ reference.call
{
    float4x4 view : packoffset(c0);
  //^ reference.type
    //       ^ definition.field scope=PerFrame
    //              ^ reference.call
    float3 eye;
  //^ reference.type
    //     ^ definition.field scope=PerFrame
    Light lights[LIGHTS];
  //^ reference.type
    //    ^ definition.field scope=PerFrame
    //           ^ reference.constant
};

tbuffer Old { float4 table[16]; }
// <- reference.type
//      ^ definition.variable scope=-
//            ^ reference.type
//                   ^ definition.field scope=Old
ConstantBuffer<Settings> settings : register(b1, space0);
// <- reference.type
//             ^ reference.type
//                       ^ definition.variable scope=-
//                                  ^ reference.call
Texture2D<float4> albedo : register(t0);
// <- reference.type
//        ^ reference.type
//                ^ definition.variable scope=-
//                         ^ reference.call
Texture2DArray shadows : register(t1);
// <- reference.type
//             ^ definition.variable scope=-
//                       ^ reference.call
SamplerState linearSampler : register(s0) { Filter = MIN_MAG_MIP_LINEAR; };
// <- reference.type
//           ^ definition.variable scope=-
//                           ^ reference.call
//                                                   ^ reference.constant
SamplerComparisonState compare : register(s1);
// <- reference.type
//                     ^ definition.variable scope=-
//                               ^ reference.call
RWStructuredBuffer<Particle> particles : register(u0);
// <- reference.type
//                 ^ reference.type
//                           ^ definition.variable scope=-
//                                       ^ reference.call
groupshared float cache[64];
//                ^ definition.variable scope=-
static const float PI = 3.14159f;
//                 ^ definition.constant scope=- private
uniform float4 tint = { 1, 1, 1, 1 };
//      ^ reference.type
//             ^ definition.variable scope=-
float brightness : BRIGHT;
//    ^ definition.variable scope=-
//                 ^ reference.constant

struct VertexIn
//     ^ definition.struct scope=- signature="struct VertexIn"
{
    float3 position : POSITION;
  //^ reference.type
    //     ^ definition.field scope=VertexIn
    //                ^ reference.constant
    nointerpolation uint id : SV_VertexID;
    //              ^ reference.type
    //                   ^ definition.field scope=VertexIn
};

struct VertexOut {
//     ^ definition.struct scope=- signature="struct VertexOut"
    float4 position : SV_Position;
  //^ reference.type
    //     ^ definition.field scope=VertexOut
    float2 uv : TEXCOORD0;
  //^ reference.type
    //     ^ definition.field scope=VertexOut
    //          ^ reference.constant
};

typedef float4 Colour;
//      ^ reference.type
//             ^ definition.type scope=- signature="typedef float4 Colour;"

// Lights one vertex.
VertexOut VertexMain(VertexIn input, uniform bool fast = false)
// <- reference.type
//        ^ definition.function scope=- doc signature="VertexOut VertexMain(VertexIn input, uniform bool fast = false)"
//                   ^ reference.type
{
    VertexOut result;
  //^ reference.type
    result.position = mul(float4(input.position, 1), view);
    //                ^ reference.call
    //                    ^ reference.call
    result.uv = saturate(input.position.xy);
    //          ^ reference.call
    return result;
}

float4 PixelMain(
// <- reference.type
//     ^ definition.function scope=- lines=4 signature=") : SV_Target0"
    VertexOut input,
  //^ reference.type
    bool front : SV_IsFrontFace
) : SV_Target0
{
    [unroll]
    for (int i = 0; i < LIGHTS; i++) { }
    //                  ^ reference.constant
    [branch] if (front) discard;
    float4 c = albedo.Sample(linearSampler, input.uv);
  //^ reference.type
    //                ^ reference.call
    return c * settings.gain;
}

[numthreads(8, 8, 1)]
 // <- reference.call
void ComputeMain(uint3 id : SV_DispatchThreadID, inout TriangleStream<VertexOut> stream)
//   ^ definition.function scope=- lines=2 signature="void ComputeMain(uint3 id : SV_DispatchThreadID, inout TriangleStream<VertexOut> stream)"
//               ^ reference.type
//                                                     ^ reference.type
//                                                                    ^ reference.type
{
    GroupMemoryBarrierWithGroupSync();
  //^ reference.call
    particles[id.x] = (Particle)0;
    //                 ^ reference.type
    RestartStrip();
  //^ reference.call
    InterlockedAdd(cache[0], 1);
  //^ reference.call
}

interface ILight { float3 Shade(float3 n); };
// <- reference.type
//        ^ definition.interface scope=- signature="interface ILight"
//                 ^ reference.type
//                        ^ definition.method scope=ILight signature="float3 Shade(float3 n);"
//                              ^ reference.type
class Sun : ILight { float3 way; float3 Shade(float3 n) { return dot(n, way); } };
//    ^ definition.class scope=- signature="class Sun : ILight"
//          ^ reference.implementation
//                   ^ reference.type
//                          ^ definition.field scope=Sun
//                               ^ reference.type
//                                      ^ definition.method scope=Sun signature="float3 Shade(float3 n)"
//                                            ^ reference.type
//                                                               ^ reference.call

namespace Tools { float Half(float x) { return x / 2; } }
//        ^ definition.namespace scope=- signature="namespace Tools"
//                      ^ definition.function scope=Tools signature="float Half(float x)"

