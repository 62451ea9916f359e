import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDefinition, checkFilled, fillDefaults, lookAt, problemsAt, visibleFields } from './form-check.ts';
import type { FormDefinition, FormField } from './form-definition.ts';

const form = (...fields: FormField[]): FormDefinition => ({ sections: [{ title: '内容', fields }] });
const text = (code: string, rest: Partial<FormField> = {}): FormField => ({ code, kind: 'text', label: code, ...rest });
const id = '01234567-89ab-cdef-0123-456789abcdef';

test('values are tidied as the house keeps them', () => {
  const cases: Array<[Partial<FormField>, unknown, unknown]> = [
    [{ kind: 'text' }, '  张\n三 ', '张 三'],
    [{ kind: 'paragraph' }, ' 一\r\n二 ', '一\n二'],
    [{ kind: 'number' }, '１２３', 123],
    [{ kind: 'number', places: 1 }, '1,234.5', 1234.5],
    [{ kind: 'number' }, -0, 0],
    [{ kind: 'money' }, '1,234.5元', 123450],
    [{ kind: 'money' }, 99, 99],
    [{ kind: 'date' }, '２０２６/1/5', '2026-01-05'],
    [{ kind: 'date' }, '2026年11月24日', '2026-11-24'],
    [
      { kind: 'dates' },
      { from: '2026-02-27', last: '2026-03-01' },
      { from: '2026-02-27', last: '2026-03-01', days: 3 },
    ],
    [{ kind: 'phone' }, '+86 138-0013-8000', '13800138000'],
    [{ kind: 'phone' }, '１３８００１３８０００', '13800138000'],
    [{ kind: 'identity' }, '11010519491231002x', '11010519491231002X'],
    [{ kind: 'yes-no' }, false, false],
    [{ kind: 'choice', many: true, options: options('a', 'b', 'c') }, ['c', 'a', 'c'], ['a', 'c']],
    [{ kind: 'person' }, { id, name: ' 张三 ', phone: '1' }, { id, name: '张三' }],
    [{ kind: 'file' }, [id], [{ id, name: '', size: 0 }]],
  ];
  for (const [field, sent, kept] of cases)
    assert.deepEqual(checkFilled(form(text('x', field)), { x: sent }), { data: { x: kept }, problems: [] });
});

test('a value that cannot be meant is told with its field', () => {
  const cases: Array<[Partial<FormField>, unknown, RegExp]> = [
    [{ kind: 'text', longest: 3 }, '一二三四', /最多 3 个字，现有 4 个/],
    [{ kind: 'text' }, 'a\0', /不能保存的字符/],
    [{ kind: 'text' }, 7, /应为文字/],
    [{ kind: 'number' }, '1e9', /不是数字/],
    [{ kind: 'number' }, 1.5, /应为整数/],
    [{ kind: 'number', max: 10 }, 11, /不能大于 10/],
    [{ kind: 'money' }, '1.234', /最多两位小数/],
    [{ kind: 'money', min: 10000 }, 9999, /不能少于 100.00 元/],
    [{ kind: 'date' }, '2023-02-29', /不是存在的日期/],
    [{ kind: 'dates' }, { from: '2026-03-02', last: '2026-03-01' }, /早于开始日期/],
    [{ kind: 'dates' }, { from: '2026-03-02' }, /还缺结束日期/],
    [{ kind: 'choice', options: options('a') }, 'b', /选项已不存在/],
    [{ kind: 'phone' }, '12345', /11 位手机号/],
    [{ kind: 'identity' }, '110105194912310021', /校验位/],
    [{ kind: 'identity' }, '110105194902310021', /出生日期不存在/],
    [{ kind: 'person' }, '张三', /从列表中选择/],
    [{ kind: 'file', max: 1 }, [id, id], /最多 1 个附件/],
    [{ kind: 'file' }, ['../../etc/passwd'], /没有上传成功/],
  ];
  for (const [field, sent, zh] of cases) {
    const { data, problems } = checkFilled(form(text('x', { label: '这一项', ...field })), { x: sent });
    assert.equal(problems.length, 1, String(zh));
    assert.equal(problems[0]?.path, '/x');
    assert.match(problems[0]?.zh ?? '', zh);
    assert.deepEqual(data, {});
  }
});

test('what is hidden is neither asked for nor kept, and others do not see it', () => {
  const definition = form(
    text('kind', { kind: 'choice', options: options('sick', 'other') }),
    text('days', { kind: 'number', visible: 'kind == "sick"', required: true }),
    text('proof', { visible: 'days > 3', required: 'days > 5' }),
  );
  const shown = (data: object) => [...visibleFields(definition, data)];
  assert.deepEqual(shown({}), ['kind']);
  assert.deepEqual(shown({ kind: 'sick' }), ['kind', 'days']);
  assert.deepEqual(shown({ kind: 'sick', days: 4 }), ['kind', 'days', 'proof']);
  assert.deepEqual(shown({ kind: 'other', days: 9 }), ['kind']);
  assert.deepEqual(checkFilled(definition, { kind: 'other', days: 9, proof: 'x', more: 1 }), {
    data: { kind: 'other' },
    problems: [],
  });
  assert.deepEqual(
    checkFilled(definition, { kind: 'sick', days: 6 }).problems.map(each => [each.path, each.code, each.zh]),
    [['/proof', 'form.required', '请填写proof。']],
  );
});

