import { systemActor } from '#platform/database/actor.ts';
import { removeSecondFactor, resetPassword, unlock } from '#platform/sign-in/accounts.ts';
import { type Command, withGround } from './command.ts';

/** The way back in for an administrator who lost everything but the machine. Recorded in the audit like any other change. */
export const accountResetCommand: Command = {
  words: 'account reset',
  usage: 'renshi account reset USERNAME [--second-factor]',
  what: '为账号生成新的一次性密码并解除锁定；--second-factor 同时移除两步验证。用于管理员无法登录时。',
  run: async (args, surroundings) => {
    const username = args.find(each => !each.startsWith('--'));
    if (!username) {
      surroundings.err('请给出用户名。');
      return 2;
    }
    return withGround(surroundings, ({ database, clock }) =>
      database.as(systemActor('setup'), { requestId: null, ip: null, command: 'account reset' }, async tx => {
        const account = await tx.selectFrom('account').select('id').where('username', '=', username).executeTakeFirst();
        if (!account) {
          surroundings.err(`没有用户名为「${username}」的账号。`);
          return 2;
        }
        const password = await resetPassword(tx, account.id, clock.now());
        await unlock(tx, account.id);
        if (args.includes('--second-factor')) await removeSecondFactor(tx, account.id, clock.now());
        surroundings.out(`一次性密码：${password}（72 小时内登录并修改）`);
        return 0;
      }),
    );
  },
};
