import sharp from 'sharp';
import { dice } from '#demo/dice.ts';

export const harms = [
  'clean',
  'skewed',
  'dim',
  'noisy',
  'blurred',
  'compressed',
  'turned',
  'photographed',
  'small',
  'ruined',
] as const;
export type Harm = (typeof harms)[number];

/** The picture as a bad scanner or a hurried hand leaves it: always JPEG or PNG bytes. The same seed does the same harm. */
export async function harmed(png: Uint8Array, harm: Harm, seed: number): Promise<Buffer> {
  const d = dice(seed, `harm ${harm}`);
  const sign = d.chance(0.5) ? 1 : -1;
  const desk = { r: 120, g: 110, b: 100, alpha: 1 };
  switch (harm) {
    case 'clean':
      return Buffer.from(png);
    case 'skewed':
      return sharp(png)
        .rotate(sign * (2 + d.next() * 5), { background: desk })
        .png({ compressionLevel: 1 })
        .toBuffer();
    case 'dim':
      return sharp(png)
        .linear(0.28 + d.next() * 0.1, 18)
        .jpeg({ quality: 85 })
        .toBuffer();
    case 'noisy':
      return speckled(await sharp(png).removeAlpha().png().toBuffer(), 26, d.between(1, 1e9));
    case 'blurred':
      return sharp(png)
        .blur(1.3 + d.next() * 0.5)
        .jpeg({ quality: 85 })
        .toBuffer();
    case 'compressed':
      return sharp(png)
        .jpeg({ quality: 16 + d.between(0, 6), chromaSubsampling: '4:2:0' })
        .toBuffer();
    case 'turned':
      return sharp(png)
        .rotate(d.pick([90, 180, 270]))
        .png({ compressionLevel: 1 })
        .toBuffer();
    case 'small': {
      // As a messenger sends it: little more than a thumbnail.
      const { width } = await sharp(png).metadata();
      return sharp(png)
        .resize(Math.round((width ?? 1000) * 0.42))
        .jpeg({ quality: 60 })
        .toBuffer();
    }
    case 'ruined': {
      // Hardly to be read: what is wrong then has to be doubted.
      const { width } = await sharp(png).metadata();
      const tiny = await sharp(png)
        .resize(Math.round((width ?? 1000) * (0.46 + d.next() * 0.1)))
        .linear(0.6, 40)
        .png()
        .toBuffer();
      return sharp(await speckled(tiny, 10, d.between(1, 1e9)))
        .blur(0.6)
        .jpeg({ quality: 35 })
        .toBuffer();
    }
    case 'photographed': {
      const tilted = await sharp(png)
        .extend({ top: 60, bottom: 60, left: 60, right: 60, background: desk })
        .rotate(sign * (1 + d.next() * 3), { background: desk })
        .linear(0.55, 14)
        .blur(0.8)
        .png({ compressionLevel: 1 })
        .toBuffer();
      return sharp(await speckled(tilted, 12, d.between(1, 1e9)))
        .jpeg({ quality: 45 })
        .toBuffer();
    }
  }
}

/** Adds to every value a number that is drawn around 0 with the deviation `strength`. */
async function speckled(picture: Uint8Array, strength: number, seed: number): Promise<Buffer> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let state = seed | 0;
  for (let n = 0; n < data.length; n++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const a = (state >>> 8) / 16_777_216;
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const b = (state >>> 8) / 16_777_216;
    // The sum of two even throws is near enough to a bell.
    data[n] = Math.max(0, Math.min(255, (data[n] ?? 0) + (a + b - 1) * strength * 2.45));
  }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
