// Where names stand in a frame: within the drawing, on no other name, and across no larger node.
import type Graph from "graphology";
import type Sigma from "sigma";
import type { Attributes } from "./data";

type Box = readonly [left: number, top: number, right: number, bottom: number];
interface Disc {
  x: number;
  y: number;
  radius: number;
}

/** Nodes that are smaller may be written over: the name is read all the same. */
const SMALLEST = 4;
const GAP = 4;

export class Names {
  private taken: Box[] = [];
  private discs: Disc[] | null = null;

  constructor(
    private readonly sigma: Sigma<Attributes, Attributes>,
    private readonly graph: Graph<Attributes, Attributes>,
  ) {}

  /** A new frame begins. */
  begin(): void {
    this.taken = [];
    this.discs = null;
  }

  /** Where the name of a node is to be written, if there is room; its place is then taken. */
  place(node: { x: number; y: number; size: number }, width: number, size: number): { x: number; y: number } | null {
    const gap = node.size + GAP;
    const middle = node.y + size / 3;
    const choices = [
      { x: node.x + gap, y: middle },
      { x: node.x - gap - width, y: middle },
      { x: node.x - width / 2, y: node.y + gap + size * 0.8 },
      { x: node.x - width / 2, y: node.y - gap },
    ];
    for (const choice of choices) {
      const box: Box = [choice.x - 2, choice.y - size, choice.x + width + 2, choice.y + size / 3];
      if (!this.free(box, node)) continue;
      this.taken.push(box);
      return choice;
    }
    return null;
  }

  private free([left, top, right, bottom]: Box, own: { x: number; y: number }): boolean {
    const { width, height } = this.sigma.getDimensions();
    if (left < 0 || top < 0 || right > width || bottom > height) return false;
    if (this.taken.some(([l, t, r, b]) => left < r && right > l && top < b && bottom > t)) return false;
    return !this.drawn().some(({ x, y, radius }) => {
      if (Math.abs(x - own.x) < 1 && Math.abs(y - own.y) < 1) return false;
      const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
      return dx * dx + dy * dy < radius * radius;
    });
  }

  /** The larger nodes of this frame, in pixels. */
  private drawn(): Disc[] {
    if (this.discs) return this.discs;
    const found: Disc[] = [];
    const least = SMALLEST / this.sigma.scaleSize(1);
    this.graph.forEachNode((node) => {
      const data = this.sigma.getNodeDisplayData(node);
      if (!data || data.hidden || data.size < least) return;
      found.push({ ...this.sigma.framedGraphToViewport(data), radius: this.sigma.scaleSize(data.size) });
    });
    this.discs = found;
    return found;
  }
}
