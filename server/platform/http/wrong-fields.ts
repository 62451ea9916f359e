/** What the check of a shape finds wrong at one place of a request; see typebox's errors. */
export type Found = {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
};
export type Language = 'zh' | 'en';
export type WrongField = { readonly field: string; readonly message: string };

const mostFields = 20;
const longestName = 100;

/**
 * The fields that are wrong, as JSON pointers into the request, each once and in words for whoever filled it in. `part` is the part of
 * the request: body, querystring, params.
 */
export function wrongFields(part: string, found: readonly Found[], language: Language): WrongField[] {
  const byField = new Map<string, Found[]>();
  for (const each of found) {
    for (const name of namesOf(each)) {
      const field = `/${part}${each.instancePath}${name === null ? '' : `/${pointed(name)}`}`;
      byField.set(field, [...(byField.get(field) ?? []), each]);
    }
  }
  return [...byField]
    .slice(0, mostFields)
    .map(([field, all]) => ({ field, message: wording(all, lastName(field))[language] }));
}

/** A name as one step of a JSON pointer (RFC 6901). Names are the caller's, of any length. */
export function pointed(name: string): string {
  return name.slice(0, longestName).replaceAll('~', '~0').replaceAll('/', '~1');
}

function lastName(pointer: string): string {
  return (pointer.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Of an object's fault the fields meant; otherwise the place itself. */
function namesOf({ keyword, params }: Found): Array<string | null> {
  if (keyword === 'required') return params.requiredProperties as string[];
  if (keyword === 'additionalProperties') return params.additionalProperties as string[];
  return [null];
}

function wording(all: readonly Found[], name: string): Record<Language, string> {
  // Of the ways in which a value fits none of several shapes, that it isn't null says nothing.
  const telling = all.filter(
    each => each.keyword !== 'anyOf' && !(each.keyword === 'type' && each.params.type === 'null'),
  );
  const constants = telling.filter(each => each.keyword === 'const').map(each => each.params.allowedValue);
  const first = telling[0];
  if (constants.length > 0) return oneOf(constants);
  if (!first) return { zh: '这个值不符合要求。', en: 'The value is of none of the shapes taken here.' };
  const { keyword, params } = first;
  const limit = String(params.limit);
  switch (keyword) {
    case 'required':
      return { zh: `缺少「${name}」。`, en: `${name} is missing.` };
    case 'additionalProperties':
    case 'boolean':
      return { zh: `不认识「${name}」这一项，请去掉。`, en: `${name} is not known here.` };
    case 'type':
      return {
        zh: `应为${typeNames[String(params.type)] ?? params.type}。`,
        en: `This should be of type ${params.type}.`,
      };
    case 'enum':
      return oneOf(params.allowedValues as unknown[]);
    case 'format':
      return params.format === 'date'
        ? {
            zh: '应为日历上有的日期，写法如 2026-01-31。',
            en: 'This should be a day of the calendar, such as 2026-01-31.',
          }
        : {
            zh: '应为带时区的时刻，写法如 2026-01-31T09:00:00+08:00。',
            en: 'This should be an instant with its zone, such as 2026-01-31T09:00:00+08:00.',
          };
    case 'minLength':
      return { zh: limit === '1' ? '不能为空。' : `至少 ${limit} 个字符。`, en: `At least ${limit} characters.` };
    case 'maxLength':
      return { zh: `最多 ${limit} 个字符。`, en: `At most ${limit} characters.` };
    case 'minItems':
      return { zh: `至少 ${limit} 项。`, en: `At least ${limit} items.` };
    case 'maxItems':
      return { zh: `最多 ${limit} 项。`, en: `At most ${limit} items.` };
    case 'minimum':
      return { zh: `不能小于 ${limit}。`, en: `Not less than ${limit}.` };
    case 'maximum':
      return { zh: `不能大于 ${limit}。`, en: `Not more than ${limit}.` };
    default:
      return { zh: '格式不对，请检查。', en: 'The form of this is not right.' };
  }
}

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是或否（true、false）',
  array: '列表',
  object: '一组字段（对象）',
};

function oneOf(values: readonly unknown[]): Record<Language, string> {
  const list = values.slice(0, 20).map(String);
  return { zh: `只能是 ${list.join('、')} 之一。`, en: `This should be one of ${list.join(', ')}.` };
}
