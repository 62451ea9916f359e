import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { KeptFile } from './tables.ts';

/** Who did something, and on whose behalf. */
export type By = { readonly accountId: string | null; readonly name: string; readonly forName?: string };

export type EntryKind =
  | 'started'
  | 'finished'
  | 'sent-back'
  | 'transferred'
  | 'signer-added'
  | 'asked'
  | 'commented'
  | 'expedited'
  | 'reminded'
  | 'late'
  | 'withdrawn'
  | 'skipped'
  | 'held'
  | 'mended'
  | 'moved-version'
  | 'taken'
  | 'released'
  | 'rated'
  | 'ended';

export type Entry = {
  readonly kind: EntryKind;
  readonly taskId?: string | null;
  readonly node?: string | null;
  readonly nodeName?: string;
  readonly text?: string;
  readonly outcome?: string;
  readonly outcomeLabel?: string;
  readonly tookMinutes?: number | null;
  readonly files?: readonly KeptFile[];
  readonly mentions?: readonly string[];
  readonly answers?: string | null;
};

/** Adds to what was done and said in a case. */
export async function note(tx: Tx, caseId: string, by: By, at: Date, entry: Entry): Promise<void> {
  await tx
    .insertInto('workflow_entry')
    .values({
      id: newId(),
      case_id: caseId,
      task_id: entry.taskId ?? null,
      at,
      account_id: by.accountId,
      by_name: by.name,
      for_name: by.forName ?? '',
      kind: entry.kind,
      node: entry.node ?? null,
      node_name: entry.nodeName ?? '',
      text: entry.text ?? '',
      outcome: entry.outcome ?? '',
      outcome_label: entry.outcomeLabel ?? '',
      took_minutes: entry.tookMinutes ?? null,
      files: JSON.stringify(entry.files ?? []),
      mentions: JSON.stringify(entry.mentions ?? []),
      answers: entry.answers ?? null,
    })
    .execute();
}

export const theSystem: By = { accountId: null, name: '系统' };
