/** What is wrong with one cell. `row` is the sheet's number, `column` the file's own header. */
export type Problem = {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
};

/** A sentence for the person who mends it: where, what, and what to do. */
export function problem(row: number, column: string, code: string, why: string): Problem {
  return { row, column, code, message: `第 ${row} 行「${column.replace(/\s+/g, '')}」${why}` };
}
