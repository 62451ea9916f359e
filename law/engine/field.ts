import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { type Fen, parseYuan } from '#kernel/money.ts';
import { parseRatio, type Ratio } from './ratio.ts';
import { refuse } from './refusals.ts';

/** One field of a case's input: how it is read, and how a form shows it. */
export type Field<T> = {
  readonly kind:
    | 'money'
    | 'ratio'
    | 'whole'
    | 'day'
    | 'month'
    | 'choice'
    | 'yes-no'
    | 'text'
    | 'group'
    | 'list'
    | 'table';
  readonly zh: string;
  readonly isOptional: boolean;
  readonly choices?: readonly string[];
  /** Of a group and of a list's entries. */
  readonly fields?: Fields;
  /** `at`: the field's name from the top, `months/0/income`. Refuses `law.field-invalid`. */
  readonly read: (raw: unknown, at: string) => T;
};
export type Fields = { readonly [name: string]: Field<unknown> };
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

function wrong(field: string, reason: string, why: string): Error {
  return refuse['field-invalid']({ field, reason, why });
}

type Limits = { readonly least?: string; readonly most?: string };

/** An amount in the pack's currency: "15600", "15600.00", or a whole number. Below zero only where `least` says so. */
export function moneyField(zh: string, limits: Limits = {}): Field<Fen> {
  const least = parseYuan(limits.least ?? '0') ?? 0;
  const most = limits.most === undefined ? Number.MAX_SAFE_INTEGER : (parseYuan(limits.most) ?? 0);
  const read = (raw: unknown, at: string) => {
    const text = typeof raw === 'number' && Number.isSafeInteger(raw) ? String(raw) : raw;
    const amount = typeof text === 'string' ? parseYuan(text) : null;
    if (amount === null) throw wrong(at, 'not an amount with at most two places', '应为最多两位小数的金额');
    if (amount < least)
      throw wrong(
        at,
        least === 0 ? 'below zero' : `below ${limits.least}`,
        least === 0 ? '不能为负数' : `不能小于 ${limits.least}`,
      );
    if (amount > most) throw wrong(at, `above ${limits.most}`, `不能大于 ${limits.most}`);
    return amount;
  };
  return { kind: 'money', zh, isOptional: false, read };
}

/** An exact decimal of at most six places. From zero on unless `least` says otherwise. */
export function ratioField(zh: string, limits: Limits = {}): Field<Ratio> {
  const least = parseRatio(limits.least ?? '0') as Ratio;
  const most = limits.most === undefined ? null : (parseRatio(limits.most) as Ratio);
  const read = (raw: unknown, at: string) => {
    const text = typeof raw === 'number' ? String(raw) : raw;
    const value = typeof text === 'string' ? parseRatio(text) : null;
    if (!value) throw wrong(at, 'not a decimal number', '应为数字');
    if (value.num * least.den < least.num * value.den)
      throw wrong(at, `below ${limits.least ?? '0'}`, `不能小于 ${limits.least ?? '0'}`);
    if (most && value.num * most.den > most.num * value.den)
      throw wrong(at, `above ${limits.most}`, `不能大于 ${limits.most}`);
    return value;
  };
  return { kind: 'ratio', zh, isOptional: false, read };
}

export function wholeField(zh: string, least = 0, most = 1_000_000_000): Field<number> {
  const read = (raw: unknown, at: string) => {
    const value = typeof raw === 'string' && /^-?\d{1,12}$/.test(raw) ? Number(raw) : raw;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong(at, 'not a whole number', '应为整数');
    if (value < least || value > most)
      throw wrong(at, `not between ${least} and ${most}`, `应在 ${least} 到 ${most} 之间`);
    return value;
  };
  return { kind: 'whole', zh, isOptional: false, read };
}

export function dayField(zh: string): Field<CivilDate> {
  const read = (raw: unknown, at: string) => {
    const day = typeof raw === 'string' ? parseCivilDate(raw) : null;
    if (!day) throw wrong(at, 'not a day (YYYY-MM-DD)', '应为存在的日期（YYYY-MM-DD）');
    return day;
  };
  return { kind: 'day', zh, isOptional: false, read };
}