test('a check waits for what it reads, and tells its own words', () => {
  const definition = form(
    text('from', { kind: 'number' }),
    text('until', { kind: 'number', checks: [{ cel: 'until >= from', message: '止数不能小于起数。' }] }),
  );
  assert.deepEqual(checkFilled(definition, { until: 1 }).problems, []);
  assert.deepEqual(checkFilled(definition, { from: 2, until: 1 }).problems, [
    { path: '/until', code: 'form.check', zh: '止数不能小于起数。' },
  ]);
});

test('a formula over rows waits for a cell that is blank', () => {
  const definition = form(
    text('rows', {
      kind: 'table',
      columns: [
        { code: 'what', kind: 'text', label: '事由' },
        { code: 'amount', kind: 'money', label: '金额' },
      ],
      checks: [{ cel: 'rows.all(r, r.amount <= 50000)', message: '每行不超过 500 元。' }],
    }),
  );
  const codes = (rows: object[]) => checkFilled(definition, { rows }).problems.map(each => each.code);
  assert.deepEqual(codes([{ what: '票' }]), []);
  assert.deepEqual(codes([{ what: '票', amount: 50000 }]), []);
  assert.deepEqual(codes([{ what: '票', amount: 50001 }]), ['form.check']);
});

test('a formula that fails is a problem of its field, in words', () => {
  const definition = form(
    text('a', { kind: 'number' }),
    text('b', { visible: 'a + "x" == "1x"' }),
    text('c', { checks: [{ cel: 'a', message: '无' }] }),
  );
  const { problems } = checkFilled(definition, { a: 1, c: 'x' });
  assert.deepEqual(
    problems.map(each => [each.path, each.code]),
    [
      ['/b', 'form.formula'],
      ['/c', 'form.formula'],
    ],
  );
  assert.match(problems[0]?.zh ?? '', /“b”的公式算不出结果/);
});

test('rows are read one by one; empty ones are left out; a column is reckoned from its row', () => {
  const definition = form(
    text('items', {
      kind: 'table',
      columns: [
        { code: 'what', kind: 'text', label: '事由', required: true },
        { code: 'price', kind: 'money', label: '单价' },
        { code: 'count', kind: 'number', label: '数量' },
        { code: 'sum', kind: 'money', label: '小计', readonly: true, default: { cel: 'row.price * row.count' } },
      ],
    }),
    text('total', {
      kind: 'money',
      readonly: true,
      default: { cel: 'items.all(i, has(i.sum)) ? (size(items) > 0 ? items[0].sum : 0) : 0' },
    }),
  );
  const read = checkFilled(definition, {
    items: [{ what: '票', price: 500, count: 3, sum: 1 }, {}, { price: 'x' }],
    total: 7,
  });
  assert.deepEqual(read.data.items, [{ what: '票', price: 500, count: 3, sum: 1500 }]);
  assert.equal(read.data.total, 1500);
  assert.deepEqual(
    read.problems.map(each => each.path),
    ['/items/2/price', '/items/2/what'],
  );
});

test('defaults are filled in once, those that are only shown follow what is typed', () => {
  const definition = form(
    text('name', { default: { cel: 'me.name' } }),
    text('greeting', { default: { cel: '"致 " + name' } }),
    text('copies', { kind: 'number', default: { value: 1 } }),
    text('twice', { kind: 'number', readonly: true, default: { cel: 'copies * 2' } }),
  );
  const me = { me: { name: '张三' } };
  const filled = fillDefaults(definition, { copies: 3 }, me);
  assert.deepEqual(filled, { copies: 3, name: '张三', greeting: '致 张三' });
  assert.deepEqual(fillDefaults(definition, { name: null }, me).name, null);
  assert.equal(lookAt(definition, filled, me).reckoned.get('twice'), 6);
  assert.equal(checkFilled(definition, { ...filled, twice: 99 }).data.twice, 6);
});

test('what is only shown about the caller cannot be forged where he is known', () => {
  const definition = form(text('who', { readonly: true, default: { cel: 'me.name' } }));
  assert.equal(checkFilled(definition, { who: '李四' }, { me: { name: '张三' } }).data.who, '张三');
  assert.equal(checkFilled(definition, { who: '李四' }).data.who, '李四');
});

