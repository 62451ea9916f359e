import type { Finding } from '#contract/access-check.ts';
import type { Scope } from '#contract/action.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { dutyPairs } from './duties.ts';

export type CheckedKey = { readonly name: string; readonly expires: boolean; readonly makerIsThere: boolean };
export type CheckedAccount = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly kind: 'person' | 'service';
  readonly isActive: boolean;
  readonly madeOn: CivilDate;
  /** Null: never signed in, or so long ago that the session is forgotten. */
  readonly lastSeenOn: CivilDate | null;
  /** The day on which the person left; null for who did not, and for accounts without a person. */
  readonly leftOn: CivilDate | null;
  /** The highest unit below the top in which the person stands; null for the top itself, and without a person. */
  readonly branch: { readonly id: string; readonly name: string } | null;
  readonly keys: readonly CheckedKey[];
  /** Actions that the audit saw the account use within the days looked at. */
  readonly used: ReadonlySet<string>;
};
export type CheckedGrant = {
  readonly id: string;
  readonly accountId: string;
  readonly roleId: string;
  readonly roleName: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
  readonly grantedOn: CivilDate;
  readonly permissions: readonly { readonly action: string; readonly group: string; readonly scope: Scope }[];
};
/** Current grants and all accounts. */
export type CheckedHouse = {
  readonly today: CivilDate;
  readonly accounts: readonly CheckedAccount[];
  readonly grants: readonly CheckedGrant[];
  /** Actions whose use leaves a trace in the audit; of others nobody can tell that they weren't used. */
  readonly traced: ReadonlySet<string>;
  readonly labelOf: (action: string, group: string) => string;
};

/** How long nothing may be heard of an account or a grant, in days. */
export const quietDays = 90;

/** What is amiss with accounts and grants, the gravest first. */
export function findFaults(house: CheckedHouse): Finding[] {
  const found = house.accounts
    .filter(account => account.isActive)
    .flatMap(account => {
      const grants = house.grants.filter(grant => grant.accountId === account.id);
      // Whose account is to be shut needs no other mending.
      const shut = left(account) ?? dormant(account, house.today, grants);
      return [
        ...(shut ? [shut] : []),
        ...conflicts(account, grants, house),
        ...(shut ? [] : grants.flatMap(grant => [...unused(account, grant, house), ...wide(account, grant)])),
        ...keys(account),
      ];
    });
  const order = { high: 0, medium: 1, low: 2 };
  return [...alone(house), ...found].sort((a, b) => order[a.severity] - order[b.severity]);
}

type Told = Pick<Finding, 'kind' | 'severity' | 'what' | 'why' | 'facts' | 'mending'>;
const about = (account: CheckedAccount, part: string, told: Told): Finding => ({
  key: [told.kind, account.id, part].filter(Boolean).join(':'),
  accountId: account.id,
  accountName: account.name,
  username: account.username,
  ...told,
});
const unitOf = (grant: CheckedGrant) => grant.unitName ?? '全部单位';
const heldAs = (grant: CheckedGrant) => `${grant.roleName}（${unitOf(grant)}）`;
const revoke = (grant: CheckedGrant): Finding['mending'] => ({
  way: 'revoke-grant',
  grantId: grant.id,
  roleName: grant.roleName,
  unitName: grant.unitName,
});

function left(account: CheckedAccount): Finding | null {
  if (!account.leftOn) return null;
  return about(account, '', {
    kind: 'account-left',
    severity: 'high',
    what: `${account.name}已离职，账号仍可登录`,
    why: '离职后继续持有账号，可以看到不再需要的个人信息。',
    facts: [
      { label: '离职日期', value: account.leftOn },
      { label: '最近登录', value: account.lastSeenOn ?? '没有记录' },
    ],
    mending: { way: 'disable-account', accountId: account.id },
  });
}

function dormant(account: CheckedAccount, today: CivilDate, grants: readonly CheckedGrant[]): Finding | null {
  const since = addDays(today, -quietDays);
  if (account.kind !== 'person' || account.madeOn > since || (account.lastSeenOn ?? '') > since) return null;
  // An account that reaches nobody but its own person harms little.
  const reaches = grants.some(grant => grant.permissions.some(reachesOthers));
  return about(account, '', {
    kind: 'dormant',
    severity: reaches ? 'medium' : 'low',
    what: `${account.name}已有 ${quietDays} 天以上没有登录`,
    why: '没有人在用的账号被冒用，也没有人会发现。',
    facts: [
      { label: '最近登录', value: account.lastSeenOn ?? '没有记录' },
      { label: '账号建立', value: account.madeOn },
    ],
    mending: { way: 'disable-account', accountId: account.id },
  });
}

const reachesOthers = ({ action, scope }: { action: string; scope: Scope }) =>
  (scope === 'units' || scope === 'all') && action !== 'organization.read';