/** A month as its first day. */
export function monthField(zh: string): Field<CivilDate> {
  const read = (raw: unknown, at: string) => {
    const day = typeof raw === 'string' && /^\d{4}-\d{2}$/.test(raw) ? parseCivilDate(`${raw}-01`) : null;
    if (!day) throw wrong(at, 'not a month (YYYY-MM)', '应为月份（YYYY-MM）');
    return day;
  };
  return { kind: 'month', zh, isOptional: false, read };
}

export function choiceField<const C extends string>(zh: string, choices: readonly C[]): Field<C> {
  const read = (raw: unknown, at: string) => {
    const found = choices.find(each => each === raw);
    if (found === undefined) throw wrong(at, `not one of ${choices.join(', ')}`, `应为下列之一：${choices.join('、')}`);
    return found;
  };
  return { kind: 'choice', zh, choices, isOptional: false, read };
}

export function yesNoField(zh: string): Field<boolean> {
  const read = (raw: unknown, at: string) => {
    if (typeof raw !== 'boolean') throw wrong(at, 'not true or false', '应为是或否');
    return raw;
  };
  return { kind: 'yes-no', zh, isOptional: false, read };
}

export function textField(zh: string, longest = 200): Field<string> {
  const read = (raw: unknown, at: string) => {
    if (typeof raw !== 'string' || raw.length > longest)
      throw wrong(at, `not a text of at most ${longest}`, `应为至多 ${longest} 字的文本`);
    return raw;
  };
  return { kind: 'text', zh, isOptional: false, read };
}

export function groupField<F extends Fields>(zh: string, fields: F): Field<Values<F>> {
  return { kind: 'group', zh, fields, isOptional: false, read: (raw, at) => readFields(fields, raw, at) };
}

export function listField<F extends Fields>(zh: string, fields: F, most = 1000): Field<readonly Values<F>[]> {
  const read = (raw: unknown, at: string) => {
    if (!Array.isArray(raw) || raw.length > most)
      throw wrong(at, `not a list of at most ${most}`, `应为至多 ${most} 项的列表`);
    return raw.map((each, i) => readFields(fields, each, `${at}/${i}`));
  };
  return { kind: 'list', zh, fields, isOptional: false, read };
}

/** Entries by name, such as insurances by scheme. */
export function tableField<F extends Fields>(
  zh: string,
  fields: F,
  names?: readonly string[],
): Field<Readonly<Record<string, Values<F>>>> {
  const read = (raw: unknown, at: string) => {
    if (!isObject(raw)) throw wrong(at, 'not an object', '应为按名称列出的项目');
    return Object.fromEntries(
      Object.entries(raw).map(([name, each]) => {
        if (names && !names.includes(name))
          throw wrong(`${at}/${name}`, `not one of ${names.join(', ')}`, `应为下列之一：${names.join('、')}`);
        return [name, readFields(fields, each, `${at}/${name}`)];
      }),
    );
  };
  return { kind: 'table', zh, fields, isOptional: false, read };
}

/** May be left out (or null), and is then `otherwise`. */
export function optional<T>(field: Field<T>): Field<T | undefined>;
export function optional<T>(field: Field<T>, otherwise: T): Field<T>;
export function optional<T>(field: Field<T>, otherwise?: T): Field<T | undefined> {
  return {
    ...field,
    isOptional: true,
    read: (raw, at) => (raw === undefined || raw === null ? otherwise : field.read(raw, at)),
  };
}

/** Reads an input. Refuses `law.field-unknown`, `law.field-missing`, `law.field-invalid`, each naming the field from the top. */
export function readFields<F extends Fields>(fields: F, raw: unknown, at = '', topic = ''): Values<F> {
  const name = (field: string) => (at === '' ? field : `${at}/${field}`);
  if (!isObject(raw)) throw wrong(at || 'input', 'not an object', '应为按字段列出的内容');
  for (const key of Object.keys(raw))
    if (!Object.hasOwn(fields, key)) throw refuse['field-unknown']({ topic, field: name(key) });
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => {
      const value = Object.hasOwn(raw, key) ? raw[key] : undefined;
      if (!field.isOptional && (value === undefined || value === null))
        throw refuse['field-missing']({ field: name(key) });
      return [key, field.read(value, name(key))];
    }),
  ) as Values<F>;
}

function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
