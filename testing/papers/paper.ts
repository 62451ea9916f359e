import type { Sheet } from './sheet.ts';

export const paperKinds = ['identity-front', 'identity-back', 'diploma', 'registration-form'] as const;
export type PaperKind = (typeof paperKinds)[number];

/** A drawn paper: its picture, every text on it, and the values that a reader has to find, by `group.field` or `group.entry.field`. */
export type Paper = {
  readonly kind: PaperKind;
  readonly png: Buffer;
  readonly texts: readonly string[];
  readonly values: Readonly<Record<string, string>>;
};

export function finished(kind: PaperKind, sheet: Sheet, values: Record<string, string>): Paper {
  return { kind, png: sheet.canvas.toBuffer('image/png'), texts: sheet.texts, values };
}
