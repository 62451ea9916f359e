import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CsvScanner } from './csv-scan.ts';
import { findSeparator } from './csv-separator.ts';

function scan(pieces: readonly string[], separator = ','): string[][] {
  const scanner = new CsvScanner(separator, 1000);
  return [...pieces.flatMap(piece => scanner.write(piece)), ...scanner.write('', true)];
}

test('quotes open at the beginning of a field and close at its end; all others are text', () => {
  const cases: [string, string[][]][] = [
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,"b ""c""\nd"\r\n\r\nx', [['a', 'b "c"\nd'], [''], ['x']]],
    ['5"屏,x"y\n', [['5"屏', 'x"y']]],
    ['"a"b",c\n', [['a"b', 'c']]],
    ['"王五" ,x\n', [['王五', 'x']]],
    ['"",""\n', [['', '']]],
    ['a\rb\r\nc\n', [['a'], ['b'], ['c']]],
    ['"a\rb",c\r', [['a\rb', 'c']]],
  ];
  for (const [text, records] of cases) assert.deepEqual(scan([text]), records, text);
});

test('a quote that is never closed is told with the row that it opens in', () => {
  assert.throws(
    () => scan(['a,b\n', 'c,d\n"张伟,1\n李娜,2\n']),
    (fault: { code: string; zh: string }) => {
      assert.equal(fault.code, 'workbook.csv-broken');
      assert.match(fault.zh, /第 3 行/);
      return true;
    },
  );
  assert.throws(() => scan([`"${'x'.repeat(3000)}`, 'y']), { code: 'workbook.csv-broken' });
});

test('records come out the same wherever the text is cut, whatever is in the fields', () => {
  const field = fc
    .array(fc.constantFrom('a', '张', '"', ',', '\n', '\r\n', ' ', '1'), { maxLength: 5 })
    .map(parts => parts.join(''));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.nat(200), { maxLength: 5 }),
      (records, end, cuts) => {
        const text = records.map(fields => fields.map(quoted).join(',') + end).join('');
        const places = [0, ...cuts.map(cut => cut % text.length).sort((a, b) => a - b), text.length];
        assert.deepEqual(scan(places.slice(1).map((until, i) => text.slice(places[i], until))), records);
      },
    ),
    { numRuns: 1000 },
  );
});

test('the separator is what cuts most lines alike; commas in amounts and remarks are not', () => {
  const cases: [string, string][] = [
    ['姓名,工号\n张三,1\n', ','],
    ['花名册\n姓名;薪资;备注\n张三;8,000;a,b,c\n李四;9,000;d,e,f\n', ';'],
    ['姓名\t薪资\n张三\t8,000\n', '\t'],
    ['姓名|工号\n张三|1\n', '|'],
    ['姓名，工号\n张三，1\n', '，'],
    ['"姓名","备注；说明"\n"张三","a；b"\n"李四","c"\n', ','],
    ['姓名\n张三\n', ','],
  ];
  for (const [text, separator] of cases) assert.equal(findSeparator(text).separator, separator, text);
  assert.deepEqual(findSeparator('sep=;\r\na,b;c\r\n'), { separator: ';', declared: true });
});
