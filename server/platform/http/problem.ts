import type { FastifyError } from 'fastify';
import type { Problem } from '#contract/problem.ts';
import { defineRefusals, Refusal } from '#kernel/refusal.ts';
import { type Found, type Language, type WrongField, wrongFields } from './wrong-fields.ts';

/** How many bytes an endpoint takes: of a body, and of a file in a form. */
export type Limits = { readonly body: number; readonly file: number };

export const refuse = defineRefusals('request', {
  invalid: {
    status: 400,
    zh: '请求的内容不符合要求，请检查标出的字段。',
    en: 'The request is not valid; see the fields named.',
  },
  malformed: { status: 400, zh: '请求的格式读不懂，请检查后重新提交。', en: 'The request could not be read.' },
  'too-large': {
    status: 413,
    zh: '提交的内容太大，上限为 {limit}。',
    en: 'The request is too large; the limit is {limit}.',
  },
  'media-type': {
    status: 415,
    zh: '不支持这种内容类型，请以 JSON 或表单文件提交。',
    en: 'That media type is not taken here.',
  },
  'not-found': { status: 404, zh: '没有这个地址，请检查链接。', en: 'There is nothing at this address.' },
  'too-many': {
    status: 429,
    zh: '操作太频繁，请在 {seconds} 秒后再试。',
    en: 'Too many requests; try again in {seconds} s.',
  },
  'file-missing': { status: 400, zh: '没有收到文件，请选择一个文件后再提交。', en: 'No file was received.' },
  'one-file-only': {
    status: 400,
    zh: '一次只能提交一个文件，收到了多个；一个也没有保存，请逐个提交。',
    en: 'One file at a time: several came, and none was taken.',
  },
  'field-unknown': {
    status: 400,
    zh: '不认识「{name}」这一项：只收一个名为 file 的文件，请去掉其他内容后再提交。',
    en: 'The form field {name} is not known here: one file, in the field “file”, is taken and nothing else.',
  },
  'character-invalid': {
    status: 400,
    zh: '含有无法保存的字符（{character}），多半是复制时带进来的，请删去后重新填写。',
    en: 'The text holds a character that cannot be kept ({character}).',
  },
});

export const refuseAccess = defineRefusals('access', {
  'sign-in-needed': { status: 401, zh: '请先登录。', en: 'Sign in first.' },
  'not-allowed': {
    status: 403,
    zh: '您没有「{label}」的权限。如工作需要，请联系管理员授权。',
    en: 'You do not hold the action {action}.',
  },
  'out-of-reach': {
    status: 403,
    zh: '这项数据不在您的权限范围内。如工作需要，请联系管理员授权。',
    en: 'These rows are outside the scope granted to you.',
  },
  'cross-site': {
    status: 403,
    zh: '这个请求不是从本系统的页面发出的，已拒绝。',
    en: 'The request did not come from this site.',
  },
  'password-change-needed': { status: 403, zh: '请先修改一次性密码。', en: 'Change the one-time password first.' },
  'second-factor-setup-needed': {
    status: 403,
    zh: '您的角色要求启用两步验证，请先完成设置。',
    en: 'Your role needs a second factor; set one up first.',
  },
  'second-factor-needed': { status: 403, zh: '请完成两步验证。', en: 'Give the second factor first.' },
});

export const refuseData = defineRefusals('data', {
  duplicate: { status: 409, zh: '已有相同的记录，不能重复保存。', en: 'Such a record exists already.' },
  overlap: {
    status: 409,
    zh: '这段日期与已有记录重叠，请调整起止日期。',
    en: 'The span of days overlaps an existing one.',
  },
  'in-use': {
    status: 409,
    zh: '有其他记录依赖它（或它依赖的记录在这段日期内不存在），不能这样保存。',
    en: 'Other records depend on it, or what it depends on does not exist on those days.',
  },
  busy: {
    status: 409,
    zh: '同一条记录正被别人修改，请刷新后重试。',
    en: 'Somebody else changes the same record; reload and try again.',
  },
});

/** PostgreSQL's SQLSTATEs that come of what a person asked for, not of a fault in the program. */
const refusalOfState: Record<string, () => Refusal> = {
  '42501': refuseAccess['out-of-reach'],
  '23505': refuseData.duplicate,
  '23P01': refuseData.overlap,
  '23503': refuseData['in-use'],
  '40001': refuseData.busy,
  '40P01': refuseData.busy,
  '55P03': refuseData.busy,
};

/**
 * The problem to send for whatever was thrown; null when it is a fault of the program, to be logged and hidden. `limits` in bytes are
 * those of the endpoint that was called.
 */
export function problemFor(thrown: unknown, requestId: string, language: Language, limits: Limits): Problem | null {
  const refusal = thrown instanceof Refusal ? thrown : refusalFor(thrown, limits);
  if (!refusal) return null;
  const fields = fieldsOf(thrown, language);
  return {
    type: `/api/docs#${refusal.code}`,
    title: language === 'zh' ? refusal.zh : refusal.message,
    status: refusal.status,
    code: refusal.code,
    ...(fields.length > 0 ? { fields } : fieldFact(refusal, language)),
    ...(Object.keys(refusal.facts).length > 0 ? { facts: refusal.facts } : {}),
    requestId,
  };
}

function fieldFact(refusal: Refusal, language: Language): { fields?: WrongField[] } {
  const { field, fields } = refusal.facts;
  // Several at once come with a sentence each.
  if (Array.isArray(fields)) return { fields };
  return typeof field === 'string'
    ? { fields: [{ field, message: language === 'zh' ? refusal.zh : refusal.message }] }
    : {};
}

function refusalFor(thrown: unknown, limits: Limits): Refusal | null {
  const fault = thrown as Partial<FastifyError> & { code?: string };
  if (fault?.validation) return refuse.invalid();
  const state = typeof fault?.code === 'string' ? fault.code : '';
  if (refusalOfState[state]) return refusalOfState[state]();
  // Class 22 are data exceptions (a NUL in a text, a date out of range), 23514 a failed check, 23502 a missing value.
  if (/^22[0-9A-Z]{3}$/.test(state) || state === '23514' || state === '23502') return refuse.invalid();
  if (state === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse['too-large']({ limit: inWords(limits.body) });
  if (state === 'FST_REQ_FILE_TOO_LARGE') return refuse['too-large']({ limit: inWords(limits.file) });
  if (state === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || state === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return refuse['media-type']();
  const status = fault?.statusCode;
  if (status === 404) return refuse['not-found']();
  if (typeof status === 'number' && status >= 400 && status < 500) return refuse.malformed();
  return null;
}

function fieldsOf(thrown: unknown, language: Language): WrongField[] {
  const fault = thrown as Partial<FastifyError>;
  if (!fault?.validation) return [];
  return wrongFields(fault.validationContext ?? 'body', fault.validation as unknown as Found[], language);
}

/** A size as people say it: “64 MB”, “512 KB”. Rounded down, so that what is said is taken. */
export function inWords(bytes: number): string {
  if (bytes >= 1_048_576) return `${Math.floor((bytes / 1_048_576) * 10) / 10} MB`;
  return bytes >= 1024 ? `${Math.floor(bytes / 1024)} KB` : `${bytes} B`;
}
