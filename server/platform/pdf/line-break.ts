/**
 * Where Chinese text may be broken into lines: before any ideograph, but neither before closing punctuation nor after opening
 * (clreq, "Prohibition Rules for Line Start and Line End"), nor within a word, a number, a dash or an ellipsis.
 */
const noStart = /^[、。，．：；？！…—～·・‧）〕】〗》〉」』〞｝］”’％‰℃°!%,.:;?)\]}]$/u;
const noEnd = /^[（〔【〖《〈「『〝｛［“‘￥¥＄$([{]$/u;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}　-〿＀-｠￠-￦—…“”‘’·]$/u;

export const isWide = (character: string) => wide.test(character);

/** Whether a line may end between two characters that follow one another. */
export function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false;
  if (before === ' ') return true;
  if (noStart.test(after) || noEnd.test(before)) return false;
  return isWide(before) || isWide(after);
}

/**
 * The text in lines of at most the given widths, `first` for the first one. What can't be broken goes to the next line whole, and is
 * broken anyhow where it is wider than a line. Spaces at the end of a line are dropped.
 */
export function breakLines(
  text: string,
  widthOf: (character: string) => number,
  widths: { first: number; rest: number },
): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  const room = () => (lines.length === 0 ? widths.first : widths.rest);
  const end = () => {
    lines.push(line.join('').trimEnd());
    line = [];
    used = 0;
  };
  for (const group of groupsOf(text)) {
    const width = sum(group, widthOf);
    // A space that does not fit hangs over the end of the line.
    const visible = group.at(-1) === ' ' ? width - widthOf(' ') : width;
    if (line.length > 0 && used + visible > room()) end();
    if (visible <= room()) {
      line.push(...group);
      used += width;
      continue;
    }
    for (const character of group) {
      if (line.length > 0 && used + widthOf(character) > room()) end();
      line.push(character);
      used += widthOf(character);
    }
  }
  if (line.length > 0 || lines.length === 0) end();
  return lines;
}

function groupsOf(text: string): string[][] {
  const groups: string[][] = [];
  let last = '';
  for (const character of text) {
    const group = groups.at(-1);
    if (group && !mayBreak(last, character)) group.push(character);
    else groups.push([character]);
    last = character;
  }
  return groups;
}

function sum(characters: readonly string[], widthOf: (character: string) => number): number {
  return characters.reduce((total, each) => total + widthOf(each), 0);
}
