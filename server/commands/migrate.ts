import { rungNames } from '#platform/database/migrate.ts';
import { type Command, withGround } from './command.ts';

export const migrateCommand: Command = {
  words: 'migrate',
  usage: 'renshi migrate',
  what: '升级数据库结构，并重写行级权限。启动时会自动执行；多进程部署可先单独执行。',
  run: async (_, surroundings) =>
    withGround(surroundings, async () => {
      surroundings.out(`数据库已是最新：${rungNames().at(-1)}`);
      return 0;
    }),
};
