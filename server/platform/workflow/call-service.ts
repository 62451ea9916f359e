import { sql } from 'kysely';
import { Refusal } from '#kernel/refusal.ts';
import type { Node } from '#workflow/model/model.ts';
import type { Input, State, Token, Wait } from '#workflow/run/state.ts';
import { describeFault } from '../telemetry/describe-fault.ts';
import type { Step } from './engine.ts';
import { checkData } from './rules/check-data.ts';
import { dataAt } from './turn-case.ts';

/** Runs a command in the case's transaction. What it wrote before it failed is undone; the case is told the refusal's code, or held. */
export async function callService(
  step: Step,
  token: Token,
  node: Node,
  wait: Wait & { kind: 'service' },
  state: State,
): Promise<Input> {
  const { tx, row, engine } = step;
  const service = engine.ports.services.get(wait.service);
  if (!service)
    return {
      kind: 'hold',
      token: token.id,
      code: 'service-failed',
      facts: { service: wait.service, reason: 'unknown' },
    };
  await sql`savepoint service`.execute(tx);
  try {
    const told = await service.run({
      tx,
      inputs: wait.inputs,
      case: {
        id: row.id,
        number: row.number,
        about: row.about,
        processKey: row.process_key,
        starterAccount: row.starter_account,
        starterPerson: row.starter_person,
        subjectPerson: row.subject_person,
        data: dataAt(state, token),
      },
      at: step.at,
      by: step.by.accountId,
    });
    if (told) checkData(told);
    await sql`release savepoint service`.execute(tx);
    const data = told && (node.result ? { [node.result]: told } : told);
    return { kind: 'done', token: token.id, ...(data ? { data } : {}) };
  } catch (fault) {
    // Nobody's mistake: whoever began this begins it again.
    if (isPassing(fault)) throw fault;
    await sql`rollback to savepoint service`.execute(tx);
    await sql`release savepoint service`.execute(tx);
    if (fault instanceof Refusal)
      return {
        kind: 'error',
        token: token.id,
        code: fault.code,
        data: { error: { code: fault.code, text: fault.zh } },
      };
    const reason = describeFault(fault);
    engine.ports.logger.error({ err: fault, part: 'workflow' }, 'a service of a case failed');
    return {
      kind: 'hold',
      token: token.id,
      code: 'service-failed',
      facts: { service: wait.service, reason: reason.code ?? reason.type ?? 'fault' },
    };
  }
}

/** Two who waited for each other, of whom PostgreSQL ended one (40P01), or who read what the other wrote (40001). */
function isPassing(fault: unknown): boolean {
  const { code } = fault as { code?: unknown };
  return code === '40P01' || code === '40001';
}
