import { defineRefusals } from '#kernel/refusal.ts';

export const refuse = defineRefusals('export', {
  'nothing-chosen': {
    status: 400,
    zh: '请至少选择一列或一个栏目，再申请导出。',
    en: 'No column or section is chosen.',
  },
  nobody: {
    status: 409,
    zh: '您可以导出的范围内没有符合条件的员工，不会生成文件。',
    en: 'Nobody whom you may export is found.',
  },
  'too-many': {
    status: 409,
    zh: '一次最多导出 {most} 人，这次有更多人符合条件。请缩小范围，分几次申请。',
    en: 'At most {most} people are exported at once.',
  },
  'too-many-for-pdf': {
    status: 409,
    zh: 'PDF 一次最多 {most} 人，这次是 {rows} 人。请改用 Excel，或缩小范围。',
    en: 'A PDF holds {most} people at most, not {rows}.',
  },
  'group-not-allowed': {
    status: 403,
    zh: '所选的列或栏目中有您无权查看的内容，请去掉后再申请。',
    en: 'Some of what is chosen is not yours to read.',
  },
  'person-not-allowed': {
    status: 403,
    zh: '您可以查看这份档案，但无权导出。',
    en: 'You may not export this archive.',
  },
  'plain-not-allowed': {
    status: 403,
    zh: '“{label}”的完整号码不能由您导出：需要先有查看完整号码的权限。请改为掩码。',
    en: 'You may not reveal the numbers of {group}.',
  },
  'reason-missing': {
    status: 400,
    zh: '请写明导出的原因，审批人要据此决定。',
    en: 'A reason is needed.',
  },
  'limit-reached': {
    status: 409,
    zh: '每人每天最多申请导出 {most} 行，您今天还可申请 {left} 行，这次是 {rows} 行。已告知审计员与管理员。',
    en: 'The daily limit of {most} rows would be exceeded: {left} are left, {rows} were asked for.',
  },
  'not-found': {
    status: 404,
    zh: '没有找到这件导出申请，或它不是您的。',
    en: 'There is no such export, or it is not yours.',
  },
  ended: {
    status: 409,
    zh: '这件导出申请已经了结，不能再取消。',
    en: 'The export has ended already.',
  },
  'link-gone': {
    status: 410,
    zh: '下载链接已失效或不正确。需要时请重新申请导出。',
    en: 'The link has expired or is wrong.',
  },
  'downloads-used': {
    status: 409,
    zh: '这个文件已下载 {most} 次，达到上限。需要时请重新申请导出。',
    en: 'The file was downloaded {most} times already.',
  },
  own: {
    status: 403,
    zh: '不能审批自己的导出申请。',
    en: 'Nobody approves his own export.',
  },
  'not-approver': {
    status: 403,
    zh: '审批人没有对这些员工审批导出的权限。',
    en: 'The approver may not approve exports of these people.',
  },
  'not-open': {
    status: 409,
    zh: '这件导出申请已经了结，不能再审批。',
    en: 'The export is not open any more.',
  },
  'account-inactive': {
    status: 409,
    zh: '申请人的账号已停用，不再生成文件。',
    en: 'The account that asked is disabled.',
  },
  'nothing-left': {
    status: 409,
    zh: '生成文件时，您已无权导出申请中的任何员工，没有生成文件。',
    en: 'Nobody is left whom the account may export.',
  },
});
