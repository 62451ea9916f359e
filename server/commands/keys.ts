import { rotateKeys } from '#platform/secrets/rotate.ts';
import { sealedColumns } from '../sealed-columns.ts';
import { type Command, withGround } from './command.ts';

export const keysRotateCommand: Command = {
  words: 'keys rotate',
  usage: 'renshi keys rotate [--forget]',
  what: '更换主密钥，并为全部加密字段与文件重新包裹数据密钥；中断后再次运行会继续。--forget 删除先前已停用的旧密钥（之前的备份将无法解密）。',
  run: async (args, surroundings) =>
    withGround(surroundings, async ({ database, secrets, settings, clock }) => {
      const rotation = await rotateKeys({
        database,
        keyring: secrets,
        folder: settings.dataFolder,
        columns: sealedColumns,
        forget: args.includes('--forget'),
        now: clock.now(),
        onProgress: (done, column) => surroundings.err(`  ${column.table}.${column.column}：${done}`),
      });
      surroundings.out(`主密钥已更换为 ${rotation.keyId}，重新包裹 ${rotation.rewrapped} 项。`);
      if (rotation.retired.length > 0)
        surroundings.out(`停用的旧密钥：${rotation.retired.join('、')}（仍可解开旧备份）`);
      if (rotation.forgotten.length > 0) surroundings.out(`已删除：${rotation.forgotten.join('、')}`);
      return 0;
    }),
};
