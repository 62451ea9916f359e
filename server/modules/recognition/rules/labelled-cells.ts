import type { ReadLine } from '#platform/recognition/page.ts';
import { fieldFrom } from './field-from.ts';
import { numbered } from './identity-card.ts';
import { formLabels, workHeads } from './labels.ts';
import type { Proposed } from './proposed.ts';
import { middleOf, part, type Span, spanOf } from './span.ts';

type Label = { readonly word: string; readonly line: ReadLine; readonly rest: Span | null };

const plainOf = (text: string) => text.replace(/[\s:：]/g, '');
const isHead = (line: ReadLine) => Object.hasOwn(workHeads, plainOf(line.text));

/** Labels with their values to the right, as tables and lines such as 姓名：张三 have them. */
export function readLabelled(lines: readonly ReadLine[]): Proposed[] {
  const labels = lines.map(labelIn).filter(label => label !== null);
  const ofLabels = new Set(labels.map(label => label.line));
  const proposed: Proposed[] = [];
  let number: Span | null = null;
  for (const label of labels) {
    const field = formLabels[label.word];
    if (!field || proposed.some(each => each.group === field[0] && each.field === field[1])) continue;
    const value = label.rest ?? spanOf(valueLines(label, labels, lines, ofLabels));
    if (value.text === '') continue;
    if (field[0] === 'identity') number ??= value;
    else proposed.push(fieldFrom(field[0], 0, field[1], value));
  }
  if (!number) return proposed;
  const of = numbered(number, proposed);
  const read = of.find(each => each.field === 'number');
  // A form gives the month of birth; a number that agrees with it gives the day.
  const whole = proposed.map(each =>
    each.field === 'birthOn' && each.flags.includes('month-only') && read?.value && !read.flags.includes('disagrees')
      ? {
          ...each,
          value: dayOfNumber(read.value),
          flags: [...each.flags.filter(f => f !== 'month-only'), 'by-number' as const],
        }
      : each,
  );
  return [...whole, ...of];
}

const dayOfNumber = (number: string) => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** The line's label: the whole line, or the beginning of one that goes on with a value. */
function labelIn(line: ReadLine): Label | null {
  const plain = plainOf(line.text);
  if (Object.hasOwn(formLabels, plain)) return { word: plain, line, rest: null };
  if (isHead(line)) return null;
  const span = spanOf([line]);
  const word = Object.keys(formLabels)
    .filter(each => span.text.startsWith(each))
    .sort((a, b) => b.length - a.length)[0];
  if (word === undefined) return null;
  const rest = part(span, word.length, span.text.length);
  const colons = /^[:：]*/.exec(rest.text)?.[0].length ?? 0;
  // 姓名 and 性别 may run into their value; longer texts that merely begin like a label need its colon.
  if (colons === 0 && (rest.text.length > 12 || word === '专业' || word === '手机')) return null;
  const value = part(rest, colons, rest.text.length);
  return { word, line, rest: value.text === '' ? null : value };
}

function valueLines(
  label: Label,
  labels: readonly Label[],
  lines: readonly ReadLine[],
  ofLabels: ReadonlySet<ReadLine>,
): ReadLine[] {
  const [x, , width, height] = label.line.box;
  const middle = middleOf(label.line);
  const right = x + width;
  const sameRow = (line: ReadLine) => Math.abs(middleOf(line) - middle) < height * 0.9;
  const end = labels
    .filter(other => other !== label && sameRow(other.line) && other.line.box[0] >= right - width * 0.3)
    .reduce((least, other) => Math.min(least, other.line.box[0]), Number.POSITIVE_INFINITY);
  return lines
    .filter(
      line =>
        !ofLabels.has(line) &&
        line.box[0] >= right - height * 0.4 &&
        line.box[0] + line.box[2] * 0.6 < end &&
        Math.abs(middleOf(line) - middle) < height * 1.1,
    )
    .sort((a, b) =>
      Math.abs(middleOf(a) - middleOf(b)) < height * 0.4 ? a.box[0] - b.box[0] : middleOf(a) - middleOf(b),
    );
}
