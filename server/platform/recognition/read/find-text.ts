import type { Models } from './models.ts';
import { type Pixels, planesOf, resized } from './pixels.ts';

/** Where text lies, in pixels of the picture that was looked at. */
export type Region = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Direction of its longer side in degrees, -90 to 90, clockwise; and how many times longer that side is. */
  readonly angle: number;
  readonly stretch: number;
};

const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];
/** From this on a pixel counts as text, and from that on a whole region does. */
const textFrom = 0.3;
const regionFrom = 0.5;
const smallestSide = 3;
/** The network marks the kernel of a text; its whole is this much wider, in area by circumference. */
const growth = 1.6;

/** Regions of text in no order. The picture is looked at with its longer side at most `longest`. */
export async function findText(models: Models, picture: Pixels, longest: number): Promise<Region[]> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  const round32 = (size: number) => Math.max(32, Math.round((size * scale) / 32) * 32);
  const width = round32(picture.width);
  const height = round32(picture.height);
  const small = await resized(picture, width, height);
  const { data } = await models.detect(planesOf(small, mean, deviation), [1, 3, height, width]);
  const rx = picture.width / width;
  const ry = picture.height / height;
  return islandsIn(data, width, height).map(island => {
    const w = island.right - island.left + 1;
    const h = island.bottom - island.top + 1;
    const grow = (w * h * growth) / (2 * (w + h));
    const left = Math.max(0, (island.left - grow) * rx);
    const top = Math.max(0, (island.top - grow) * ry);
    return {
      left,
      top,
      width: Math.min(picture.width, (island.right + 1 + grow) * rx) - left,
      height: Math.min(picture.height, (island.bottom + 1 + grow) * ry) - top,
      angle: island.angle,
      stretch: island.stretch,
    };
  });
}

type Island = { left: number; top: number; right: number; bottom: number; angle: number; stretch: number };

/** Sets of text pixels that touch, corners included. */
function islandsIn(chance: Float32Array, width: number, height: number): Island[] {
  const seen = new Uint8Array(width * height);
  const islands: Island[] = [];
  const open: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || (chance[start] ?? 0) < textFrom) continue;
    seen[start] = 1;
    open.push(start);
    let [left, right, top, bottom] = [width, 0, height, 0];
    let [count, sum, sx, sy, sxx, syy, sxy] = [0, 0, 0, 0, 0, 0, 0];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const x = at % width;
      const y = (at - x) / width;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      count++;
      sum += chance[at] ?? 0;
      sx += x;
      sy += y;
      sxx += x * x;
      syy += y * y;
      sxy += x * y;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
          const next = at + dy * width + dx;
          if (seen[next] || (chance[next] ?? 0) < textFrom) continue;
          seen[next] = 1;
          open.push(next);
        }
    }
    if (right - left < smallestSide || bottom - top < smallestSide || sum / count < regionFrom) continue;
    const vx = sxx / count - (sx / count) ** 2;
    const vy = syy / count - (sy / count) ** 2;
    const vxy = sxy / count - (sx / count) * (sy / count);
    const middle = (vx + vy) / 2;
    const spread = Math.hypot((vx - vy) / 2, vxy);
    islands.push({
      left,
      top,
      right,
      bottom,
      angle: (Math.atan2(2 * vxy, vx - vy) * 90) / Math.PI,
      stretch: Math.sqrt((middle + spread) / Math.max(middle - spread, 0.1)),
    });
  }
  return islands;
}
