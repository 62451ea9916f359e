import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { houseArchive, importPeopleCommand } from '#flows/import-people/index.ts';
import { systemClock } from '#platform/clock/clock.ts';
import { type Command, withGround } from './command.ts';

export const importCommand: Command = {
  words: 'import people',
  usage:
    'renshi import people FILE [--dry-run] [--units UNITS.json] [--sheet NAME] [--all-or-none] [--make-units] [--update | --update-from DATE] --report OUT.json',
  what: '导入花名册（.xlsx、.csv）。--dry-run 只检查不写入；--units 建立缺少的单位并记住别名；--update 更正已有人员，--update-from 自某日起变更，不写则不改动已有人员。退出码：0 全部可用，1 有行被拒绝，2 文件无法读取。',
  run: async (args, surroundings) => {
    const { settings } = surroundings;
    // File arguments are read from where the user typed; the data folder is absolute already.
    process.chdir(surroundings.cwd);
    const fixed = { archive: houseArchive, say: surroundings.err };
    const nothingYet = !settings.databaseUrl && !existsSync(join(settings.dataFolder, 'pglite'));
    if (args.includes('--dry-run') && nothingYet) {
      return importPeopleCommand(args, { ...fixed, database: null, secrets: null, clock: systemClock(settings.zone) });
    }
    return withGround(surroundings, ({ database, secrets, clock }) =>
      importPeopleCommand(args, { ...fixed, database, secrets, clock }),
    );
  },
};
