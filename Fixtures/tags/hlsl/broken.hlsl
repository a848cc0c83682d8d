// Stands before the damage.
float4 Before(float2 uv) { return float4(uv, 0, 1); }
// <- reference.type
//     ^ definition.function scope=- doc signature="float4 Before(float2 uv)"
//            ^ reference.type
//                                ^ reference.call

cbuffer Sound : register( { float x; };
// <- reference.type
//      ^ definition.variable scope=-
//              ^ reference.call

float Damaged(float a) { return a +; }
//    ^ definition.function scope=- signature="float Damaged(float a)"

Texture2D = 3;
[numthreads(] void Kernel() {}
 // <- reference.call
//                 ^ definition.function scope=- signature="[numthreads(] void Kernel()"

struct Light { float3 normal : NORMAL; };
//     ^ definition.struct scope=- signature="struct Light"
//             ^ reference.type
//                    ^ definition.field scope=Light
//                             ^ reference.constant

// Stands behind it.
float3 After(Light s : TEXCOORD) { return normalize(s.normal; }
// <- reference.type
//     ^ definition.function scope=- doc signature="float3 After(Light s : TEXCOORD)"
//           ^ reference.type
//                     ^ reference.constant
//                                        ^ reference.call
