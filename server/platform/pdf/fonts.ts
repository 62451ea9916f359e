import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCoverage } from './coverage.ts';

/** One font file; a document embeds the glyphs that it uses of it. */
export type Face = {
  /** Unlike that of any other face. */
  readonly name: string;
  readonly bytes: Uint8Array;
  has(codePoint: number): boolean;
};

/** Faces of one weight, asked one after the other: the first that has a character draws it. */
export type Weight = 'regular' | 'bold';
export type Fonts = Readonly<Record<Weight, readonly Face[]>>;

/**
 * Noto Sans SC (SIL Open Font License) has the 20,976 unified ideographs of the basic plane, extension A nearly whole, and the rare
 * ones of the tables of general standard characters (䶮, 𬭎). It lacks most of the extensions from B on, 𠮷 among them: a face that
 * has more is put behind it here.
 */
const files: Readonly<Record<Weight, readonly string[]>> = {
  regular: ['@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'],
  bold: ['@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'],
};

let kept: Fonts | undefined;

/** The house's fonts, read when they are first asked for: some 20 MB that stay in memory. */
export function houseFonts(): Fonts {
  kept ??= { regular: files.regular.map(open), bold: files.bold.map(open) };
  return kept;
}

function open(file: string): Face {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(file)));
  return { name: file.replace(/^.*\/|\.ttf$/g, ''), bytes, has: readCoverage(bytes) };
}

/** Drawn by changing what stands beside them, or not at all: variation selectors, joiners, marks of direction. */
const silent = /^(?:\p{Cf}|\p{Variation_Selector})$/u;

export const isSilent = (character: string) => silent.test(character);

/** The characters of a text that no face of any weight draws, each once, in order. */
export function missingIn(text: string, fonts: Fonts = houseFonts()): string[] {
  const lacks = (character: string) =>
    !isSilent(character) &&
    !/\s/.test(character) &&
    !Object.values(fonts).every(faces => faces.some(face => face.has(character.codePointAt(0) ?? 0)));
  return [...new Set(text)].filter(lacks);
}
