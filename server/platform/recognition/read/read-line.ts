import type { Models } from './models.ts';
import { type Pixels, planesOf, resized } from './pixels.ts';

export type ReadText = {
  readonly text: string;
  readonly marks: readonly number[];
  readonly at: readonly number[];
  readonly confidence: number;
};

const lineHeight = 48;
const longestLine = 2400;
const half = [0.5, 0.5, 0.5];

/** The characters of a picture that holds one line. */
export async function readLine(models: Models, line: Pixels): Promise<ReadText> {
  const wide = Math.round((line.width * lineHeight) / line.height);
  const width = Math.max(16, Math.min(longestLine, Math.ceil(wide / 8) * 8));
  const small = await resized(line, width, lineHeight);
  const { data, shape } = await models.read(planesOf(small, half, half), [1, 3, lineHeight, width]);
  return decoded(data, shape[2] ?? 0, models.characters);
}

/** CTC: of each step the likeliest class; a class that stays is one character, the blank is none. */
function decoded(chance: Float32Array, classes: number, characters: readonly string[]): ReadText {
  let text = '';
  const marks: number[] = [];
  const places: number[] = [];
  const steps = chance.length / classes;
  let last = 0;
  for (let at = 0; at + classes <= chance.length; at += classes) {
    let best = 0;
    let most = -1;
    for (let n = 0; n < classes; n++) {
      const value = chance[at + n] ?? 0;
      if (value > most) {
        most = value;
        best = n;
      }
    }
    if (best !== 0 && best !== last) {
      text += characters[best] ?? '';
      marks.push(most);
      places.push((at / classes + 0.5) / steps);
    } else if (best !== 0 && best === last && most > (marks.at(-1) ?? 1)) marks[marks.length - 1] = most;
    last = best;
  }
  const confidence = marks.length === 0 ? 0 : marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
  return { text, marks, at: places, confidence };
}
