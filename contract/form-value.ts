import { dayNumber, parseCivilDate } from '#kernel/civil-date.ts';
import { fen, formatYuan, parseYuan } from '#kernel/money.ts';
import { type FormColumn, type FormField, formLimits, type KeptFile, type Picked } from './form-definition.ts';

/** A value as a form keeps it; `blank` where nothing was filled in. A fault follows the label in a sentence. */
export type Read = { readonly value: unknown } | { readonly blank: true } | { readonly fault: string };

const blank: Read = { blank: true };
const usualLongest = { text: 200, paragraph: 4000, phone: 40, identity: 40 } as const;
type Limits = Pick<FormField, 'longest' | 'shortest' | 'min' | 'max' | 'places'>;

/** Reads whatever was sent for a field other than a table. Never throws. */
export function readValue(field: FormColumn | FormField, sent: unknown): Read {
  if (sent === undefined || sent === null || sent === '') return blank;
  switch (field.kind) {
    case 'text':
      return readText(field, sent, false, usualLongest.text);
    case 'paragraph':
      return readText(field, sent, true, usualLongest.paragraph);
    case 'number':
      return readNumber(field, sent);
    case 'money':
      return readMoney(field, sent);
    case 'date':
      return readDate(sent);
    case 'dates':
      return readDates(sent);
    case 'choice':
      return readChoice(field, sent);
    case 'yes-no':
      return typeof sent === 'boolean' ? { value: sent } : { fault: '只能填“是”或“否”' };
    case 'person':
    case 'unit':
      return readPicked(sent);
    case 'phone':
      return readPhone(sent);
    case 'identity':
      return readIdentity(sent);
    case 'file':
      return readFiles(field, sent);
    default:
      return blank;
  }
}

export const longestOf = (field: FormColumn | FormField): number =>
  field.longest ?? (field.kind === 'paragraph' ? usualLongest.paragraph : usualLongest.text);

function readText(limits: Limits, sent: unknown, hasLines: boolean, usual: number): Read {
  if (typeof sent !== 'string') return { fault: '应为文字' };
  if (!sent.isWellFormed() || sent.includes('\0')) return { fault: '含有不能保存的字符，多半是复制时带进来的，请删去' };
  const text = (hasLines ? sent.replaceAll('\r\n', '\n') : sent.replace(/[\r\n\t]+/g, ' ')).trim();
  if (text === '') return blank;
  const length = [...text].length;
  const longest = limits.longest ?? usual;
  if (length > longest) return { fault: `最多 ${longest} 个字，现有 ${length} 个` };
  if (limits.shortest !== undefined && length < limits.shortest) return { fault: `至少 ${limits.shortest} 个字` };
  return { value: text };
}

/** Full-width digits and signs as plain ones, without spaces. */
const plainDigits = (text: string) => text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');

function readNumber(limits: Limits, sent: unknown): Read {
  const places = limits.places ?? 0;
  let number = sent;
  if (typeof sent === 'string') {
    const text = plainDigits(sent).replaceAll(',', '');
    if (text === '') return blank;
    if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(text)) return { fault: '不是数字' };
    number = Number(text);
  }
  if (typeof number !== 'number' || !Number.isFinite(number)) return { fault: '不是数字' };
  if (Math.abs(number) > 1e12) return { fault: '数字太大' };
  if (Number(number.toFixed(places)) !== number) return { fault: places === 0 ? '应为整数' : `最多 ${places} 位小数` };
  if (limits.min !== undefined && number < limits.min) return { fault: `不能小于 ${limits.min}` };
  if (limits.max !== undefined && number > limits.max) return { fault: `不能大于 ${limits.max}` };
  // -0 is 0.
  return { value: number + 0 };
}

/** Whole fen, or yuan as typed text. */
function readMoney(limits: Limits, sent: unknown): Read {
  let amount = sent;
  if (typeof sent === 'string') {
    const text = plainDigits(sent).replace(/[,¥元]/g, '');
    if (text === '') return blank;
    amount = parseYuan(text);
    if (amount === null) return { fault: '应写成 1234.50 的样子，最多两位小数' };
  }
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) return { fault: '不是金额' };
  if (Math.abs(amount) > 1e12) return { fault: '金额太大' };
  if (limits.min !== undefined && amount < limits.min) return { fault: `不能少于 ${yuan(limits.min)} 元` };
  if (limits.max !== undefined && amount > limits.max) return { fault: `不能多于 ${yuan(limits.max)} 元` };
  return { value: amount + 0 };
}

const yuan = (amount: number) => (Number.isSafeInteger(amount) ? formatYuan(fen(amount)) : String(amount / 100));

function dayIn(sent: unknown): string | null {
  if (typeof sent !== 'string' || sent.length > 40) return null;
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plainDigits(sent));
  return parts ? parseCivilDate(`${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`) : null;
}

function readDate(sent: unknown): Read {
  const day = dayIn(sent);
  return day === null ? { fault: '不是存在的日期，应写成 2026-01-31 的样子' } : { value: day };
}

