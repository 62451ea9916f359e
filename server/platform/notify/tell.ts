import { sql } from 'kysely';
import { noticeKindLabel } from '#contract/notice-kind.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { News } from '../outbox/outbox.ts';
import { refuse } from './refusals.ts';
import { isOneLine, onOneLine } from './rules/mail-text.ts';

/** A notice to accounts, and to groups by their robots. */
export type Tell = {
  /** Accounts; services and disabled ones are passed over. */
  readonly to: readonly string[];
  /** Stable code such as `task.arrived`; contract/notice-kind.ts has the words. */
  readonly kind: string;
  /** Seen within the house only, by the account itself. */
  readonly title: string;
  readonly text?: string;
  /** A place within the console, such as `/inbox?task=…`; the phone opens the same place below `#` where it has it. */
  readonly link?: string;
  /** Disturbs in quiet hours too. */
  readonly urgent?: boolean;
  /** While an unread notice of the account has this key, it is renewed instead of another one standing beside it. */
  readonly digestKey?: string;
  /** What mail, push and robots say: one line, which the caller vouches to be free of personal data. Default: a neutral sentence. */
  readonly outsideText?: string;
  /** Codes of group robots that announce `outsideText`, beside those that announce this kind anyway. */
  readonly robots?: readonly string[];
};

export const noticeTold = 'notice.told';
/** What the outbox carries: ids, codes and the sentence that may leave the house. */
export type NoticeTold = {
  readonly ids: readonly string[];
  readonly kind: string;
  readonly outsideText: string;
  readonly link: string;
  readonly urgent: boolean;
  readonly robots: readonly string[];
};

const longestTitle = 200;
const longestText = 4000;
const longestOutside = 300;

export function neutralText(kind: string): string {
  const label = noticeKindLabel(kind);
  return label === '其他' ? '您有一条新消息，请登录系统查看。' : `您有一条新的“${label}”消息，请登录系统查看。`;
}

/**
 * Writes the notices in the caller's transaction and gives the news of them. Refuses `notify.text-invalid` when the text for outside has
 * line breaks: it becomes a mail's subject. Throws when the link leads out of the console.
 */
export async function tell(tx: Tx, told: Tell, now: Date): Promise<News> {
  const outsideText = told.outsideText ?? neutralText(told.kind);
  if (!isOneLine(outsideText) || outsideText.trim() === '') throw refuse['text-invalid']();
  const link = told.link ?? '';
  if (link !== '' && !isPlace(link)) throw new Error('the link of a notice is a place within the console');
  const to = [...new Set(told.to)];
  const title = cut(onOneLine(told.title), longestTitle) || noticeKindLabel(told.kind);
  const ids = to.length === 0 ? [] : await write(tx, to, { ...told, title, link }, now);
  // Without an account nobody but robots is left to hear of it; which of them, is found out when it is delivered.
  const payload: NoticeTold = {
    ids,
    kind: told.kind,
    outsideText: cut(outsideText, longestOutside),
    link,
    urgent: told.urgent ?? false,
    robots: told.robots ?? [],
  };
  return { name: noticeTold, payload };
}

async function write(tx: Tx, to: readonly string[], told: Tell, now: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from notify_tell(${[...to]}::uuid[], ${to.map(() => newId())}::uuid[], ${told.kind},
    ${told.title}, ${cut(told.text ?? '', longestText)}, ${told.link ?? ''}, ${told.urgent ?? false}, ${told.digestKey ?? null}, ${now}) as t(id)`.execute(
    tx,
  );
  return rows.map(row => row.id);
}

/** A path of this site: neither another host (`//host`, `/\host`) nor anything that a browser would read as such. */
function isPlace(link: string): boolean {
  return link.length <= 500 && /^\/(?![/\\])/.test(link) && isOneLine(link);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
