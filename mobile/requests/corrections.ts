import type { OwnPaperRead, ProposalFlag } from '#contract/recognition.ts';

/** A value that a paper gives for one choice of the form `archive-correction`. */
export type Correction = {
  readonly key: string;
  readonly item: string;
  readonly label: string;
  /** As it is written into the form. */
  readonly wanted: string;
  readonly confidence: number;
  readonly flags: readonly ProposalFlag[];
};

type Value = OwnPaperRead['values'][number];

/** The form's choices by what was read. */
const single: Readonly<Record<string, string>> = {
  'basic.name': 'basic.name',
  'basic.birthOn': 'basic.birthOn',
  'basic.ethnicityCode': 'basic.ethnicity',
  'basic.politicalStatusCode': 'basic.politicalStatus',
  'basic.maritalStatusCode': 'basic.maritalStatus',
  'identity.number': 'identity.number',
  'contact.phone': 'contact.phone',
  'contact.email': 'contact.email',
  'contact.homeAddress': 'contact.homeAddress',
  'contact.registeredAddress': 'contact.registeredAddress',
};
const lists: Readonly<Record<string, string>> = { education: '教育经历', work: '工作经历', certificate: '证书' };

/** What a paper offers to correct: fields one by one, an entry of a list as one text that says all of it. */
export function correctionsIn({ values }: Pick<OwnPaperRead, 'values'>): Correction[] {
  const found: Correction[] = [];
  for (const each of values) {
    const item = single[`${each.group}.${each.field}`];
    // A number that fails its check digit is not offered: it would be filled in without a look.
    if (item && each.value !== null && !found.some(other => other.item === item))
      found.push({ key: item, item, wanted: wordsOf(each), ...sure([each]), label: each.label });
  }
  for (const [group, label] of Object.entries(lists)) {
    const ofGroup = values.filter(each => each.group === group);
    for (const entry of new Set(ofGroup.map(each => each.entry))) {
      const parts = ofGroup.filter(each => each.entry === entry);
      const wanted = parts.map(each => `${each.label}：${wordsOf(each)}`).join('\n');
      found.push({ key: `${group} ${entry}`, item: group, label, wanted, ...sure(parts) });
    }
  }
  return found;
}

/** Codes are said in the paper's own words, which HR and the form both read. */
function wordsOf({ field, text, value }: Value): string {
  return field.endsWith('Code') || value === null ? text : value;
}

function sure(parts: readonly Value[]): Pick<Correction, 'confidence' | 'flags'> {
  return {
    confidence: Math.min(...parts.map(each => each.confidence)),
    flags: [...new Set(parts.flatMap(each => each.flags))],
  };
}
