import type { CodeSetKey } from '#contract/code.ts';
import type { SingleGroup } from '#contract/person-section.ts';

/** What is asked for each value that may be changed on a phone. Rarer ones are changed on the console. */
export type EditField = {
  name: string;
  label: string;
  as: 'line' | 'phone' | 'email' | 'paragraph' | 'code';
  set?: CodeSetKey;
  maxLength: number;
  /** An emptied field is sent as null; a text that may not be null, as ''. */
  nullable: boolean;
};

export const editFields: Readonly<Record<SingleGroup, readonly EditField[]>> = {
  contact: [
    { name: 'phone', label: '手机', as: 'phone', maxLength: 30, nullable: true },
    { name: 'email', label: '邮箱', as: 'email', maxLength: 200, nullable: true },
    { name: 'wechat', label: '微信', as: 'line', maxLength: 100, nullable: false },
    { name: 'homeAddress', label: '现住址', as: 'paragraph', maxLength: 300, nullable: false },
    { name: 'registeredAddress', label: '户籍地址', as: 'paragraph', maxLength: 300, nullable: false },
  ],
  basic: [
    { name: 'name', label: '姓名', as: 'line', maxLength: 100, nullable: false },
    { name: 'formerName', label: '曾用名', as: 'line', maxLength: 100, nullable: false },
    { name: 'maritalStatusCode', label: '婚姻状况', as: 'code', set: 'marital-status', maxLength: 20, nullable: true },
    {
      name: 'politicalStatusCode',
      label: '政治面貌',
      as: 'code',
      set: 'political-status',
      maxLength: 20,
      nullable: true,
    },
    { name: 'ethnicityCode', label: '民族', as: 'code', set: 'ethnicity', maxLength: 20, nullable: true },
    { name: 'note', label: '备注', as: 'paragraph', maxLength: 2000, nullable: false },
  ],
};

export type Draft = Readonly<Record<string, string>>;

/** The form's first contents. A masked phone starts empty: what is not typed stays as it is. */
export function draftOf(fields: readonly EditField[], values: Readonly<Record<string, unknown>> | null): Draft {
  return Object.fromEntries(fields.map(({ name }) => [name, String(values?.[name] ?? '')]));
}

/** Only what differs from what is on record, so that nothing else is touched. */
export function changesOf(fields: readonly EditField[], before: Draft, after: Draft): Record<string, string | null> {
  const changes: Record<string, string | null> = {};
  for (const { name, nullable } of fields) {
    const value = (after[name] ?? '').trim();
    if (value === (before[name] ?? '').trim()) continue;
    changes[name] = value === '' && nullable ? null : value;
  }
  return changes;
}
