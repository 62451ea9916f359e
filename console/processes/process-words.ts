import type { ReplyOf } from '#contract/endpoint.ts';
import type { listProcessWords, ProcessVersion } from '#contract/process.ts';
import type { Tone } from '../parts/chip.tsx';
import type { Names } from './values/rule-words.ts';

export type Words = ReplyOf<typeof listProcessWords>;
export const noWords: Words = { services: [], roles: [], groups: [], units: [], forms: [], processes: [] };

export const versionStates: Readonly<Record<ProcessVersion['state'], { label: string; tone: Tone }>> = {
  draft: { label: '草稿', tone: 'info' },
  'in-force': { label: '已启用', tone: 'success' },
  retired: { label: '已停用', tone: 'quiet' },
};

/** Names for codes; the code itself where nothing is called so. */
export function namesFrom(words: Words): Names {
  const by = (pairs: readonly (readonly [string, string])[]) => {
    const table = new Map(pairs);
    return (code: string) => table.get(code) ?? code;
  };
  return {
    role: by(words.roles.map(each => [each.code, each.name])),
    group: by(words.groups.map(each => [each.code, each.name])),
    unit: by(words.units.map(each => [each.id, each.name])),
    form: by(words.forms.map(each => [each.key, each.name])),
    service: by(words.services.map(each => [each.name, each.label])),
    process: by(words.processes.map(each => [each.key, each.name])),
  };
}
