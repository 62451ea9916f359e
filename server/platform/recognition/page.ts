/** [left, top, width, height] in pixels of the upright picture. */
export type Box = readonly [left: number, top: number, width: number, height: number];

/** A run of characters on one line, as one box held them. Tables give one for each cell, or nearly so. */
export type ReadLine = {
  readonly text: string;
  /** The mean of its characters' confidence, 0 to 1. */
  readonly confidence: number;
  /** One number a character (as `[...text]` counts them), 0 to 1. */
  readonly marks: readonly number[];
  /** Where each character's middle lies along the box, 0 to 1. */
  readonly at: readonly number[];
  readonly box: Box;
};

export type ReadPage = {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Size of the upright picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** Degrees by which the page was turned clockwise to stand upright: quarters, and what it then still leaned. */
  readonly turned: 0 | 90 | 180 | 270;
  readonly leaned: number;
  readonly lines: readonly ReadLine[];
  /** The upright page as JPEG, in its own colours. */
  readonly picture: Uint8Array;
  readonly milliseconds: number;
};
