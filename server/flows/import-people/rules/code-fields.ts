import { type CodeSetName, labelOf } from '#law/standards/code-set.ts';
import type { CodeAliases } from './cell-readers.ts';
import { type FieldKey, fieldKeys, fieldOf } from './fields.ts';
import { foldUnit } from './normalise-unit.ts';

/** What an alias may stand for: a code of a standard set, or a grade of the house by its id. */
export type AliasSet = CodeSetName | 'grade';

export type CodeAlias = { readonly set: string; readonly text: string; readonly code: string };

/** The set whose codes a field holds, or null. */
export function setOf(key: FieldKey): AliasSet | null {
  if (key === 'grade') return 'grade';
  const { kind, set } = fieldOf(key);
  if (kind === 'sex') return 'sex';
  return kind === 'document-kind' ? 'identity-document' : (set ?? null);
}

/** The fields that hold codes. Each set is that of one field. */
export const codeFields: readonly FieldKey[] = fieldKeys.filter(key => setOf(key) !== null);

/** The problem or warning that a text of the field is no code. */
export function unknownOf(key: FieldKey): string | null {
  switch (fieldOf(key).kind) {
    case 'sex':
      return 'sex_unknown';
    case 'document-kind':
      return 'document_kind_unknown';
    default:
      return key === 'grade' ? 'grade_unknown' : (fieldOf(key).unknown ?? null);
  }
}

/** Texts that read the same fold to the same. Signs count in grades (M1-1 is not M11), elsewhere only where there is nothing else. */
export function foldAlias(set: string, text: string): string {
  return set === 'grade' ? foldUnit(text) : foldCode(text);
}

function foldCode(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '');
  return plain.replace(/\p{P}/gu, '') || plain;
}

/** Looks up what was written in whatever width, case and spacing. */
class Folded extends Map<string, string> {
  override get(text: string): string | undefined {
    return super.get(foldCode(text));
  }
}

/** Remembered aliases as the readers of cells take them: standard labels by what was written. Codes that no set has are left out. */
export function aliasesByField(remembered: readonly CodeAlias[]): CodeAliases {
  const made: Partial<Record<FieldKey, Folded>> = {};
  for (const { set, text, code } of remembered) {
    const field = codeFields.find(key => setOf(key) === set);
    if (!field || set === 'grade') continue;
    const label = labelOf(set as CodeSetName, code);
    if (label === null) continue;
    made[field] ??= new Folded();
    made[field].set(foldCode(text), label);
  }
  return made;
}
