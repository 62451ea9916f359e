import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JobRun } from '#contract/job.ts';
import { lastedText, noteText, outcomeText } from './job-words.ts';

const run: JobRun = {
  id: '00000000-0000-7000-8000-000000000001',
  name: 'people.import',
  title: '导入花名册',
  state: 'done',
  done: 0,
  total: null,
  note: '',
  result: null,
  error: null,
  accountId: null,
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  endedAt: null,
};

test('a duration is told in the two units that matter', () => {
  const at = (seconds: number) =>
    lastedText('2026-01-01T00:00:00Z', new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString());
  assert.equal(at(0), '不到 1 秒');
  assert.equal(at(59), '59 秒');
  assert.equal(at(185), '3 分 05 秒');
  assert.equal(at(3_725), '1 小时 02 分');
  assert.equal(lastedText('2026-01-01T00:00:00Z', null), '—');
});

test('a failed run tells its error, an examination what it found', () => {
  assert.equal(outcomeText({ ...run, state: 'failed', error: { code: 'x.y', message: '文件打不开' } }), '文件打不开');
  const verify = { ...run, name: 'audit.verify', result: { links: 1200, rows: 34, faultCount: 0 } };
  assert.equal(outcomeText(verify), '1,200 条记录、34 行数据，未发现改动');
  assert.equal(outcomeText({ ...verify, result: { faultCount: 2 } }), '发现 2 处问题，详见审计日志');
});

test('the examination names the table it is at in words', () => {
  assert.equal(noteText({ name: 'audit.verify', note: 'person_bank' }), '核对数据：银行账户');
  assert.equal(noteText({ name: 'people.import', note: '已写入 5 人' }), '已写入 5 人');
});