function readDates(sent: unknown): Read {
  const { from, last } = own(sent);
  if (!from && !last) return typeof sent === 'object' ? blank : { fault: '应有开始和结束两个日期' };
  if (!from || !last) return { fault: from ? '还缺结束日期' : '还缺开始日期' };
  const [first, end] = [parseCivilDate(dayIn(from) ?? ''), parseCivilDate(dayIn(last) ?? '')];
  if (!first || !end) return { fault: '有不存在的日期，应写成 2026-01-31 的样子' };
  if (end < first) return { fault: '结束日期早于开始日期' };
  return { value: { from: first, last: end, days: dayNumber(end) - dayNumber(first) + 1 } };
}

function readChoice(field: Pick<FormField, 'options' | 'many' | 'min' | 'max' | 'from'>, sent: unknown): Read {
  if (field.from) return readEmployment(field, sent);
  const known = new Set((field.options ?? []).map(each => each.value));
  const gone = '的选项已不存在，请重新选择';
  if (!field.many) return typeof sent === 'string' && known.has(sent) ? { value: sent } : { fault: gone };
  if (!Array.isArray(sent) || sent.length > formLimits.options) return { fault: gone };
  if (sent.some(each => typeof each !== 'string' || !known.has(each))) return { fault: gone };
  const chosen = new Set(sent);
  // In the order of the options, each once.
  const value = [...known].filter(each => chosen.has(each));
  if (value.length === 0) return blank;
  if (field.min !== undefined && value.length < field.min) return { fault: `至少选 ${field.min} 项` };
  if (field.max !== undefined && value.length > field.max) return { fault: `最多选 ${field.max} 项` };
  return { value };
}

/** By its id or as it is kept. Where the options aren't known here, whoever knows the archive says whether there is such a one. */
function readEmployment({ options }: Pick<FormField, 'options'>, sent: unknown): Read {
  const picked = typeof sent === 'string' ? { id: sent, name: '' } : sent;
  const read = readPicked(picked);
  if (!('value' in read) || !options) return read;
  const { id } = read.value as Picked;
  const option = options.find(each => each.value === id);
  return option ? { value: { id, name: option.label } } : { fault: '的选项已不存在，请重新选择' };
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readPicked(sent: unknown): Read {
  const { id, name } = own(sent);
  if (typeof id !== 'string' || !idForm.test(id)) return { fault: '请从列表中选择' };
  return { value: { id, name: shortName(name) } };
}

const shortName = (name: unknown) =>
  typeof name === 'string' && name.isWellFormed() && !name.includes('\0') ? name.trim().slice(0, 200) : '';

function readPhone(sent: unknown): Read {
  if (typeof sent !== 'string' || sent.length > usualLongest.phone) return { fault: '不是手机号' };
  const digits = plainDigits(sent)
    .replace(/[\p{Pd}.()]/gu, '')
    .replace(/^(\+86|0086|86(?=1\d{10}$))/, '');
  if (digits === '') return blank;
  return /^1[3-9]\d{9}$/.test(digits) ? { value: digits } : { fault: '应为 11 位手机号' };
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: 18 places, a day of birth that exists, and the check digit by ISO 7064 MOD 11-2. */
function readIdentity(sent: unknown): Read {
  if (typeof sent !== 'string' || sent.length > usualLongest.identity) return { fault: '不是身份证号' };
  const text = plainDigits(sent)
    .replace(/\p{Pd}/gu, '')
    .toUpperCase();
  if (text === '') return blank;
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return { fault: '应为 18 位身份证号' };
  const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!parseCivilDate(birth)) return { fault: '里的出生日期不存在，请核对' };
  const sum = weights.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17] ? { value: text } : { fault: '的校验位不符，请核对是否输错' };
}

function readFiles(field: Pick<FormField, 'min' | 'max'>, sent: unknown): Read {
  if (!Array.isArray(sent)) return { fault: '应为附件' };
  if (sent.length === 0) return blank;
  const most = Math.min(field.max ?? 10, formLimits.files);
  if (sent.length > most) return { fault: `最多 ${most} 个附件` };
  if (field.min !== undefined && sent.length < field.min) return { fault: `至少 ${field.min} 个附件` };
  const value = [];
  for (const each of sent) {
    const { id, name, size } = typeof each === 'string' ? { id: each, name: '', size: 0 } : own(each);
    if (typeof id !== 'string' || !idForm.test(id)) return { fault: '有附件没有上传成功，请重新上传' };
    value.push({ id, name: shortName(name), size: Number.isSafeInteger(size) && Number(size) >= 0 ? size : 0 });
  }
  return { value };
}

/** The own properties of an object; nothing of anything else. */
export function own(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** The files of a file field as they are shown; empty where the value is none. */
export function keptFiles(value: unknown): KeptFile[] {
  return (Array.isArray(value) ? value : []).map(own).map(each => ({
    id: String(each.id ?? ''),
    name: String(each.name ?? ''),
    size: Number(each.size ?? 0),
  }));
}
