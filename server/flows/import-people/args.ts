import { parseArgs } from 'node:util';
import { parseCivilDate } from '#kernel/civil-date.ts';
import type { How } from '#modules/people/index.ts';
import { refuse } from './refusals.ts';

export type ImportArgs = {
  readonly file: string;
  readonly dryRun: boolean;
  readonly unitsFile: string | undefined;
  readonly sheet: string | undefined;
  readonly allOrNone: boolean;
  readonly makeUnits: boolean;
  /** What becomes of persons who are there already with other values; null leaves them alone. */
  readonly update: How | null;
  readonly report: string | undefined;
};

export const usage =
  '用法：renshi import people 文件 [--dry-run] [--units UNITS.json] [--sheet 工作表] [--all-or-none] [--make-units] [--update | --update-from 日期] --report OUT.json';

/** Refuses `import.usage` with what is wrong. */
export function readArgs(args: readonly string[]): ImportArgs {
  const parsed = parse(args);
  const [file, ...others] = parsed.positionals;
  if (file === undefined || others.length > 0) throw refuse.usage({ why: '请给出一个文件' });
  const { values } = parsed;
  return {
    file,
    dryRun: values['dry-run'] ?? false,
    unitsFile: values.units,
    sheet: values.sheet,
    allOrNone: values['all-or-none'] ?? false,
    makeUnits: values['make-units'] ?? false,
    update: updateOf(values),
    report: values.report,
  };
}

function updateOf(values: { update?: boolean; 'update-from'?: string }): How | null {
  const text = values['update-from'];
  if (text === undefined) return values.update ? { kind: 'correct' } : null;
  if (values.update) throw refuse.usage({ why: '--update（更正）和 --update-from（自某日起变更）只能用一个' });
  const from = parseCivilDate(text);
  if (!from) throw refuse.usage({ why: `--update-from 后面要写一个日期，形如 2026-01-01，而不是“${text}”` });
  return { kind: 'change', from };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        units: { type: 'string' },
        sheet: { type: 'string' },
        'all-or-none': { type: 'boolean' },
        'make-units': { type: 'boolean' },
        update: { type: 'boolean' },
        'update-from': { type: 'string' },
        report: { type: 'string' },
      },
    });
  } catch (fault) {
    throw refuse.usage({ why: (fault as Error).message });
  }
}
