import { parseArgs } from 'node:util';
import { refuse } from './refusals.ts';

export type ImportArgs = {
  readonly file: string;
  readonly dryRun: boolean;
  readonly unitsFile: string | undefined;
  readonly sheet: string | undefined;
  readonly allOrNone: boolean;
  readonly makeUnits: boolean;
  readonly report: string | undefined;
};

export const usage =
  '用法：renshi import people 文件 [--dry-run] [--units UNITS.json] [--sheet 工作表] [--all-or-none] [--make-units] --report OUT.json';

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
    report: values.report,
  };
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
        report: { type: 'string' },
      },
    });
  } catch (fault) {
    throw refuse.usage({ why: (fault as Error).message });
  }
}
