import { type Limit, limitUnits, type OwnerRule, ownerKinds, ownerModes } from '#contract/process-work.ts';

/** Names for codes, as `GET /processes/words` tells them. */
export type Names = {
  readonly role: (code: string) => string;
  readonly group: (code: string) => string;
  readonly unit: (id: string) => string;
  readonly form: (key: string) => string;
  readonly service: (name: string) => string;
  readonly process: (key: string) => string;
};
export const plainNames: Names = {
  role: code => code,
  group: code => code,
  unit: id => id,
  form: key => key,
  service: name => name,
  process: key => key,
};

/** Who, in words: 直接上级的上级, 角色“人事专员”, 部门负责人（全部同意）. */
export function ownerWords(owner: OwnerRule | undefined, names: Names = plainNames): string {
  if (!owner) return '未设办理人';
  const { value = '', level = 1, mode, need, of } = owner;
  const who = (): string => {
    switch (owner.kind) {
      case 'manager':
        return level === 1 ? ownerKinds.manager : `第 ${level} 级上级`;
      case 'unit-head':
        return value ? `${names.unit(value)}负责人` : ownerKinds['unit-head'];
      case 'role':
        return value ? names.role(value) : '未设办理人';
      case 'group':
        return names.group(value) || ownerKinds.group;
      case 'starter':
        return ownerKinds.starter;
      case 'field':
        return `${value} 中的人员`;
      default:
        return ownerKinds[owner.kind];
    }
  };
  const how = mode === 'vote' ? `${ownerModes.vote}，${need ?? '?'} 人同意` : mode === 'all' ? ownerModes.all : '';
  return `${who()}${of ? `（按 ${of}）` : ''}${how ? `（${how}）` : ''}`;
}

/** By when, in words: 2 个工作日. */
export function limitWords(limit: Limit | undefined, names: Names = plainNames): string {
  if (!limit) return '未设时限';
  const { amount, unit, remind, escalateTo, handOver, expedited } = limit;
  const unitWord = limitUnits[unit];
  return [
    `${amount} ${unitWord}`,
    remind === undefined ? '' : `提前 ${remind} ${unitWord}提醒`,
    escalateTo ? `超时${handOver ? '转给' : '上报'}${ownerWords(escalateTo, names)}` : '',
    expedited ? `加急后 ${expedited.amount} ${limitUnits[expedited.unit]}` : '',
  ]
    .filter(Boolean)
    .join('，');
}
