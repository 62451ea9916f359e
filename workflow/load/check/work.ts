import type { Limit, OwnerRule, Work } from '#contract/process-work.ts';
import type { Node, ProcessModel } from '../../model/model.ts';
import type { IssueCode } from '../wording.ts';
import { checkExpression } from './expressions.ts';
import { type Checked, type CheckPorts, find } from './finding.ts';

/** People's tasks: who, by when, with which form, and how they may end. */
export function checkWork(checked: Checked): void {
  for (const node of checked.model.nodes.values()) {
    if (node.kind !== 'user' && node.kind !== 'manual') continue;
    const { work } = node;
    if (!work || isNobody(work.owner)) find(checked, 'owner-missing', node);
    if (!work?.limit) find(checked, 'limit-missing', node);
    if (work) checkParts(checked, node, work);
  }
  checkCase(checked);
}

function checkParts(checked: Checked, node: Node, work: Work): void {
  if (!isNobody(work.owner)) checkOwner(checked, node, '办理人', work.owner);
  if (work.fallback) checkOwner(checked, node, '兜底办理人', work.fallback);
  for (const watcher of work.watchers ?? []) checkOwner(checked, node, '关注人', watcher);
  if (work.form !== undefined) checkForm(checked, node, work.form);
  if (work.subject !== undefined) checkExpression(checked, node, '办理对象', work.subject);
  if (work.person !== undefined) checkExpression(checked, node, '办理对象的人员', work.person);
  if (work.limit) checkLimit(checked, node, work.limit);
  const codes = new Set<string>();
  for (const { code } of work.outcomes ?? []) {
    if (!code || codes.has(code)) find(checked, 'outcome-code', node, { code });
    codes.add(code);
  }
}

function isNobody(owner: OwnerRule): boolean {
  return owner.kind === 'role' && !owner.value;
}

type Known = readonly [keyof CheckPorts & `knows${string}`, IssueCode];

/** Who is asked whether the value is known. A unit may be left out (the person's own), a person is found by an expression. */
const known: Partial<Record<OwnerRule['kind'], Known>> = {
  role: ['knowsRole', 'role-unknown'],
  group: ['knowsGroup', 'group-unknown'],
  account: ['knowsAccount', 'account-unknown'],
  'unit-head': ['knowsUnit', 'unit-unknown'],
};

const needValue: ReadonlySet<OwnerRule['kind']> = new Set(['role', 'group', 'account', 'field', 'person']);

function checkOwner(checked: Checked, node: Node, what: string, owner: OwnerRule): void {
  const { kind, value, level, mode, need } = owner;
  if (!value && needValue.has(kind)) find(checked, 'owner-value-missing', node, { what });
  const asked = known[kind];
  if (value && asked) {
    const [port, code] = asked;
    if (checked.ports[port]?.(value) === false) find(checked, code, node, { what, value });
  }
  if (value && kind === 'field') checkExpression(checked, node, `${what}所在的字段`, value);
  if (owner.of !== undefined) checkExpression(checked, node, `${what}所依的人员`, owner.of);
  if (level !== undefined && (level < 1 || level > 20)) find(checked, 'manager-level', node, { what, level });
  if (mode !== 'vote') return;
  const number = need !== undefined && /^\d+$/.test(need);
  if (need === undefined || (number && Number(need) < 1)) find(checked, 'vote-need', node, { need: need ?? '空' });
  else if (!number) checkExpression(checked, node, '投票人数', need);
}

function checkForm(checked: Checked, element: Node | ProcessModel, key: string): void {
  if (checked.ports.knowsForm?.(key) === false) find(checked, 'form-unknown', element, { key });
}

function checkLimit(checked: Checked, node: Node, limit: Limit): void {
  if (limit.amount < 1 || (limit.expedited && limit.expedited.amount < 1)) find(checked, 'limit-wrong', node);
  else if (limit.remind !== undefined && limit.remind >= limit.amount) find(checked, 'remind-late', node);
  if (limit.escalateTo) checkOwner(checked, node, '超时上报对象', limit.escalateTo);
}

function checkCase(checked: Checked): void {
  const { model, ports } = checked;
  if (model.case.form !== undefined) checkForm(checked, model, model.case.form);
  for (const role of model.case.startedBy?.split(/[,，]/).map(each => each.trim()) ?? [])
    if (role && role !== '-' && ports.knowsRole?.(role) === false)
      find(checked, 'role-unknown', model, { what: '发起人', value: role });
}
