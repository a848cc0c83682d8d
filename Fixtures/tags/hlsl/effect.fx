// An effect of Direct3D 9 and later
float4x4 WorldViewProj : WORLDVIEWPROJECTION;
// <- reference.type
//       ^ definition.variable scope=- doc
//                       ^ reference.constant
float2 offsets[2], scale = float2(1, 2);
// <- reference.type
//     ^ definition.variable scope=-
//                 ^ definition.variable scope=-
//                         ^ reference.call
cbuffer A { float4 table[16]; }
// <- reference.type
//      ^ definition.variable scope=-
//          ^ reference.type
//                 ^ definition.field scope=A
cbuffer B { float a, b; };
// <- reference.type
//      ^ definition.variable scope=-
//                ^ definition.field scope=B
//                   ^ definition.field scope=B
tbuffer Old : register(t1) { float4 rows[4]; };
// <- reference.type
//      ^ definition.variable scope=-
//            ^ reference.call
//                           ^ reference.type
//                                  ^ definition.field scope=Old
#ifdef FAST
//     ^ reference.macro
static float speed = 2;
//           ^ definition.variable scope=- private
#endif
struct X { float4 p : SV_Position; }; struct Y : X { row_major float3x3 m; };
//     ^ definition.struct scope=- signature="struct X"
//         ^ reference.type
//                ^ definition.field scope=X
//                                           ^ definition.struct scope=- signature="struct Y : X"
//                                               ^ reference.implementation
//                                                             ^ reference.type
//                                                                      ^ definition.field scope=Y
[shader("raygeneration")] void RayGen() { TraceRay(scene, 0, 0xff, 0, 1, 0, ray, payload); }
 // <- reference.call
//                             ^ definition.function scope=-
//                                        ^ reference.call
void Out(out float4 c : COLOR0, in uint id : SV_VertexID, inout X x) { Tools::Half(x.p.x); }
//   ^ definition.function scope=- signature="void Out(out float4 c : COLOR0, in uint id : SV_VertexID, inout X x)"
//           ^ reference.type
//                      ^ reference.constant
//                                 ^ reference.type
//                                                              ^ reference.type
//                                                                            ^ reference.call
template <typename T> T Twice(T x) { return x * 2; }
//                 ^ reference.type
//                    ^ reference.type
//                      ^ definition.function scope=- signature="template <typename T> T Twice(T x)"
//                            ^ reference.type

technique11 Render
// <- reference.type
//          ^ definition.function scope=- signature="technique11 Render"
{
    pass P0
  //^ reference.type
    //   ^ reference.constant
    {
        SetVertexShader(CompileShader(vs_5_0, VertexMain()));
      //^ reference.call
        //              ^ reference.call
        //                                    ^ reference.call
        SetPixelShader(CompileShader(ps_5_0, PixelMain()));
      //^ reference.call
        //             ^ reference.call
        //                                   ^ reference.call
    }
}

technique T { pass { VertexShader = compile vs_3_0 Main(); } }
// <- reference.type
//        ^ definition.variable scope=-
//            ^ reference.class
//                                                 ^ reference.call
