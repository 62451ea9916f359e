import { readFile } from 'node:fs/promises';
import type { NamedUnit } from './archive.ts';
import { refuse } from './refusals.ts';
import { foldUnit, type KnownUnit } from './rules/normalise-unit.ts';

const mostUnits = 20_000;
const longestName = 200;

/** Reads `[{"unit": "财务部", "aliases": ["财务"]}]`. Refuses `import.units` with the reason. */
export async function readUnitsFile(path: string): Promise<NamedUnit[]> {
  let list: unknown;
  try {
    list = JSON.parse(await readFile(path, 'utf8'));
  } catch (fault) {
    const missing = (fault as NodeJS.ErrnoException).code === 'ENOENT';
    throw refuse.units({ why: missing ? `没有文件 ${path}` : '不是有效的 JSON' });
  }
  if (!Array.isArray(list) || list.length > mostUnits)
    throw refuse.units({ why: '应为单位的列表，形如 [{"unit":"财务部","aliases":["财务"]}]' });
  return list.map((each, i) => named(each, i));
}

function named(each: unknown, i: number): NamedUnit {
  if (typeof each !== 'object' || each === null)
    throw refuse.units({ why: `第 ${i + 1} 项不是 {"unit": …, "aliases": […]}` });
  const { unit, aliases = [] } = each as { unit?: unknown; aliases?: unknown };
  if (!isName(unit)) throw refuse.units({ why: `第 ${i + 1} 项没有单位名称（unit）` });
  if (!Array.isArray(aliases) || !aliases.every(isName))
    throw refuse.units({ why: `第 ${i + 1} 项的 aliases 应为名称的列表` });
  return { unit: unit.trim(), aliases: aliases.map((alias: string) => alias.trim()) };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longestName;
}

/** The units on file with those of a units file beside them: what will be known once the missing ones are made. */
export function joinUnits(known: readonly KnownUnit[], wanted: readonly NamedUnit[]): KnownUnit[] {
  const joined = [...known];
  for (const { unit, aliases } of wanted) {
    const at = joined.findIndex(each => foldUnit(each.name) === foldUnit(unit));
    const before = joined[at];
    if (before) joined[at] = { ...before, aliases: [...before.aliases, ...aliases] };
    else joined.push({ name: unit, aliases });
  }
  return joined;
}
