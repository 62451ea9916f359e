import type { PaperKind } from '#contract/recognition-word.ts';
import { readDiploma } from './diploma.ts';
import { readIdentityBack, readIdentityFront } from './identity-card.ts';
import { readLabelled } from './labelled-cells.ts';
import type { PageToJudge, Proposed } from './proposed.ts';
import { readWorkHistory } from './work-history.ts';

/** What a page seems to be. */
export function kindOf(page: PageToJudge): PaperKind {
  const text = page.lines.map(line => line.text.replace(/\s/g, '')).join('\n');
  if (/登记表|履历表/.test(text)) return 'registration-form';
  if (/公民身份号码/.test(text) || (/住址/.test(text) && /民族/.test(text))) return 'identity-front';
  if (/签发机关/.test(text) || (/居民身份证/.test(text) && /有效期/.test(text))) return 'identity-back';
  if (/毕业证书|学位证书|准予毕业|授予\S{0,8}学位/.test(text)) return 'diploma';
  return 'other';
}

/** What a page says about a person, field by field, in no more than its own words. */
export function proposeFrom(page: PageToJudge): { kind: PaperKind; proposed: Proposed[] } {
  const kind = kindOf(page);
  switch (kind) {
    case 'identity-front':
      return { kind, proposed: readIdentityFront(page.lines) };
    case 'identity-back':
      return { kind, proposed: readIdentityBack(page.lines) };
    case 'diploma':
      return { kind, proposed: readDiploma(page.lines) };
    default:
      return { kind, proposed: [...readLabelled(page.lines), ...readWorkHistory(page.lines)] };
  }
}