test('a definition is told what is wrong with it, and where', () => {
  const cases: Array<[FormDefinition, string, string]> = [
    [form(), '', 'form.empty'],
    [form(text('a'), text('a')), '/sections/0/fields/1/code', 'form.code-taken'],
    [form(text('data')), '/sections/0/fields/0/code', 'form.code-reserved'],
    [form(text('a', { visible: 'b == 1' })), '/sections/0/fields/0/visible', 'form.name-unknown'],
    [form(text('a', { visible: 'data.b == 1' })), '/sections/0/fields/0/visible', 'form.name-unknown'],
    [form(text('a', { visible: 'size(data) > 1' })), '/sections/0/fields/0/visible', 'form.name-unknown'],
    [form(text('a', { default: { cel: 'me.salary' } })), '/sections/0/fields/0/default/cel', 'form.name-unknown'],
    [form(text('a', { required: 'a +' })), '/sections/0/fields/0/required', 'form.expression'],
    [form(text('a', { required: 'a.matches("(a+)+")' })), '/sections/0/fields/0/required', 'form.expression'],
    [form(text('a', { visible: 'row.x == 1' })), '/sections/0/fields/0/visible', 'form.name-unknown'],
    [
      form(text('a', { visible: 'b == ""' }), text('b', { visible: 'a == ""' })),
      '/sections/0/fields/0/visible',
      'form.circle',
    ],
    [form(text('a', { default: { cel: 'a' } })), '/sections/0/fields/0/default/cel', 'form.circle'],
    [form(text('a', { kind: 'choice' })), '/sections/0/fields/0/options', 'form.no-options'],
    [form(text('a', { kind: 'table' })), '/sections/0/fields/0/columns', 'form.no-columns'],
    [
      form(text('a', { kind: 'number', default: { value: 'x' } })),
      '/sections/0/fields/0/default/value',
      'form.default',
    ],
    [form(...Array.from({ length: 201 }, (_, i) => text(`f${i}`))), '', 'form.too-big'],
  ];
  for (const [definition, path, code] of cases) {
    const found = checkDefinition(definition);
    assert.ok(
      found.some(each => each.path === path && each.code === code),
      `${code} at ${path}: ${JSON.stringify(found)}`,
    );
  }
  assert.equal(
    checkDefinition(form(text('a', { visible: 'b == "x" + ' }))).find(each => each.at !== undefined)?.at,
    11,
  );
  assert.deepEqual(
    checkDefinition(form(text('a', { required: 'has(data.b) && [1, 2].exists(n, n > 1)' }), text('b'))),
    [],
  );
});

const every = form(
  text('t', { required: true }),
  text('n', { kind: 'number', visible: 't != "hide"' }),
  text('m', { kind: 'money', required: 'n > 3' }),
  text('d', { kind: 'date' }),
  text('s', { kind: 'dates', checks: [{ cel: 's.days < 10', message: '太长' }] }),
  text('c', { kind: 'choice', options: options('a', 'b'), visible: 'size(t) > 0 && n < 100' }),
  text('cs', { kind: 'choice', many: true, options: options('a', 'b'), visible: 'c == "a"' }),
  text('y', { kind: 'yes-no' }),
  text('p', { kind: 'person', visible: 'y' }),
  text('ph', { kind: 'phone', visible: 'p.name != ""' }),
  text('i', { kind: 'identity' }),
  text('f', { kind: 'file' }),
  text('g', {
    kind: 'table',
    visible: '!y',
    columns: [
      { code: 'a', kind: 'text', label: 'a', required: 'row.b > 1' },
      { code: 'b', kind: 'number', label: 'b', visible: 'row.a != "x"', checks: [{ cel: 'row.b < n', message: '多' }] },
    ],
  }),
  text('broken', { visible: 'n / 0 == 1', required: 't', checks: [{ cel: 'nothing.x', message: '无' }] }),
  text('round', { visible: 'trip == ""', default: { cel: 'trip' } }),
  text('trip', { visible: 'round == ""', default: { cel: 'round' }, readonly: true }),
);
const codes = every.sections[0]?.fields.map(each => each.code) ?? [];
const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true });
const sentOf = fc.oneof(
  fc.json().map(text => JSON.parse(text) as unknown),
  anything,
  fc.dictionary(
    fc.constantFrom(...codes, '__proto__', 'constructor'),
    fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('a', 'x', 'hide', 5, true, false, [{ a: 'x', b: 2 }], ['a'], { id, name: '' }),
    ),
  ),
);

test('whatever is sent, nothing is thrown, what is kept is shown, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(sentOf, sent => {
      const { data } = checkFilled(every, sent);
      const shown = visibleFields(every, sent);
      for (const code of Object.keys(data)) assert.ok(shown.has(code), code);
      fillDefaults(every, data);
      if (typeof sent === 'object' && sent !== null && !Array.isArray(sent))
        assert.deepEqual(checkFilled(every, data).data, data);
    }),
    { numRuns: 1500 },
  );
});

function options(...values: string[]) {
  return values.map(value => ({ value, label: value }));
}

test('a field shows what it was told, and what was found once it was left; nothing twice, and no value is missed early', () => {
  const told = [{ path: '/days', code: 'form.invalid', zh: '太多' }];
  const found = [
    { path: '/days', code: 'form.invalid', zh: '太多' },
    { path: '/days/0', code: 'form.invalid', zh: '不是日期' },
    { path: '/days', code: 'form.required', zh: '请填写' },
    { path: '/daysOff', code: 'form.invalid', zh: '另一个' },
  ];
  const shown = (wasLeft: boolean) => problemsAt('days', told, found, wasLeft).map(each => each.zh);
  assert.deepEqual(shown(false), ['太多']);
  assert.deepEqual(shown(true), ['太多', '不是日期']);
});
