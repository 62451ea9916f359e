import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { cn } from '#law/cn/index.ts';
import type { Law } from '#law/engine/topic.ts';
import type { Language } from '#law/engine/unfold-text.ts';
import { type LocalLaw, lawInForce } from '#modules/law/index.ts';
import { systemClock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import { type Surroundings, withGround } from './command.ts';

/** What was typed cannot be done; exit 2. */
export class Usage extends Error {
  readonly en: string;

  constructor(zh: string, en: string) {
    super(zh);
    this.en = en;
  }
}

/** What every law command takes besides its own words. */
export const commonOptions = '[--lang zh|en] [--json] [--local]';

export type Request = {
  readonly words: readonly string[];
  readonly language: Language;
  /** Machine-readable output on stdout. */
  readonly isJson: boolean;
  readonly option: (name: string) => string | undefined;
  /** The day that --on names, or today. */
  readonly on: CivilDate;
  /** The shipped law, or with --local that of this installation. */
  readonly law: Law;
  readonly local: LocalLaw['local'];
};

/**
 * Reads what was typed, opens the law that is wanted and does the work. Exit 2 with a sentence for what cannot be done. By default the
 * shipped law answers: anybody can check it anywhere, without a database, while a server runs.
 */
export async function onRequest(
  args: readonly string[],
  surroundings: Surroundings,
  form: { usage: string; words: readonly [least: number, most: number]; options: readonly string[] },
  work: (request: Request) => number | Promise<number>,
): Promise<number> {
  const language = languageIn(args);
  try {
    const { options, flags, words } = read(args, form.options);
    if (words.length < form.words[0] || words.length > form.words[1])
      throw new Usage('参数的个数不对。', 'The number of arguments is wrong.');
    const on = dayOf(options.get('on'));
    const { law, local } = flags.has('local') ? await localLaw(surroundings) : shipped(surroundings, language);
    return await work({
      words,
      language,
      isJson: flags.has('json'),
      option: name => options.get(name),
      on,
      law,
      local,
    });
  } catch (fault) {
    if (fault instanceof Usage) {
      surroundings.err(language === 'zh' ? fault.message : fault.en);
      surroundings.err(`${language === 'zh' ? '用法：' : 'Usage: '}${form.usage}`);
    } else if (fault instanceof Refusal) surroundings.err(refusalText(fault, language));
    else throw fault;
    return 2;
  }
}

export function refusalText(refusal: { code: string; zh: string; message: string }, language: Language): string {
  return language === 'zh' ? `${refusal.zh}（${refusal.code}）` : `${refusal.message} (${refusal.code})`;
}

export function dayOf(text: string | undefined): CivilDate {
  if (text === undefined) return systemClock().today();
  const day = parseCivilDate(text);
  if (!day)
    throw new Usage(
      `「${text}」不是存在的日期，请写成 YYYY-MM-DD。`,
      `“${text}” is not a day that exists; write YYYY-MM-DD.`,
    );
  return day;
}

/** Before anything else is read, so that complaints come in it too. */
function languageIn(args: readonly string[]): Language {
  return args.some((arg, at) => arg === '--lang=en' || (arg === '--lang' && args[at + 1] === 'en')) ? 'en' : 'zh';
}

function read(args: readonly string[], own: readonly string[]) {
  const options = new Map<string, string>();
  const flags = new Set<string>();
  const words: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [name = '', inline] = arg.slice(2).split(/=(.*)/s);
    if (['json', 'local'].includes(name) && inline === undefined) {
      flags.add(name);
      continue;
    }
    if (name !== 'lang' && !own.includes(name))
      throw new Usage(`不认识选项 --${name}。`, `There is no option --${name}.`);
    const value = inline ?? args[++at];
    if (value === undefined || value === '')
      throw new Usage(`选项 --${name} 后面要有值。`, `The option --${name} needs a value.`);
    options.set(name, value);
  }
  if (!['zh', 'en', undefined].includes(options.get('lang')))
    throw new Usage('--lang 只能是 zh 或 en。', '--lang is zh or en.');
  return { options, flags, words };
}

const hasDatabase = ({ settings }: Surroundings) =>
  settings.databaseUrl !== null || existsSync(join(settings.dataFolder, 'pglite'));

function shipped(surroundings: Surroundings, language: Language): LocalLaw {
  if (hasDatabase(surroundings))
    surroundings.err(
      language === 'zh'
        ? '按随附的法规；要计入本单位已生效的数值，请加 --local。'
        : 'By the shipped law; add --local to include the values in force at this installation.',
    );
  return { law: cn, local: new Map() };
}

async function localLaw(surroundings: Surroundings): Promise<LocalLaw> {
  if (!hasDatabase(surroundings))
    throw new Usage(
      `${surroundings.settings.dataFolder} 里没有数据库；请用 DATA_DIR 或 DATABASE_URL 指明。`,
      `There is no database in ${surroundings.settings.dataFolder}; name it by DATA_DIR or DATABASE_URL.`,
    );
  const origin = { requestId: null, ip: null, command: 'law' };
  return withGround(surroundings, ({ database }) =>
    database.as(systemActor('setup'), origin, tx => lawInForce(tx, cn)),
  );
}
