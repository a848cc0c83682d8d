#version 450 core
#extension GL_GOOGLE_include_directive : enable
#include "common.glsl"
//        ^ import.include source=common.glsl

#define MAX_LIGHTS 8
//      ^ definition.macro scope=- signature="#define MAX_LIGHTS 8"
#define SQUARE(x) ((x) * (x))
//      ^ definition.macro scope=- signature="#define SQUARE(x)"
precision highp float;

// Where the light stands.
struct Light {
//     ^ definition.struct scope=- doc signature="struct Light"
    vec3 position;
  //^ reference.type
    //   ^ definition.field scope=Light
    vec4 colour;
  //^ reference.type
    //   ^ definition.field scope=Light
    float range[2];
    //    ^ definition.field scope=Light
};

layout(location = 0) in vec3 normal;
//                      ^ reference.type
//                           ^ definition.variable scope=-
layout(location = 1) flat in int material;
//                               ^ definition.variable scope=-
in vec2 uv;
// ^ reference.type
//      ^ definition.variable scope=-
out vec4 fragment;
//  ^ reference.type
//       ^ definition.variable scope=-
layout(location = 0, index = 1) out vec4 second;
//                                  ^ reference.type
//                                       ^ definition.variable scope=-

uniform sampler2D albedo;
//      ^ reference.type
//                ^ definition.variable scope=-
layout(binding = 2) uniform samplerCube sky;
//                          ^ reference.type
//                                      ^ definition.variable scope=-
uniform Light sun;
//      ^ reference.type
//            ^ definition.variable scope=-
uniform mat4 models[MAX_LIGHTS];
//      ^ reference.type
//           ^ definition.variable scope=-
//                  ^ reference.constant
const float PI = 3.14159;
//          ^ definition.constant scope=-
const vec3 AXES[3] = vec3[](vec3(1, 0, 0), vec3(0, 1, 0), vec3(0, 0, 1));
//    ^ reference.type
//         ^ definition.constant scope=-
//                          ^ reference.call
//                                         ^ reference.call
//                                                        ^ reference.call
shared uint counter;
//     ^ reference.type
//          ^ definition.variable scope=-
float global = 1.0;
//    ^ definition.variable scope=-
varying vec2 old;
//      ^ reference.type
//           ^ definition.variable scope=-
attribute vec4 place;
//        ^ reference.type
//             ^ definition.variable scope=-

/* What every draw call shares. */
layout(std140, binding = 0) uniform Camera {
//                                  ^ definition.struct scope=- doc signature="layout(std140, binding = 0) uniform Camera"
    mat4 view;
  //^ reference.type
    //   ^ definition.field scope=Camera
    mat4 projection;
  //^ reference.type
    //   ^ definition.field scope=Camera
    vec3 eye;
  //^ reference.type
    //   ^ definition.field scope=Camera
} camera;
//^ definition.variable scope=Camera

layout(std430, set = 1, binding = 1) readonly buffer Lights {
//                                                   ^ definition.struct scope=- signature="layout(std430, set = 1, binding = 1) readonly buffer Lights"
    uint count;
  //^ reference.type
    //   ^ definition.field scope=Lights
    Light lights[];
  //^ reference.type
    //    ^ definition.field scope=Lights
};

in Vertex { vec3 world; } vertex;
// ^ definition.struct scope=- signature="in Vertex"
//          ^ reference.type
//               ^ definition.field scope=Vertex
//                        ^ definition.variable scope=Vertex
out gl_PerVertex { vec4 gl_Position; };
//  ^ definition.struct scope=- signature="out gl_PerVertex"
//                 ^ reference.type
//                      ^ definition.field scope=gl_PerVertex

layout(push_constant) uniform Push { mat4 model; } push;
//                            ^ definition.struct scope=- signature="layout(push_constant) uniform Push"
//                                   ^ reference.type
//                                        ^ definition.field scope=Push
//                                                 ^ definition.variable scope=Push
layout(early_fragment_tests) in;
float attenuate(float distance, in Light light);
//    ^ definition.function scope=- lines=2 signature="float attenuate(float distance, in Light light);"
//                                 ^ reference.type

// How bright it is.
vec3 shade(
// <- reference.type
//   ^ definition.function scope=- doc lines=5 signature=")"
    in Light light,
    // ^ reference.type
    inout vec3 n,
    //    ^ reference.type
    const float rough
) {
    vec3 way = normalize(light.position - camera.eye);
  //^ reference.type
    //         ^ reference.call
    float d = max(dot(n, way), 0.0);
    //        ^ reference.call
    //            ^ reference.call
    return light.colour.rgb * d * SQUARE(rough) / PI;
    //                            ^ reference.call
    //                                            ^ reference.constant
}

subroutine vec3 Shader(vec3 n);
//         ^ reference.type
//              ^ definition.function scope=- signature="subroutine vec3 Shader(vec3 n);"
//                     ^ reference.type
subroutine(Shader) vec3 flatShade(vec3 n) { return n; }
//                 ^ reference.type
//                      ^ definition.function scope=- signature="subroutine(Shader) vec3 flatShade(vec3 n)"
//                                ^ reference.type
subroutine uniform Shader chosen;
//                 ^ reference.type
//                        ^ definition.variable scope=-

void main() {
//   ^ definition.function scope=- signature="void main()"
    vec3 sum = vec3(0);
  //^ reference.type
    //         ^ reference.call
#ifdef DEBUG
//     ^ reference.macro
    sum += vec3(1.0);
    //     ^ reference.call
#endif
    for (int i = 0; i < MAX_LIGHTS; ++i) sum += shade(lights[i], normal, 0.5);
    //                  ^ reference.constant
    //                                          ^ reference.call
    Light local = Light(vec3(0), vec4(1), float[2](0.0, 1.0));
  //^ reference.type
    //            ^ reference.call
    //                  ^ reference.call
    //                           ^ reference.call
    if (sum.x < 0.0) discard;
    fragment = vec4(sum, 1.0) * texture(albedo, uv);
    //         ^ reference.call
    //                          ^ reference.call
}
