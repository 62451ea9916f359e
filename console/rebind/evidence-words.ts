import { type Party, type PhoneSourceCode, phoneSources, type RebindEvidence } from '#contract/phone-binding.ts';

/** Departments that now hold the number for these people, in their usual order. */
function speakingFor(parties: readonly Party[]): string {
  const codes = new Set(
    parties.flatMap(party =>
      party.statements.filter(each => each.agrees && each.state === 'current').map(each => each.source),
    ),
  );
  return (Object.keys(phoneSources) as PhoneSourceCode[])
    .filter(code => codes.has(code))
    .map(code => phoneSources[code])
    .join('、');
}

/** What the departments together say, in a sentence that a member can repeat. */
export function evidenceWords({ verdict, applicant, holders }: RebindEvidence): string {
  const [own, other] = [speakingFor([applicant]), speakingFor(holders)];
  switch (verdict) {
    case 'supports':
      return `${own}登记的就是这个号码，没有部门把它登记给别人。`;
    case 'split':
      return `${own}登记为申请人的号码，${other}登记为现持有人的号码。`;
    case 'against':
      return `${other}登记为现持有人的号码，没有部门登记为申请人的号码。`;
    case 'silent':
      return holders.length > 0
        ? '没有部门登记过这个号码，但它现由他人绑定或用于登录。'
        : '没有部门登记过这个号码，也没有别人持有。';
  }
}
