#version 450
// One rectangle as a strip of four corners, in device pixels.
layout(push_constant) uniform Item {
    vec4 target;    // left, top, width, height in device px
    vec4 source;    // left, top, width, height in px of picture a
    vec4 color;     // straight alpha
    vec4 params;    // p0, p1, p2, opacity
    vec2 viewport;  // device px
    int taps;
} item;
layout(location = 0) out vec2 local;  // device px from the item's top left corner

void main() {
    const vec2 corner = vec2(gl_VertexIndex & 1, gl_VertexIndex >> 1);
    local = corner * item.target.zw;
    gl_Position = vec4((item.target.xy + local) / item.viewport * 2.0 - 1.0, 0.0, 1.0);
}
