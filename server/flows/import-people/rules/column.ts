import type { FieldKey } from './fields.ts';

/** A field of a section that HR drew: `custom:<section>.<field>`. */
export type CustomKey = `custom:${string}`;

export type Column = {
  /** Its place in the row, from 0. */
  readonly index: number;
  /** Its header as the file has it, white space at the ends taken off; made unique where the file repeats one. */
  readonly header: string;
  readonly field: FieldKey | null;
  /** The field of a section that HR drew which it fills instead. */
  readonly custom?: CustomKey;
  /** Its values are shown to nobody. */
  readonly isMasked?: true;
  /** 0 to 1. */
  readonly confidence: number;
  readonly by: 'remembered' | 'name' | 'contents' | 'none';
  /** A column that only counts the rows. */
  readonly ordinal: boolean;
  /** The power of ten that the header's unit asks for, as in （万元）. */
  readonly unit: number;
};
