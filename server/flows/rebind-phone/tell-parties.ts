import { refusedWhys } from '#contract/phone-binding.ts';
import { findRebind } from '#modules/phone-binding/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindPhoneDeps } from './deps.ts';

type Deps = Pick<RebindPhoneDeps, 'tell'>;
const kind = 'phone.moved';
const link = '/me';

/** Both are told of the number, neither of the other. */
export async function tellMoved(tx: Tx, deps: Deps, rebindId: string): Promise<void> {
  const { applicant_id, holder_ids, phone_masked, number } = await findRebind(tx, rebindId);
  await deps.tell(tx, {
    to: await accountsOf(tx, [applicant_id]),
    kind,
    title: `手机号 ${phone_masked} 已换绑到您名下`,
    text: `事项 ${number} 已办结。从现在起可用该号码登录，此前的登录已全部退出。`,
    link,
    urgent: true,
  });
  await deps.tell(tx, {
    to: await accountsOf(tx, holder_ids),
    kind,
    title: `手机号 ${phone_masked} 已不再属于您的账号`,
    text: '经数据校验中心核对，该号码现由他人使用，不能再用于登录，此前的登录已全部退出。请更新您的联系方式；如有异议，请联系人事部门。',
    link,
    urgent: true,
  });
}

/** Whoever else holds the number learns nothing: for him nothing has changed. */
export async function tellRefused(tx: Tx, deps: Deps, rebindId: string): Promise<void> {
  const { applicant_id, number, refused_why } = await findRebind(tx, rebindId);
  await deps.tell(tx, {
    to: await accountsOf(tx, [applicant_id]),
    kind,
    title: `手机号解绑申请 ${number} 未通过`,
    text: refused_why ? `${refusedWhys[refused_why]}。` : '',
    link,
  });
}

export async function accountsOf(tx: Tx, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await tx
    .selectFrom('account')
    .select('id')
    .where('person_id', 'in', [...people])
    .where('kind', '=', 'person')
    .execute();
  return rows.map(row => row.id);
}
