import { defineRefusals } from '#kernel/refusal.ts';

export const refuseProcess = defineRefusals('process', {
  'not-found': { status: 404, zh: '没有这个流程，或该版本不存在。', en: 'There is no such process or version.' },
  'key-taken': { status: 409, zh: '流程编码「{key}」已被使用，请换一个。', en: 'The key {key} is taken.' },
  unreadable: {
    status: 422,
    zh: '流程文件无法读取：{reason}',
    en: 'The model cannot be read: {reason}',
  },
  'saved-meanwhile': {
    status: 409,
    zh: '草稿已由{by}于稍后保存过，请重新打开后再修改，以免覆盖对方的改动。',
    en: 'The draft was saved meanwhile by {by}.',
  },
  'no-draft': { status: 409, zh: '这个流程没有草稿。', en: 'The process has no draft.' },
  'not-in-force': { status: 409, zh: '这个流程尚未启用任何版本。', en: 'No version of the process is in force.' },
  'has-errors': {
    status: 422,
    zh: '草稿有 {count} 处错误，改正后才能启用。第一处：{first}',
    en: 'The draft has {count} errors; the first: {first}',
  },
  'not-startable': {
    status: 403,
    zh: '您不能发起「{name}」。如有需要，请联系人事部门。',
    en: 'You may not begin {name}.',
  },
});

export const refuseCase = defineRefusals('case', {
  'not-found': { status: 404, zh: '没有找到这个事项，或您无权查看。', en: 'There is no such case that you may see.' },
  ended: { status: 409, zh: '这个事项已经结束，不能再操作。', en: 'The case has ended.' },
  running: { status: 409, zh: '事项还在办理，结束后再评价。', en: 'The case still runs.' },
  'not-yours': { status: 403, zh: '只有发起人可以这样做。', en: 'Only who began the case may do this.' },
  'expedited-today': {
    status: 409,
    zh: '今天已经催办过，请明天再催。',
    en: 'The case was expedited today already.',
  },
  'subject-unknown': { status: 422, zh: '没有找到所指的人员，或您无权为其发起。', en: 'There is no such person.' },
  confidential: {
    status: 403,
    zh: '这是保密事项，只有已参与办理的人可以查看和留言，也只能提到已参与的人。需要他人办理时，请转交或加签。',
    en: 'The case is confidential: only who has a part in it may see it, comment or be mentioned. Transfer the task or add a signer instead.',
  },
  'no-such-place': {
    status: 422,
    zh: '流程里没有环节「{to}」，或不能从当前位置移到那里。',
    en: 'The case cannot be moved to {to}.',
  },
  'nothing-held': { status: 409, zh: '这里没有待处理的异常。', en: 'Nothing is held there.' },
  'data-too-large': {
    status: 422,
    zh: '事项的数据超过 {most} KB，请精简后再提交；较大的内容请作为附件上传。',
    en: 'The data of the case exceed {most} KB.',
  },
  'data-too-deep': {
    status: 422,
    zh: '字段「{name}」的数据嵌套超过 {most} 层。',
    en: 'The field {name} is nested more than {most} deep.',
  },
  'not-sealed': {
    status: 404,
    zh: '这一项没有加密保存，或已不在事项中。',
    en: 'There is no sealed value of that name.',
  },
  'reveal-not-allowed': {
    status: 403,
    zh: '您没有查看此人完整号码的权限。',
    en: 'The caller may not see the whole numbers of the person.',
  },
  'name-reserved': {
    status: 422,
    zh: '字段名「{name}」由系统使用，请换一个名称。',
    en: 'The name {name} is the system’s own.',
  },
  'too-deep': {
    status: 422,
    zh: '流程互相调用超过 {most} 层，已停止。请检查是否循环调用。',
    en: 'Processes call one another more than {most} deep.',
  },
});

export const refuseTask = defineRefusals('task', {
  'not-found': { status: 404, zh: '没有找到这项待办，或不归您办理。', en: 'There is no such task for you.' },
  ended: { status: 409, zh: '这项待办已经办结或取消，请刷新列表。', en: 'The task has ended.' },
  'not-yours': { status: 403, zh: '这项待办目前不由您办理。', en: 'The task is not yours to do now.' },
  taken: { status: 409, zh: '{by}已领取这项待办。', en: '{by} has taken the task.' },
  'outcome-unknown': { status: 422, zh: '没有「{outcome}」这种办理结果。', en: 'There is no outcome {outcome}.' },
  'reason-required': { status: 422, zh: '请填写意见后再提交「{outcome}」。', en: 'A comment is required.' },
  'own-request': { status: 403, zh: '不能办理自己提出的申请。', en: 'One does not decide on one’s own request.' },
  barred: {
    status: 403,
    zh: '事项涉及的当事人，以及没有相应权限的人，不能参与办理。',
    en: 'Parties to what the case decides, and those without the right to decide it, may have no hand in it.',
  },
  'no-such-place': { status: 422, zh: '不能退回到所选环节。', en: 'It cannot be sent back there.' },
  'account-unknown': { status: 422, zh: '没有找到所选的人，或其账号已停用。', en: 'There is no such active account.' },
  'needs-form': {
    status: 422,
    zh: '这项待办需要填写表单，不能批量办理。',
    en: 'The task has a form to fill in.',
  },
});

export const refuseRequest = defineRefusals('repeat', {
  'key-form': {
    status: 400,
    zh: '请求头 idempotency-key 须为 1–100 个可见的英文字符。',
    en: 'The header idempotency-key takes 1 to 100 visible ASCII characters.',
  },
  'key-reused': {
    status: 422,
    zh: '这个 idempotency-key 已用于另一项请求，每项请求请用新的。',
    en: 'This idempotency-key was used for another request.',
  },
});

export const refuseDelegation = defineRefusals('delegation', {
  'not-found': { status: 404, zh: '没有找到这条代办设置。', en: 'There is no such delegation.' },
  days: { status: 422, zh: '结束日期不能早于开始日期，也不能早于今天。', en: 'The days are the wrong way round.' },
  'to-oneself': { status: 422, zh: '代办人不能是本人。', en: 'One cannot stand in for oneself.' },
});
