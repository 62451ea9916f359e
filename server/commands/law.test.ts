import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cn } from '#law/cn/index.ts';
import { settingsFrom } from '../settings.ts';
import type { Command } from './command.ts';
import { lawDiffCommand, lawParamsCommand } from './law.ts';
import { lawCheckCommand } from './law-check.ts';
import { lawExplainCommand } from './law-explain.ts';

const cwd = mkdtempSync(join(tmpdir(), 'law-'));

/** Runs a command as typed, in a folder without a database. */
async function run(command: Command, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const exit = await command.run(args, {
    settings: settingsFrom({ DATA_DIR: join(cwd, 'data') }, cwd),
    cwd,
    open: () => Promise.reject(new Error('opened the database unasked')),
    out: line => out.push(line),
    err: line => err.push(line),
  });
  return { exit, out: out.join('\n'), err: err.join('\n') };
}

function fileOf(content: unknown): string {
  const name = `${Math.random()}.json`;
  writeFileSync(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

const overtime = { topic: 'overtime.pay', input: { monthlyBase: '21750.00', weekdayHours: '2' } };

test('cases that agree pass with exit 0; one that does not is unfolded, and the exit is 1', async () => {
  const good = { id: 'good', ...overtime, expected: { weekday: '375', total: '375.00' } };
  assert.deepEqual(await run(lawCheckCommand, fileOf([good])), { exit: 0, out: '1 passed, 0 failed', err: '' });
  const { exit, out } = await run(
    lawCheckCommand,
    fileOf([good, { ...good, id: 'bad', expected: { weekday: '1.00', bonus: '1' } }]),
  );
  assert.equal(exit, 1);
  assert.match(out, /^✗ bad {2}overtime\.pay\n/);
  assert.match(out, /weekday：应为 1\.00，算得 375\.00/);
  assert.match(out, /bonus：应为 1，算得 没有这个字段/);
  assert.match(out, /小时工资 = 21750\.00 ÷ 174.* = 125\.00/);
  assert.match(out, /\n1 passed, 1 failed$/);
});

test('a case that says nothing sound is a failure that names the reason, and the others are tried', async () => {
  const file = fileOf([
    null,
    { id: 'a', topic: 'nope', input: {}, expected: {} },
    { id: 'b', topic: 'overtime.pay', input: { monthlyBase: 'x' }, expected: {} },
    { id: 'c', topic: 'overtime.pay', input: { monthlyBase: '1', zzz: 1 }, expected: {} },
    { id: 'd', topic: 'overtime.pay', input: { monthlyBase: '1' } },
    { id: 'e', ...overtime, expected: {} },
    {
      id: 'f',
      topic: 'overtime.pay',
      input: { monthlyBase: '90071992547409.91', weekdayHours: '999999' },
      expected: {},
    },
  ]);
  const { exit, out } = await run(lawCheckCommand, file, '--lang', 'en', '--json');
  assert.equal(exit, 1);
  const { passed, verdicts } = JSON.parse(out) as {
    passed: number;
    verdicts: Array<{ id: string; refusal?: { code: string; en: string } }>;
  };
  assert.equal(passed, 1);
  assert.deepEqual(
    verdicts.slice(0, 5).map(each => [each.id, each.refusal?.code, each.refusal?.en]),
    [
      ['#1', 'case-faulty', 'The case names no topic.'],
      ['a', 'law.topic-unknown', 'There is no topic nope.'],
      ['b', 'law.field-invalid', 'The field monthlyBase is not valid: not an amount with at most two places.'],
      ['c', 'law.field-unknown', 'The topic overtime.pay has no field zzz.'],
      ['d', 'case-faulty', 'expected should be an object of fields.'],
    ],
  );
  assert.ok(verdicts[6]?.refusal, 'what cannot be reckoned exactly is refused, and the run goes on');
});

test('a calculation is unfolded in either language, with each figure, parameter, day, source and article', async () => {
  const asked = ['overtime.pay', '--input', JSON.stringify(overtime.input), '--on', '2026-06-01'];
  const zh = await run(lawExplainCommand, ...asked);
  assert.equal(zh.exit, 0);
  assert.match(
    zh.out,
    /月计薪天数 = 21\.75 {2}［wage\/divisors\/paid-days-month；自 2025-01-01；.*人社部发〔2025〕2号/,
  );
  assert.match(zh.out, /［overtime\.pay；自 1995-01-01；劳动法 第四十四条/);
  assert.match(zh.out, /结果（按 2026-06-01 的法规）\n {2}hourlyWage {2}小时工资 {2}125\.00/);
  const en = await run(lawExplainCommand, ...asked, '--lang=en');
  assert.match(en.out, /Paid days a month = 21\.75 {2}\[wage\/divisors\/paid-days-month; from 2025-01-01; /);
  assert.match(en.out, /Answer \(by the law of 2026-06-01\)\n {2}hourlyWage {2}125\.00/);
  const json = await run(lawExplainCommand, ...asked, '--json');
  assert.equal((JSON.parse(json.out) as { answer: { total: string } }).answer.total, '375.00');
  const file = await run(lawExplainCommand, 'overtime.pay', '--input', `@${fileOf(overtime.input)}`);
  assert.equal(file.exit, 0);
});

test('a table of rates is told band by band, not as JSON', async () => {
  const { out } = await run(lawParamsCommand, 'iit/comprehensive/annual-table', '--on', '2026-01-01');
  assert.match(out, /≤ 36000\.00: 0\.03 − 0\.00；.*以上: 0\.45 − 181920\.00/);
});

test('topics and the fields of one, those within a list too, are listed', async () => {
  const { out } = await run(lawExplainCommand);
  assert.equal(out.split('\n').length, cn.topics.size);
  const fields = await run(lawExplainCommand, 'iit.resident.cumulative');
  assert.match(fields.out, /^months {2}.*\n {2}month {2}/m);
});

test('a parameter is told on its day with its history and what is doubtful; a path lists what is below it', async () => {
  const one = await run(lawParamsCommand, 'si/shanghai/pension/floor', '--on', '2025-01-01');
  assert.match(one.out, /^si\/shanghai\/pension\/floor {2}.*7384\.00/);
  assert.match(one.out, /\n {4}2026-07-01 {2}7546\.00/);
  const below = await run(lawParamsCommand, 'si/shanghai/pension/', '--json');
  const items = JSON.parse(below.out) as Array<{ path: string; value: { isLocal: boolean } }>;
  assert.ok(items.length > 1 && items.every(each => each.path.startsWith('si/shanghai/pension/')));
  assert.match((await run(lawParamsCommand, 'hf/beijing/ceiling', '--on', '2026-08-01')).out, /⚠ 仅一个来源/);
});

test('two days are compared', async () => {
  const { exit, out } = await run(lawDiffCommand, '2026-06-30', '2026-07-01');
  assert.equal(exit, 0);
  assert.match(out, /参数 si\/shanghai\/pension\/floor.*\n {4}2026-06-30 {2}7460\.00.*\n {4}2026-07-01 {2}7546\.00/);
  assert.equal((await run(lawDiffCommand, '2026-07-01', '2026-07-01', '--lang', 'en')).out, '0 differences.');
});

test('what cannot be done is said in a sentence with the usage, exit 2', async () => {
  const wrong: Array<[Command, string[], RegExp]> = [
    [lawCheckCommand, [], /参数的个数不对.*\n用法：renshi law check/],
    [lawCheckCommand, ['none.json'], /没有这个文件/],
    [lawCheckCommand, [fileOf('{')], /不是 JSON/],
    [lawCheckCommand, [fileOf({})], /算例的列表/],
    [lawCheckCommand, [fileOf([]), '--on', '2026-02-30'], /「2026-02-30」不是存在的日期/],
    [lawCheckCommand, [fileOf([]), '--on'], /选项 --on 后面要有值/],
    [lawExplainCommand, ['overtime.pay', '--input', '{'], /不是 JSON/],
    [lawExplainCommand, ['overtime.pay', '--input', '[]'], /应为按字段列出的内容/],
    [lawExplainCommand, ['nope'], /没有主题「nope」/],
    [lawExplainCommand, ['nope', '--lang', 'en'], /^There is no topic nope/],
    [lawExplainCommand, ['--lang', 'fr'], /--lang 只能是 zh 或 en/],
    [lawParamsCommand, ['none'], /没有参数「none」/],
    [lawParamsCommand, ['--onn', '2026-01-01'], /不认识选项 --onn/],
    [lawParamsCommand, ['--local'], /没有数据库/],
    [lawDiffCommand, ['2026-01-01'], /参数的个数不对/],
    [lawDiffCommand, ['2026-01-01', 'x', '--lang', 'en'], /“x” is not a day.*\nUsage: renshi law diff/],
  ];
  for (const [command, args, message] of wrong) {
    const { exit, out, err } = await run(command, ...args);
    assert.deepEqual([exit, out], [2, ''], args.join(' '));
    assert.match(err, message);
  }
});
