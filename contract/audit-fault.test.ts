import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AuditFault, auditFaultLabels, auditFaultText } from './audit-fault.ts';

const id = '0191c2aa-0000-7000-8000-00000000a1b2';
const faults: AuditFault[] = [
  { kind: 'link-missing', n: 12 },
  { kind: 'link-broken', n: 12 },
  { kind: 'entry-missing', n: 12, entryId: id },
  { kind: 'entry-changed', n: 12, entryId: id },
  { kind: 'entry-unlinked', entryId: id },
  { kind: 'head-lost', n: 12, seenAt: '2026-11-24T16:30:00.000Z' },
  { kind: 'row-changed', table: 'person_bank', rowId: id, n: 12 },
  { kind: 'row-unrecorded', table: 'person_bank', rowId: id },
  { kind: 'row-gone', table: 'person_bank', rowId: id, n: 12 },
  { kind: 'trigger-off', table: 'person_bank', trigger: 'audited_update' },
];

test('each kind of fault has a name and a line that tells all its facts', () => {
  assert.deepEqual(faults.map(each => each.kind).sort(), Object.keys(auditFaultLabels).sort());
  for (const fault of faults) {
    const { kind, ...facts } = fault;
    const text = auditFaultText(fault, table => `银行账户（${table}）`);
    for (const [name, value] of Object.entries(facts))
      assert.ok(
        text.includes(name === 'seenAt' ? '2026-11-25 00:30:00' : String(value)),
        `${kind}: ${name} in ${text}`,
      );
  }
});

test('a terminal reads the tables by the names they have in the database', () => {
  assert.equal(
    auditFaultText({ kind: 'row-changed', table: 'person_bank', rowId: id, n: 8 }),
    `person_bank 的一行与最后一次记录（第 8 环）不符，编号 ${id}`,
  );
});
