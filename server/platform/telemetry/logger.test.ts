import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from './logger.ts';

function capture() {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  return {
    logger,
    last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>,
    text: () => lines.join(''),
  };
}

test('a line holds its ids, code and duration', () => {
  const { logger, last } = capture();
  logger.info({ requestId: 'r1', route: '/api/people/:id', status: 404, ms: 12 }, 'request');
  const { time, ...line } = last();
  assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
  assert.deepEqual(line, {
    level: 'info',
    requestId: 'r1',
    route: '/api/people/:id',
    status: 404,
    ms: 12,
    msg: 'request',
  });
});

test('what a person entered does not reach the log, wherever it was put', () => {
  const { logger, text } = capture();
  const number = '110101199003074514';
  const database = Object.assign(new Error(`duplicate key value: Key (number)=(${number}) already exists.`), {
    code: '23505',
    detail: `Key (number)=(${number})`,
    table: 'person_identity',
  });
  logger.info({ name: '张伟', body: { number }, person: { phone: '13800138000' } }, 'edited');
  logger.error({ err: database }, 'fault');
  logger.error(
    { err: new Error(`cannot read "张伟" with ${number}`, { cause: new Error('phone 138 0013 8000') }) },
    'fault',
  );
  logger.error(new Error(`no row for zhang.wei@example.com`));
  assert.doesNotMatch(text(), /张伟|110101|138 ?0013|zhang\.wei/);
});

test('a fault of the database is told by its code and place', () => {
  const { logger, last } = capture();
  logger.error(
    { err: Object.assign(new Error('x'), { code: '23505', table: 'account', constraint: 'account_phone' }) },
    'fault',
  );
  const err = last().err as Record<string, unknown>;
  assert.equal(err.code, '23505');
  assert.equal(err.where, 'account account_phone');
  assert.match(String(err.stack), /logger\.test\.ts/);
});

test('children keep their ids', () => {
  const { logger, last } = capture();
  logger.child({ reqId: 'r9' }).warn({ count: 3 }, 'slow');
  assert.equal(last().reqId, 'r9');
});
