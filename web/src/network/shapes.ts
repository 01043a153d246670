// Squares and diamonds beside circles, so that more groups differ than there are colours to tell.
import { NodeCircleProgram, NodePointProgram } from "sigma/rendering";
import type { Attributes } from "./data";

export const SHAPES = ["circle", "square", "diamond"] as const;
export type Shape = (typeof SHAPES)[number];

/** By how much a shape within a circle has to grow to be as large as the circle. */
export const GROWTH: Record<Shape, number> = { circle: 1, square: 1.25, diamond: 1.25 };

/** How far a point is outside of a shape that lies within a circle around the origin. */
const OUTSIDE = {
  square: "max(abs(at.x), abs(at.y)) - 0.7071 * radius",
  diamond: "0.7071 * (abs(at.x) + abs(at.y) - radius)",
};

/** Drawn one by one, of any size. */
const single = (outside: string): string => /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
uniform float u_correctionRatio;

void main(void) {
  vec2 at = v_diffVector;
  float radius = v_radius;
  float border = u_correctionRatio * 2.0;
  float dist = ${outside} + border;
  #ifdef PICKING_MODE
  gl_FragColor = dist > border ? vec4(0.0) : v_color;
  #else
  gl_FragColor = mix(v_color, vec4(0.0), clamp(dist / border, 0.0, 1.0));
  #endif
}`;

/** Drawn as points, all at once. */
const point = (outside: string): string => /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_border;

void main(void) {
  vec2 at = gl_PointCoord - vec2(0.5, 0.5);
  float radius = 0.5;
  float dist = -(${outside});
  #ifdef PICKING_MODE
  gl_FragColor = dist > v_border ? v_color : vec4(0.0);
  #else
  gl_FragColor = mix(vec4(0.0), v_color, clamp(dist / v_border, 0.0, 1.0));
  #endif
}`;

class Square extends NodeCircleProgram<Attributes, Attributes> {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: single(OUTSIDE.square) };
  }
}

class Diamond extends NodeCircleProgram<Attributes, Attributes> {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: single(OUTSIDE.diamond) };
  }
}

class SquarePoint extends NodePointProgram<Attributes, Attributes> {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: point(OUTSIDE.square) };
  }
}

class DiamondPoint extends NodePointProgram<Attributes, Attributes> {
  override getDefinition() {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: point(OUTSIDE.diamond) };
  }
}

export const SINGLE = { circle: NodeCircleProgram, square: Square, diamond: Diamond };
export const POINTS = { circle: NodePointProgram, square: SquarePoint, diamond: DiamondPoint };
