import type { Box, ReadLine, ReadPage } from '../page.ts';
import { findText, type Region } from './find-text.ts';
import type { Models } from './models.ts';
import { cut, overturned, type Pixels, pixelsOf, sharpOf } from './pixels.ts';
import { type ReadText, readLine } from './read-line.ts';

/** Longer side of the upright picture, and of what the network looks at for lines and, before that, for their direction. */
export const longestSide = 2400;
const lookedAt = 1440;
const glancedAt = 800;
/** More regions than any page has; what is left out of a picture of noise would be noise. */
const mostRegions = 600;
/** Below this a reading is a stain. */
const leastConfidence = 0.5;
const noLean = 0.25;
/** Longer side up to which a picture is drawn larger, and the grain from which it is smoothed. */
const smallestSide = 1000;
const muchGrain = 9;

/** Turns a page upright, evens out its light, and reads it. */
export async function readPage(
  models: Models,
  given: Pixels,
): Promise<Omit<ReadPage, 'number' | 'of' | 'milliseconds'>> {
  const page = await madeLegible(given);
  const glance = await findText(models, page, glancedAt);
  const quarter = liesOnSide(glance) ? 90 : 0;
  const lean = leanOf(glance, quarter);
  let upright = await straightened(page, quarter - lean);
  let regions = glance.length === 0 ? [] : await findText(models, await evened(upright), lookedAt);
  const rest = leanOf(regions, 0);
  if (Math.abs(rest) > noLean && Math.abs(rest) < 5) {
    upright = await straightened(page, quarter - lean - rest);
    regions = await findText(models, await evened(upright), lookedAt);
  }
  let light = await evened(upright);
  let isOver = false;
  if (await standsOnHead(models, light, regions)) {
    isOver = true;
    upright = overturned(upright);
    light = overturned(light);
    regions = regions.map(region => ({
      ...region,
      left: light.width - region.left - region.width,
      top: light.height - region.top - region.height,
    }));
  }
  const lines: ReadLine[] = [];
  for (const region of inOrder(regions).slice(0, mostRegions)) {
    const read = await readLine(models, pieceOf(light, region));
    if (read.text.trim() === '' || read.confidence < leastConfidence) continue;
    lines.push({ ...read, box: boxOf(region) });
  }
  return {
    width: upright.width,
    height: upright.height,
    turned: ((quarter + (isOver ? 180 : 0)) % 360) as ReadPage['turned'],
    leaned: Math.round((lean + rest) * 100) / 100,
    lines,
    picture: await sharpOf(upright).jpeg({ quality: 80 }).toBuffer(),
  };
}

/** Small pictures drawn larger, and the grain of bad cameras smoothed: the networks find nothing in either. */
async function madeLegible(page: Pixels): Promise<Pixels> {
  const scale = Math.min(3, Math.max(1, smallestSide / Math.max(page.width, page.height)));
  const isGrainy = grainOf(page) > muchGrain;
  if (scale === 1 && !isGrainy) return page;
  const smooth = isGrainy ? sharpOf(page).median(3) : sharpOf(page);
  return pixelsOf(
    scale === 1
      ? smooth
      : sharpOf(await pixelsOf(smooth)).resize(Math.round(page.width * scale), Math.round(page.height * scale), {
          fit: 'fill',
          kernel: 'cubic',
        }),
  );
}

/** The median by which neighbouring pixels differ, as far as paper is plain: hardly anything on a clean scan. */
function grainOf({ data }: Pixels): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (let n = 1; n + 3 < data.length; n += 3 * 7) {
    const difference = Math.abs((data[n] ?? 0) - (data[n + 3] ?? 0));
    counts[difference] = (counts[difference] ?? 0) + 1;
    total++;
  }
  let left = total / 2;
  return Math.max(
    0,
    counts.findIndex(count => {
      left -= count;
      return left <= 0;
    }),
  );
}

/** Long regions that run down weigh more than those that run across. */
function liesOnSide(regions: readonly Region[]): boolean {
  let across = 0;
  let down = 0;
  for (const { angle, stretch, width, height } of regions) {
    if (stretch < 2) continue;
    if (Math.abs(angle) < 45) across += width;
    else down += height;
  }
  return down > across;
}

/** Degrees by which the lines lean clockwise, once a quarter turn is taken into account: the median, long lines counting more. */
function leanOf(regions: readonly Region[], quarter: number): number {
  const leans = regions
    .filter(region => region.stretch > 4)
    .map(region => {
      const angle = quarter === 90 ? ((region.angle + 180) % 180) - 90 : region.angle;
      return { angle, weight: Math.max(region.width, region.height) * region.stretch };
    })
    .filter(each => Math.abs(each.angle) < 30)
    .sort((a, b) => a.angle - b.angle);
  let left = leans.reduce((sum, each) => sum + each.weight, 0) / 2;
  for (const each of leans) {
    left -= each.weight;
    if (left <= 0) return each.angle;
  }
  return 0;
}

async function straightened(page: Pixels, degrees: number): Promise<Pixels> {
  if (Math.abs(degrees) < noLean) return page;
  return pixelsOf(sharpOf(page).rotate(degrees, { background: { r: 255, g: 255, b: 255 } }));
}

/** Light and dark drawn apart, whatever the lamp: what the networks look at. People are shown the page's own colours. */
async function evened(page: Pixels): Promise<Pixels> {
  return pixelsOf(sharpOf(page).normalise({ lower: 1, upper: 95 }));
}

async function standsOnHead(models: Models, page: Pixels, regions: readonly Region[]): Promise<boolean> {
  const longest = regions
    .filter(region => region.width > region.height * 2.5)
    .sort((a, b) => b.width * b.height - a.width * a.height)
    .slice(0, 4)
    .map(region => pieceOf(page, region));
  const sure = (reads: readonly ReadText[]) =>
    reads.reduce((sum, read) => sum + read.confidence, 0) / Math.max(1, reads.length);
  const asIs: ReadText[] = [];
  for (const piece of longest) asIs.push(await readLine(models, piece));
  if (sure(asIs) > 0.93) return false;
  const over: ReadText[] = [];
  for (const piece of longest) over.push(await readLine(models, overturned(piece)));
  return sure(over) > sure(asIs) + 0.03;
}

const pieceOf = (page: Pixels, region: Region) => cut(page, region.left, region.top, region.width, region.height);

function boxOf(region: Region): Box {
  return [region.left, region.top, region.width, region.height].map(Math.round) as unknown as Box;
}

/** From the top down; what overlaps in height by half stands on one line and goes from left to right. */
function inOrder(regions: readonly Region[]): Region[] {
  const rows: Region[][] = [];
  for (const region of [...regions].sort((a, b) => a.top + a.height / 2 - b.top - b.height / 2)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.top + first.height / 2 - region.top - region.height / 2) < first.height / 2)
      row.push(region);
    else rows.push([region]);
  }
  return rows.flatMap(row => row.sort((a, b) => a.left - b.left));
}
