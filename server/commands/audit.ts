import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { auditFaultText } from '#contract/audit-fault.ts';
import { exportAudit } from '#platform/audit/export.ts';
import { keepHead, readHeads } from '#platform/audit/heads.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { guards } from '../guards.ts';
import { type Command, withGround } from './command.ts';

export const auditVerifyCommand: Command = {
  words: 'audit verify',
  usage: 'renshi audit verify',
  what: '核验审计日志：逐条重算哈希链，并把每张受保护的表与审计记录比对。发现问题退出码为 1。',
  run: async (_, surroundings) =>
    withGround(surroundings, async ({ database, settings, clock }) => {
      const found = await verifyAudit(database, guards, { heads: readHeads(settings.dataFolder) });
      surroundings.out(`审计记录 ${found.entries} 条，哈希链 ${found.links} 环，比对数据 ${found.rows} 行。`);
      surroundings.out(`链尾 ${found.head.n}  ${found.head.hash}`);
      for (const fault of found.faults) surroundings.out(`  ✗ ${auditFaultText(fault)}`);
      if (found.faults.length > 0) {
        surroundings.out(`发现 ${found.faults.length} 处问题。请保留现场（数据库与数据目录），并与备份比对。`);
        return 1;
      }
      await keepHead(database, settings.dataFolder, clock.now());
      surroundings.out('未发现改动。');
      return 0;
    }),
};

export const auditExportCommand: Command = {
  words: 'audit export',
  usage: 'renshi audit export FILE',
  what: '把审计日志导出为 JSON 行，供外部用 docs/operations/check-audit.mjs 核验。内容含个人信息，请妥善保管。',
  run: async (args, surroundings) => {
    const file = args[0];
    if (!file) {
      surroundings.err('请给出要写入的文件名。');
      return 2;
    }
    return withGround(surroundings, async ({ database }) => {
      await pipeline(
        Readable.from(exportAudit(database)),
        createWriteStream(resolve(surroundings.cwd, file), { mode: 0o600, flags: 'wx' }),
      );
      surroundings.out(`已导出到 ${file}。`);
      return 0;
    });
  },
};
