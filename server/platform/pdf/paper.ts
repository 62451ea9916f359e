/** What a document says, block by block; `renderPaper` lays it out on A4. Lengths are in points (1/72 inch). */
export type Paper = {
  readonly title: string;
  /** Who answers for it, as readers' programs show. */
  readonly author: string;
  /** Of the text; Chinese where left out. English paragraphs are set apart instead of indented. */
  readonly language?: 'zh' | 'en';
  /** Stands in the file as its time of making: the same paper always gives the same bytes. */
  readonly madeAt: Date;
  /** Repeated across each page, faintly, beneath the text. */
  readonly watermark?: string;
  /** At the foot of each page, left of its number. */
  readonly foot: string;
  readonly blocks: readonly Block[];
};

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  /** One or more lines as they come, without justification. `small` is for what accompanies the text. */
  | {
      readonly kind: 'line';
      readonly text: string;
      readonly align: 'left' | 'right' | 'center';
      readonly small?: boolean;
      readonly strong?: boolean;
    }
  /** Justified, its first line indented by two characters. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'gap'; readonly height: number }
  /** A QR code with lines beside it, at the foot of the last page. */
  | { readonly kind: 'proof'; readonly code: string; readonly heading: string; readonly lines: readonly string[] };

export type Rendered = {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Characters that no font has, each once; a box with the code point stands in their place. */
  readonly missing: readonly string[];
};
