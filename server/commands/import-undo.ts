import { houseArchive, importRunsCommand as runs, undoImportCommand as undo } from '#flows/import-people/index.ts';
import { type Command, type Surroundings, withGround } from './command.ts';

const onGround = (work: typeof runs | typeof undo) => (args: readonly string[], surroundings: Surroundings) =>
  withGround(surroundings, ({ database, settings }) =>
    work(args, {
      database,
      archive: houseArchive,
      zone: settings.zone,
      tell: surroundings.out,
      say: surroundings.err,
    }),
  );

export const importRunsCommand: Command = {
  words: 'import runs',
  usage: 'renshi import runs [--limit N]',
  what: '列出最近的导入（界面上的和命令行的），新的在前，第一项是撤销要用的编号。',
  run: onGround(runs),
};

export const importUndoCommand: Command = {
  words: 'import undo',
  usage: 'renshi import undo RUN_ID',
  what: '整体撤销一次导入，规则与界面相同。退出码：0 已撤销，1 有人后来又有变动、没有撤销，2 没有这次导入或它不能撤销。',
  run: onGround(undo),
};
