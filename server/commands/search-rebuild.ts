import { createLogger } from '#platform/telemetry/logger.ts';
import { composeSearch } from '../search-parts.ts';
import { type Command, withGround } from './command.ts';

export const searchRebuildCommand: Command = {
  words: 'search rebuild',
  usage: 'renshi search rebuild',
  what: '重建全文索引，并显示进度。平时不需要：改动会自动收入索引。服务运行时也可以执行。',
  run: async (_, surroundings) =>
    withGround(surroundings, async ground => {
      const search = composeSearch(ground, createLogger({ level: 'warn' }));
      await search.markAll();
      let told = 0;
      const done = await search.fill(left => {
        if (Date.now() - told < 1000) return;
        told = Date.now();
        surroundings.err(`  剩余 ${left} 项`);
      });
      surroundings.out(`索引已重建，共 ${done} 项。`);
      return 0;
    }),
};
