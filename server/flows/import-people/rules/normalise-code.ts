import { type CodeSetName, resolve } from '#law/standards/code-set.ts';
import { isBlankMark, isNothing, tidy } from './clean-text.ts';

export type CodeOutcome =
  | { readonly value: string | null; readonly item: string | null }
  | { readonly code: string; readonly why: string };

/** Bounds what a file of a hundred thousand different texts can make us remember. */
const mostRemembered = 5_000;

/**
 * Reads the values of a code set: an outcome whose `value` is the standard label and whose `item` is the code. A person's own
 * aliases come first. Words for nothing are nothing where `optional`; answers are remembered, because columns repeat themselves.
 */
export function codeReader(
  set: CodeSetName,
  code: string,
  title: string,
  options: { optional?: boolean; aliases?: ReadonlyMap<string, string> } = {},
): (text: string) => CodeOutcome {
  const remembered = new Map<string, CodeOutcome>();
  const read = (written: string): CodeOutcome => {
    const text = tidy(written);
    const found = resolve(set, options.aliases?.get(text) ?? text);
    if (found) return { value: found.label, item: found.code };
    if (options.optional ? isNothing(text) : isBlankMark(text)) return { value: null, item: null };
    return { code, why: `“${text.slice(0, 20)}”不是可识别的${title}，请改为标准名称` };
  };
  return written => {
    const before = remembered.get(written);
    if (before) return before;
    const outcome = read(written);
    if (remembered.size < mostRemembered) remembered.set(written, outcome);
    return outcome;
  };
}
