import type { SectionGroup } from './person-section.ts';

/** What a page may turn out to be. */
export const paperKindLabels = {
  'identity-front': '居民身份证（人像面）',
  'identity-back': '居民身份证（国徽面）',
  diploma: '学历学位证书',
  'registration-form': '登记表',
  other: '其他',
} as const;
export type PaperKind = keyof typeof paperKindLabels;
export const paperKinds = Object.keys(paperKindLabels) as PaperKind[];

/** Groups of the archive that a paper may say something about. */
export const proposalGroups = [
  'basic',
  'identity',
  'contact',
  'education',
  'work',
  'certificate',
] as const satisfies readonly SectionGroup[];
export type ProposalGroup = (typeof proposalGroups)[number];

const ofOne: ReadonlySet<ProposalGroup> = new Set<ProposalGroup>(['basic', 'identity', 'contact']);
/** Which values are written together: a person has one of these groups, of the others each page counts its own entries. */
export const entryKey = (group: ProposalGroup, page: number, entry: number) =>
  ofOne.has(group) ? group : `${group} ${page} ${entry}`;

/** What has to be said about a value; `softFlags` explain it, the others are doubts. */
export const proposalFlagLabels = {
  'check-digit': '校验位不符，号码未采用，请对照原件填写',
  disagrees: '与证件上的出生日期或性别不一致',
  corrected: '已按校验位修正一位易混字符，请核对',
  unsure: '置信度低，请核对',
  gap: '可能有生僻字未识别出来',
  'odd-name': '不像姓名，请核对',
  'unknown-code': '没有对应的代码，请选择',
  'unknown-day': '日期无法辨认，请填写',
  'month-only': '原件只有年月，按当月 1 日',
  'by-number': '日期取自证件号码',
  'without-end': '长期有效',
} as const;
export type ProposalFlag = keyof typeof proposalFlagLabels;
export const proposalFlags = Object.keys(proposalFlagLabels) as ProposalFlag[];

const softFlags: ReadonlySet<ProposalFlag> = new Set<ProposalFlag>(['month-only', 'by-number', 'without-end']);
/** Whether a person has to look before the value may be taken. */
export const isDoubted = (flags: readonly ProposalFlag[]) => flags.some(flag => !softFlags.has(flag));
