export type CodeItem = {
  readonly code: string;
  readonly label: string;
  /** The code of the wider item this one belongs to. */
  readonly parent?: string;
  /** Other ways people write it; spaces, width, case and brackets need no alias of their own. */
  readonly aliases?: readonly string[];
};

export type CodeSet = {
  readonly name: string;
  readonly title: string;
  /** Number and year of the standard, or 'own' where no national standard fits and the codes are ours. */
  readonly standard: string;
  /**
   * Whether the codes were compared with public copies of the standard's table or made from a published one, as `source` says
   * ('verified'), or written from knowledge ('recalled'). A set of our own has nothing to be compared with ('own').
   */
  readonly status: 'verified' | 'recalled' | 'own';
  readonly source: string;
  /** Where our items group, shorten or leave out what the standard has. */
  readonly note?: string;
  /** Words that may stand around a label without changing what it says: 全日制本科 is 本科. */
  readonly decorations?: readonly string[];
  readonly items: readonly CodeItem[];
};