function conflicts(account: CheckedAccount, grants: readonly CheckedGrant[], house: CheckedHouse): Finding[] {
  return dutyPairs.flatMap(({ code, one, other, severity, why }) => {
    const giving = (asked: { action: string; group: string }) =>
      grants.filter(grant =>
        grant.permissions.some(each => each.action === asked.action && each.group === asked.group),
      );
    const [first, second] = [giving(one), giving(other)];
    if (first.length === 0 || second.length === 0) return [];
    const [a, b] = [house.labelOf(one.action, one.group), house.labelOf(other.action, other.group)];
    // Taking one grant back helps where it alone gives one of the two and does not give the other.
    const apart = [first, second]
      .filter((side, at) => side.length === 1 && !(at === 0 ? second : first).includes(side[0]!))
      .flat()
      .sort((x, y) => (x.grantedOn < y.grantedOn ? 1 : -1))[0];
    return [
      about(account, code, {
        kind: 'duty-conflict',
        severity,
        what: `${account.name}同时持有“${a}”与“${b}”`,
        why,
        facts: [
          { label: a, value: first.map(heldAs).join('、') },
          { label: b, value: second.map(heldAs).join('、') },
          ...(apart ? [] : [{ label: '处理', value: '两项来自同一角色或多条授权，请调整角色' }]),
        ],
        mending: apart ? revoke(apart) : null,
      }),
    ];
  });
}

function unused(account: CheckedAccount, grant: CheckedGrant, house: CheckedHouse): Finding[] {
  const since = addDays(house.today, -quietDays);
  if (grant.grantedOn > since || (grant.from ?? '') > since) return [];
  const traced = [...new Set(grant.permissions.map(each => each.action).filter(action => house.traced.has(action)))];
  if (traced.length === 0 || traced.some(action => account.used.has(action))) return [];
  return [
    about(account, grant.id, {
      kind: 'unused-grant',
      severity: 'low',
      what: `${account.name}的“${grant.roleName}” ${quietDays} 天内没有用过`,
      why: '用不到的权限不带来便利，只扩大账号被冒用时的损失。',
      facts: [
        { label: '授权', value: heldAs(grant) },
        { label: '授权日期', value: grant.grantedOn },
        { label: '可留痕的操作', value: `${traced.length} 项，均无记录` },
      ],
      mending: revoke(grant),
    }),
  ];
}

/** A role made to be narrowed to a unit, granted everywhere to somebody who stands in one branch. */
function wide(account: CheckedAccount, grant: CheckedGrant): Finding[] {
  const narrowable = grant.permissions.filter(each => each.scope === 'units' && each.action.startsWith('people.'));
  if (grant.unitId !== null || narrowable.length === 0 || account.branch === null) return [];
  return [
    about(account, grant.id, {
      kind: 'over-wide',
      severity: 'medium',
      what: `${account.name}的“${grant.roleName}”没有限定单位`,
      why: `这个角色按单位授权，本人在“${account.branch.name}”，却能触及全公司的档案。`,
      facts: [
        { label: '现在的范围', value: '全部单位' },
        { label: '建议的范围', value: `${account.branch.name}及下级` },
        { label: '按单位收窄的权限', value: `${narrowable.length} 项` },
      ],
      mending: {
        way: 'narrow-grant',
        grantId: grant.id,
        accountId: account.id,
        roleId: grant.roleId,
        roleName: grant.roleName,
        unitId: account.branch.id,
        unitName: account.branch.name,
        until: grant.until,
      },
    }),
  ];
}

function keys(account: CheckedAccount): Finding[] {
  const endless = account.keys.filter(key => !key.expires);
  const told: Finding[] = endless.map(key =>
    about(account, key.name, {
      kind: 'key-endless',
      severity: 'medium',
      what: `服务账号${account.name}的密钥“${key.name}”没有期限`,
      why: '没有期限的密钥一旦泄露，会一直有效。',
      facts: [{ label: '处理', value: '在“账号”中签发有期限的新密钥，对方换用后撤销旧密钥' }],
      mending: null,
    }),
  );
  // Whoever made a key answers for it; without a key there is nothing to sign in with.
  if (account.kind === 'service' && account.keys.length > 0 && !account.keys.some(key => key.makerIsThere))
    told.push(
      about(account, '', {
        kind: 'key-orphan',
        severity: 'medium',
        what: `服务账号${account.name}没有在岗的负责人`,
        why: '签发密钥的人已离职或停用，出了问题没有人知道这个账号做什么。',
        facts: [{ label: '有效密钥', value: `${account.keys.length} 把` }],
        mending: { way: 'disable-account', accountId: account.id },
      }),
    );
  return told;
}

function alone({ accounts, grants }: CheckedHouse): Finding[] {
  const holders = accounts.filter(
    account =>
      account.isActive &&
      account.kind === 'person' &&
      grants.some(
        grant => grant.accountId === account.id && grant.permissions.some(each => each.action === 'access.edit'),
      ),
  );
  const [only] = holders;
  if (holders.length !== 1 || !only) return [];
  return [
    {
      key: 'single-administrator',
      kind: 'single-administrator',
      severity: 'high',
      accountId: null,
      accountName: '整个系统',
      username: '',
      what: `只有${only.name}一人能管理角色与授权`,
      why: '本人不能改自己的授权；他不在时，也没有人能收回别人的权限。',
      facts: [{ label: '处理', value: '给另一位可信的人授予含“管理角色与授权”的角色' }],
      mending: null,
    },
  ];
}
