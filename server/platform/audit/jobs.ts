import type { Guard } from '../access/rule.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../telemetry/logger.ts';
import { describeAuditFault } from './faults.ts';
import { keepHead, readHeads } from './heads.ts';
import { verifyAudit } from './verify.ts';

export const verifyJob = 'audit.verify';

/** What a run of the examination leaves as its result. */
export type VerifyResult = {
  readonly entries: number;
  readonly links: number;
  readonly rows: number;
  readonly head: { n: number; hash: string };
  readonly faultCount: number;
  readonly faults: Array<{ kind: string; text: string }>;
};

/** Every night, and whenever it is asked for: examine the audit, then note where the chain ends. */
export function defineAuditJobs(
  jobs: Jobs,
  needs: { database: Database; guards: readonly Guard[]; folder: string; clock: Clock; logger: Logger },
): void {
  const { database, guards, folder, clock, logger } = needs;
  jobs.define(verifyJob, async run => {
    const found = await verifyAudit(database, guards, {
      heads: readHeads(folder),
      signal: run.signal,
      onProgress: (done, total, note) => run.report(done, total, note),
    });
    if (found.faults.length > 0) logger.error({ faults: found.faults.length, part: 'audit' }, 'the audit has faults');
    await keepHead(database, folder, clock.now());
    const faults = found.faults.slice(0, 100).map(fault => ({ kind: fault.kind, text: describeAuditFault(fault) }));
    return { ...found, faultCount: found.faults.length, faults } satisfies VerifyResult;
  });
  jobs.every(verifyJob, '40 3 * * *', 'Asia/Shanghai', '核验审计日志');
}
