import { type Face, type Fonts, isSilent, type Weight } from './fonts.ts';
import { isWide } from './line-break.ts';

export type Document = PDFKit.PDFDocument;
export type Style = { readonly weight: Weight; readonly size: number; readonly colour: string };

/** Writes single lines on a page of pdfkit, each character in the first face that has it. */
export type Pen = {
  widthOf(text: string, style: Style): number;
  /** `baselineTop`: the top of the line's em box. `stretch` is added between characters that a line may be stretched at. */
  write(text: string, x: number, baselineTop: number, style: Style, stretch?: number): void;
  readonly missing: ReadonlySet<string>;
};

/** Kerning and ligatures would make a run's width differ from the sum of its characters'. */
const plain = { kern: false, liga: false, clig: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];

type Run = { text: string; face: Face | null; isWide: boolean };

export function penFor(document: Document, fonts: Fonts): Pen {
  const missing = new Set<string>();
  const widths = new Map<string, number>();
  const registered = new Set<Face>();
  const use = (face: Face, size: number) => {
    if (!registered.has(face)) document.registerFont(face.name, face.bytes as Buffer);
    registered.add(face);
    return document.font(face.name, size);
  };

  const faceOf = (character: string, weight: Weight) =>
    fonts[weight].find(face => face.has(character.codePointAt(0) ?? 0)) ?? null;

  const emOf = (character: string, weight: Weight): number => {
    const key = `${weight} ${character}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const face = faceOf(character, weight);
    const width = face ? use(face, 1000).widthOfString(character, { features: plain }) / 1000 : 1;
    widths.set(key, width);
    return width;
  };

  const runsOf = (text: string, weight: Weight): Run[] => {
    const runs: Run[] = [];
    for (const character of text) {
      if (isSilent(character)) continue;
      const face = faceOf(character, weight);
      const last = runs.at(-1);
      if (face && last?.face === face && last.isWide === isWide(character)) last.text += character;
      else runs.push({ text: character, face, isWide: isWide(character) });
    }
    return runs;
  };

  const widthOf = (text: string, { weight, size }: Style) =>
    [...text].reduce((sum, each) => sum + (isSilent(each) ? 0 : emOf(each, weight)), 0) * size;

  /** A frame of one em with the code point in it, which copying gives back as the character. */
  const box = (character: string, x: number, top: number, { size, colour }: Style) => {
    missing.add(character);
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const rows = code.length > 4 ? [code.slice(0, -3), code.slice(-3)] : [code.slice(0, 2), code.slice(2)];
    const face = fonts.regular[0];
    document.markContent('Span', { actual: character });
    document
      .lineWidth(size / 28)
      .rect(x + size * 0.06, top + size * 0.06, size * 0.88, size * 0.88)
      .stroke(colour);
    for (const [n, row] of rows.entries()) {
      const style: Style = { weight: 'regular', size: size * 0.34, colour };
      const at = x + (size - widthOf(row, style)) / 2;
      if (face) use(face, style.size).fillColor(colour);
      document.text(row, at, top + size * (0.47 + n * 0.36), { lineBreak: false, baseline: 'alphabetic' });
    }
    document.endMarkedContent();
  };

  return {
    missing,
    widthOf,
    write: (text, x, top, style, stretch = 0) => {
      let at = x;
      for (const { text: run, face, isWide: isWideRun } of runsOf(text, style.weight)) {
        const gaps = isWideRun || !face ? [...run].length : 1;
        if (face) {
          use(face, style.size).fillColor(style.colour);
          // In an em box of 1000 units the baseline of the face stands 880 below its top.
          document.text(run, at, top + style.size * 0.88, {
            lineBreak: false,
            baseline: 'alphabetic',
            features: plain,
            characterSpacing: isWideRun ? stretch : 0,
          });
        } else box(run, at, top, style);
        at += widthOf(run, style) + gaps * stretch;
      }
    },
  };
}

/** Between how many pairs of characters a line may be stretched. */
export function stretchable(line: string): number {
  const characters = [...line];
  return characters.slice(1).filter((each, n) => isWide(each) || isWide(characters[n] ?? '')).length;
}
