import { Refusal } from '#kernel/refusal.ts';
import {
  type CodeSender,
  findRebind,
  lockRebind,
  type RebindDeps,
  setRebindDue,
} from '#modules/phone-binding/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Outbox, Told } from '#platform/outbox/outbox.ts';
import { expediteCase } from '#platform/workflow/commands/case-acts.ts';
import { drive } from '#platform/workflow/drive.ts';
import { theSystem } from '#platform/workflow/entries.ts';
import type { Workflow } from '#platform/workflow/workflow.ts';

export const rebindProcess = 'phone-rebinding';
/** What the model waits for while the desk looks. */
export const withdrawnNews = 'phone-rebind.withdrawn';

export type HearingNeeds = Pick<RebindDeps, 'secrets'> & {
  readonly outbox: Pick<Outbox, 'on'>;
  readonly workflow: Pick<Workflow, 'engine' | 'start' | 'tell'>;
  readonly sender: CodeSender | null;
  readonly onUnsent?: (fault: unknown) => void;
};

/** The cases follow what applicants do. Each news is heard once: what is written here and that it was heard are one transaction. */
export function hearRebinds(needs: HearingNeeds): void {
  const { outbox, workflow } = needs;
  const { engine } = workflow;
  outbox.on('phone-binding.rebind-opened', 'rebind-phone.start', async (event, tx) => {
    await beginRebind(workflow, tx, rebindIn(event));
  });
  outbox.on('phone-binding.expedited', 'rebind-phone.expedite', async (event, tx) => {
    const id = await runningCase(tx, rebindIn(event));
    if (!id) return;
    try {
      await expediteCase(engine, tx, id, '申请人催办', null);
    } catch (fault) {
      // A member asked for it sooner today already, or it has ended: the applicant's own count stands.
      if (!(fault instanceof Refusal)) throw fault;
    }
  });
  outbox.on('phone-binding.rebind-withdrawn', 'rebind-phone.withdraw', async (event, tx) => {
    const rebindId = rebindIn(event);
    await workflow.tell(tx, { what: 'message', name: withdrawnNews, correlation: rebindId });
    // Where the model doesn't wait for it, as while something in it is held, the case is stopped.
    const id = await runningCase(tx, rebindId);
    if (id) await drive(engine, tx, id, { kind: 'stop' }, theSystem);
  });
  for (const [name, subscriber] of [
    ['phone-binding.moved', 'rebind-phone.text-moved'],
    ['phone-binding.rebind-refused', 'rebind-phone.text-refused'],
  ] as const)
    outbox.on(name, subscriber, (event, tx) => textApplicant(needs, tx, rebindIn(event)));
}

/** The case of a rebinding, begun unless it has one or is over. The applicant needs no account: nobody is its starter. */
export async function beginRebind(
  workflow: Pick<Workflow, 'engine' | 'start'>,
  tx: Tx,
  rebindId: string,
): Promise<string | null> {
  const rebind = await lockRebind(tx, rebindId);
  if (rebind.state !== 'open' || (await caseOf(tx, rebindId))) return null;
  const { ports } = workflow.engine;
  const applicant = await ports.aboutPerson(tx, rebind.applicant_id);
  const begun = await workflow.start(tx, {
    process: rebindProcess,
    about: rebindId,
    // However the process is redrawn: it tells of whoever else holds the number.
    isConfidential: true,
    subjectPersonId: rebind.applicant_id,
    starterName: applicant?.name ?? '申请人',
    data: { rebindNumber: rebind.number },
  });
  // Held before the desk got it: the applicant is promised the same day all the same.
  const { due_at } = await findRebind(tx, rebindId);
  if (!due_at) {
    const limit = { amount: 1, unit: 'working-days' } as const;
    await setRebindDue(tx, rebindId, await ports.dueAt(tx, applicant?.unitId ?? null, ports.clock.now(), limit));
  }
  return begun.id;
}

export async function caseOf(tx: Tx, rebindId: string): Promise<{ id: string; state: string } | null> {
  const row = await tx
    .selectFrom('workflow_case')
    .select(['id', 'state'])
    .where('about', '=', rebindId)
    .where('parent_id', 'is', null)
    .orderBy('started_at')
    .executeTakeFirst();
  return row ?? null;
}

async function runningCase(tx: Tx, rebindId: string): Promise<string | null> {
  const found = await caseOf(tx, rebindId);
  return found?.state === 'running' ? found.id : null;
}

/** Whoever has no account is told by text message. Nobody waits for the gateway, and one that fails doesn't undo what was decided. */
async function textApplicant(needs: HearingNeeds, tx: Tx, rebindId: string): Promise<void> {
  const { sender, secrets, onUnsent } = needs;
  if (!sender) return;
  const rebind = await findRebind(tx, rebindId);
  const phone = secrets.open(rebind.phone_envelope);
  const text = `您的手机号解绑申请 ${rebind.number} 已办结，请凭事项编号与查询码查看结果。`;
  sender.tell(phone, text).catch(fault => onUnsent?.(fault));
}

function rebindIn(event: Told): string {
  return String((event.payload as { rebindId?: unknown }).rebindId);
}
