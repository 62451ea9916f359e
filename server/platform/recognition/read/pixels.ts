import sharp, { type Sharp } from 'sharp';

/** Red, green and blue, a byte each, row by row. */
export type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number };

export async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { data, width: info.width, height: info.height };
  throw new Error(`${info.channels} channels where three were asked for`);
}

export function sharpOf({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export async function resized(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  if (pixels.width === width && pixels.height === height) return pixels;
  return pixelsOf(sharpOf(pixels).resize(width, height, { fit: 'fill', kernel: 'cubic' }));
}

/** A rectangle out of it, kept within its edges. */
export function cut(pixels: Pixels, left: number, top: number, width: number, height: number): Pixels {
  const x = Math.max(0, Math.floor(left));
  const y = Math.max(0, Math.floor(top));
  const wide = Math.max(1, Math.min(pixels.width, Math.ceil(left + width)) - x);
  const high = Math.max(1, Math.min(pixels.height, Math.ceil(top + height)) - y);
  const data = new Uint8Array(wide * high * 3);
  for (let row = 0; row < high; row++) {
    const from = ((y + row) * pixels.width + x) * 3;
    data.set(pixels.data.subarray(from, from + wide * 3), row * wide * 3);
  }
  return { data, width: wide, height: high };
}

/** The same picture upside down. */
export function overturned({ data, width, height }: Pixels): Pixels {
  const turned = new Uint8Array(data.length);
  for (let n = 0, m = data.length - 3; n < data.length; n += 3, m -= 3) {
    turned[m] = data[n] ?? 0;
    turned[m + 1] = data[n + 1] ?? 0;
    turned[m + 2] = data[n + 2] ?? 0;
  }
  return { data: turned, width, height };
}

/** Planes of blue, green and red, as the networks were taught them: each value less `mean`, over `deviation`, both of 0 to 1. */
export function planesOf(
  { data, width, height }: Pixels,
  mean: readonly number[],
  deviation: readonly number[],
): Float32Array {
  const size = width * height;
  const planes = new Float32Array(size * 3);
  for (let plane = 0; plane < 3; plane++) {
    const colour = 2 - plane;
    const scale = 1 / (255 * (deviation[plane] ?? 1));
    const shift = (mean[plane] ?? 0) / (deviation[plane] ?? 1);
    for (let n = 0; n < size; n++) planes[plane * size + n] = (data[n * 3 + colour] ?? 0) * scale - shift;
  }
  return planes;
}
