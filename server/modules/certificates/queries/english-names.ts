import type { EnglishNames } from '#contract/certificate.ts';
import type { Tx } from '#platform/database/database.ts';
import { nameInPinyin, wordsInPinyin } from '../rules/english.ts';
import '../tables.ts';

type Chinese = {
  readonly name: string;
  readonly company: string;
  readonly unitName: string;
  readonly postName: string;
};

/** Each name in English: what the asker wrote, else what was last written for the Chinese one, else pinyin. */
export async function namesInEnglish(tx: Tx, chinese: Chinese, written: EnglishNames): Promise<Chinese> {
  const { company, unitName, postName } = chinese;
  const rows = await tx
    .selectFrom('certificate_english')
    .select(['chinese', 'english'])
    .where('chinese', 'in', [company, unitName, postName])
    .execute();
  const known = new Map(rows.map(each => [each.chinese, each.english]));
  const one = (text: string, given: string | undefined) => given?.trim() || known.get(text) || wordsInPinyin(text);
  return {
    name: written.name?.trim() || nameInPinyin(chinese.name),
    company: one(company, written.company),
    unitName: one(unitName, written.unitName),
    postName: one(postName, written.postName),
  };
}
