import type { EnglishNames } from '#contract/certificate.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import '../tables.ts';

/** Remembers what was written for a company, a unit and a post, for the next certificate. A person's name is remembered nowhere. */
export async function keepEnglish(
  tx: Tx,
  chinese: { readonly company: string; readonly unitName: string; readonly postName: string },
  written: EnglishNames,
): Promise<void> {
  for (const place of ['company', 'unitName', 'postName'] as const) {
    const english = written[place]?.trim();
    if (!english || chinese[place] === '') continue;
    await tx
      .insertInto('certificate_english')
      .values({ id: newId(), chinese: chinese[place], english })
      .onConflict(conflict =>
        conflict
          .column('chinese')
          .doUpdateSet({ english, changed_at: new Date() })
          .where('certificate_english.english', '<>', english),
      )
      .execute();
  }
}
