#version 450
// Colour of one pixel of one draw item; raster_renderer.cpp does the same on the CPU and a test holds the two together.
// The way to paint is fixed per pipeline: software Vulkan runs both sides of a branch that is left open.
layout(constant_id = 0) const int kPaint = 0;
layout(constant_id = 1) const bool kByNearest = false;  // picture texels as they are, not filtered
layout(push_constant) uniform Item {
    vec4 target;
    vec4 source;
    vec4 color;
    vec4 params;
    vec2 viewport;
    int taps;
} item;
layout(set = 0, binding = 0) uniform sampler2D pictureA;
layout(set = 0, binding = 1) uniform sampler2D pictureB;
layout(set = 0, binding = 2) uniform sampler2D maps;  // rows: ember, signed dark, signed light
layout(location = 0) in vec2 local;
layout(location = 0) out vec4 outColor;

const int kSolid = 0, kDashX = 1, kDashY = 2, kDotsX = 3, kDotsY = 4, kHatch = 5, kNearest = 6, kLinear = 7;
const int kAbsolute = 8, kSigned = 9, kSquared = 10, kMap = 11;

vec4 texel(sampler2D picture, ivec2 at) {
    return texelFetch(picture, clamp(at, ivec2(0), textureSize(picture, 0) - 1), 0);
}

vec4 bilinear(sampler2D picture, vec2 at) {
    const vec2 corner = floor(at - 0.5);
    const vec2 t = at - 0.5 - corner;
    const ivec2 i = ivec2(corner);
    return mix(mix(texel(picture, i), texel(picture, i + ivec2(1, 0)), t.x),
               mix(texel(picture, i + ivec2(0, 1)), texel(picture, i + ivec2(1, 1)), t.x), t.y);
}

// `at` in px of picture a; `scale` turns it into px of `picture`
vec4 picked(sampler2D picture, vec2 at, vec2 scale) {
    if (kByNearest) return texel(picture, ivec2(floor(at * scale)));
    const vec2 step = item.source.zw / item.target.zw;
    vec4 sum = vec4(0.0);
    for (int y = 0; y < item.taps; ++y) {
        for (int x = 0; x < item.taps; ++x) {
            const vec2 offset = (vec2(x, y) + 0.5) / float(item.taps) - 0.5;
            sum += bilinear(picture, (at + offset * step) * scale);
        }
    }
    return sum / float(item.taps * item.taps);
}

vec4 mapped(float value, int row) {
    const int last = textureSize(maps, 0).x - 1;
    return texelFetch(maps, ivec2(int(clamp(value, 0.0, 1.0) * float(last) + 0.5), row), 0);
}

float cornerCoverage(float radius) {
    const vec2 halfSize = item.target.zw * 0.5;
    const vec2 q = abs(local - halfSize) - halfSize + radius;
    return clamp(0.5 - (length(max(q, 0.0)) - radius), 0.0, 1.0);
}

float dotCoverage(float along, float across, float diameter, float period) {
    const vec2 fromCentre = vec2(mod(along, period) - diameter * 0.5, across - diameter * 0.5);
    return clamp(0.5 - (length(fromCentre) - diameter * 0.5), 0.0, 1.0);
}

float hatchCoverage(float thickness, float pitch) {
    const float across = mod(local.x + local.y, pitch * 1.41421356) * 0.70710678;
    const float away = min(across, pitch - across);
    return clamp(0.5 - (away - thickness * 0.5), 0.0, 1.0);
}

vec4 errorColor(vec2 at, float range) {
    const vec2 scale = vec2(textureSize(pictureB, 0)) / vec2(textureSize(pictureA, 0));
    const vec3 d = picked(pictureB, at, scale).rgb - picked(pictureA, at, vec2(1.0)).rgb;
    if (kPaint == kSigned) return mapped((d.r + d.g + d.b) / 3.0 / range * 0.5 + 0.5, 1 + int(item.params.z));
    if (kPaint == kSquared) return mapped(dot(d, d) / 3.0 / range, 0);
    return mapped((abs(d.r) + abs(d.g) + abs(d.b)) / 3.0 / range, 0);
}

void main() {
    const float p0 = item.params.x, p1 = item.params.y;
    vec4 color = item.color;
    if (kPaint >= kNearest) {
        const vec2 at = item.source.xy + local / item.target.zw * item.source.zw;
        if (kPaint == kNearest || kPaint == kLinear) color = picked(pictureA, at, vec2(1.0));
        else if (kPaint == kMap) color = mapped(picked(pictureA, at, vec2(1.0)).r / p0, 0);
        else color = errorColor(at, p0);
    }
    else if (kPaint == kSolid) { if (p0 > 0.0) color.a *= cornerCoverage(p0); }
    else if (kPaint == kDashX) color.a *= mod(local.x, p1) < p0 ? 1.0 : 0.0;
    else if (kPaint == kDashY) color.a *= mod(local.y, p1) < p0 ? 1.0 : 0.0;
    else if (kPaint == kDotsX) color.a *= dotCoverage(local.x, local.y, p0, p1);
    else if (kPaint == kDotsY) color.a *= dotCoverage(local.y, local.x, p0, p1);
    else if (kPaint == kHatch) color.a *= hatchCoverage(p0, p1);
    color.a *= item.params.w;
    outColor = color;
}
