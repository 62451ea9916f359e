const wrapped = /^[$#]\{([\s\S]*)\}$/;

/** An expression as it is evaluated: without a surrounding `${…}` or `#{…}`, without a leading `=`. Undefined where nothing is left. */
export function expressionText(text: string | undefined): string | undefined {
  const bare = text?.trim() ?? '';
  const inner = wrapped.exec(bare)?.[1];
  if (inner !== undefined && closesLast(inner)) return inner.trim() || undefined;
  if (bare.startsWith('=') && !bare.startsWith('==')) return bare.slice(1).trim() || undefined;
  return bare || undefined;
}

/** `${a} && ${b}` begins and ends like one expression and is two. */
function closesLast(inner: string): boolean {
  let depth = 0;
  for (const letter of inner) {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Text where words and expressions are both allowed: an expression keeps one leading `=`, so that the two stay apart. */
export function textOrExpression(text: string | undefined): string | undefined {
  const bare = text?.trim() ?? '';
  const marked = wrapped.test(bare) || (bare.startsWith('=') && !bare.startsWith('=='));
  const inner = expressionText(bare);
  return marked && inner !== undefined && inner !== bare ? `=${inner}` : bare || undefined;
}
