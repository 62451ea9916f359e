import type { ArchiveAction, Lack, Verdict, Way } from '#contract/permission-why.ts';

export const actionWords: Record<ArchiveAction, string> = {
  'people.read': '查看',
  'people.edit': '修改',
  'people.reveal': '查看完整号码',
};

/** What the rule of the grant says of this very person. */
export function coversWords(
  way: Pick<Way, 'scope' | 'unitPath'>,
  person: { name: string; unitPath: string | null },
): string {
  if (way.scope === 'all') return '范围是全部，任何人都在内';
  if (way.scope === 'own') return `范围是本人，${person.name}就是这个账号的持有人`;
  if (way.scope === 'team') return `范围是我的团队，${person.name}由持有人带领`;
  return way.unitPath === null
    ? '授权时没有限定单位，任何单位都在内'
    : `${person.name}在“${person.unitPath ?? ''}”，属于授权单位及下级`;
}

export const endWords: Record<Way['end'], string> = {
  covers: '生效',
  ended: '授权已结束',
  future: '授权尚未开始',
  'not-self': '范围只有本人，而这不是本人',
  'not-led': '范围是我的团队，而此人不由持有人带领',
  'other-unit': '此人不在授权单位及下级',
  'no-unit': '此人目前不在任何单位',
  'no-person': '账号没有关联员工，“本人”“我的团队”够不到任何人',
};

export function lackWords(lack: Lack, action: ArchiveAction): string {
  switch (lack) {
    case 'nothing':
      return '';
    case 'account':
      return '账号已停用，什么也看不到。启用账号后，下列授权才会生效。';
    case 'grant':
      return `现在没有授权给出“${actionWords[action]}”这一组的权限。`;
    case 'reach':
      return '持有这项权限，但范围够不到此人。';
    case 'basic':
      return '持有这一组的权限，却看不到此人的“基本信息”。档案要先看得到这个人，才看得到他的各组信息。';
    case 'read':
      return '持有这项权限，却看不到这一组。要先能查看，才能修改或查看完整号码。';
  }
}

const scopeWords = { own: '本人', team: '我的团队', units: '授权单位及下级', all: '全部' } as const;

/** What would have to be granted; null where nothing is missing or a grant is not what is missing. */
export function neededWords(verdict: Verdict, unitPath: string | null, isLed: boolean, isSelf: boolean): string | null {
  if (verdict.lack !== 'grant' && verdict.lack !== 'reach') return null;
  const fitting = verdict.offers.filter(
    offer =>
      offer.scope === 'all' ||
      (offer.scope === 'units' && unitPath !== null) ||
      (offer.scope === 'team' && isLed) ||
      (offer.scope === 'own' && isSelf),
  );
  if (fitting.length === 0) return '没有角色能给出这项权限，需要先在“角色”中添加。';
  const named = fitting.map(offer => `${offer.name}（${scopeWords[offer.scope]}）`).join('、');
  const within =
    fitting.some(offer => offer.scope === 'units') && unitPath ? `；按单位授权时，选“${unitPath}”中的一级` : '';
  return `授予其中一个角色即可：${named}${within}。`;
}
