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
 * Both are under the SIL Open Font License and of one design. Noto Sans SC has the ideographs of the basic block but for the latest 16,
 * of extension A but for 10, and what the table of general standard characters names beyond (䶮, 𬭎, 㛃, 𫖯). Noto Sans JP adds some
 * hundred of extension B and the compatibility ideographs that are in names (𠮷). Its shapes are those of Japan: it is asked last.
 */
const files: Readonly<Record<Weight, readonly string[]>> = {
  regular: [
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    '@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf',
  ],
  bold: [
    '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
    '@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
  ],
};

let kept: Fonts | undefined;

/** The house's fonts, each read when it is first asked for and kept in memory: some 10 MB a face, 5 MB of those asked last. */
export function houseFonts(): Fonts {
  kept ??= { regular: files.regular.map(faceOf), bold: files.bold.map(faceOf) };
  return kept;
}

function faceOf(file: string): Face {
  let opened: { bytes: Uint8Array; has: Face['has'] } | undefined;
  const open = () => {
    if (!opened) {
      const bytes = readFileSync(fileURLToPath(import.meta.resolve(file)));
      opened = { bytes, has: readCoverage(bytes) };
    }
    return opened;
  };
  return {
    name: file.replace(/^.*\/|\.ttf$/g, ''),
    get bytes() {
      return open().bytes;
    },
    has: codePoint => open().has(codePoint),
  };
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
