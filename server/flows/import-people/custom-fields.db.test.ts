import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FormField } from '#contract/form-definition.ts';
import type { Import, ImportRow } from '#contract/import.ts';
import { createSection } from '#modules/custom-fields/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type AtTheScreen, atTheScreen, csv } from './factory.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const fields: FormField[] = [
  {
    code: 'badge',
    label: '胸卡颜色',
    kind: 'choice',
    options: [
      { value: 'r', label: '红' },
      { value: 'b', label: '蓝' },
    ],
  },
  { code: 'since', label: '上岗证日期', kind: 'date', required: 'badge == "r"' },
  { code: 'level', label: '等级分', kind: 'number', checks: [{ cel: 'level <= 10.0', message: '等级分不超过 10' }] },
  { code: 'fee', label: '补助标准', kind: 'money' },
];
let at: AtTheScreen;
let hr: Actor;

before(async () => {
  at = await atTheScreen();
  hr = await at.account('hr-specialist');
  const setup = systemActor('setup');
  const nobody = { posts: [], units: [], grades: [] };
  await at.db.database.as(setup, origin, async (tx: Tx) => {
    const more = { help: '', note: '', audience: nobody };
    const definition = { sections: [{ title: '', fields }] };
    await createSection(tx, { ...more, code: 'site', name: '现场作业', group: 'contact', definition } as never);
    const secret: FormField[] = [{ code: 'clue', label: '保密编号', kind: 'text' }];
    await createSection(tx, {
      ...more,
      code: 'secret',
      name: '涉密',
      group: 'identity',
      definition: { sections: [{ title: '', fields: secret }] },
    } as never);
  });
});
after(() => at.close());

const head = '姓名,工号,部门,入职日期,胸卡颜色,现场作业·上岗证日期,等级分,补助标准';
const rowsOf = (id: string, query: object = {}) =>
  at.call<{ items: ImportRow[] }>(hr, 'GET /imports/:id/rows', { params: { id }, query });
const heldOf = async (number: string) => {
  const [found] = await at.db.database.ownerQuery(
    `select c.data, lower(c.valid)::text as since from person_custom c join person p on p.id = c.person_id
     where p.number = $1 order by lower(c.valid) desc nulls last limit 1`,
    [number],
  );
  return found as { data: Record<string, unknown>; since: string | null } | undefined;
};
const commit = (id: string, body: object) => at.call(hr, 'POST /imports/:id/commit', { params: { id }, body });

test('columns are given to custom fields by label, and what they say is judged by the section', async () => {
  const unit = '总经理办公室';
  const run = await at.checked(
    hr,
    csv(
      head,
      `甲一,C001,${unit},2024-01-01,红,2024/3/1,8,"1,200.50"`,
      `乙二,C002,${unit},2024-01-01,绿,,3,`,
      `丙三,C003,${unit},2024-01-01,红,,3,`,
      `丁四,C004,${unit},2024-01-01,蓝,,11,`,
      `戊五,C005,${unit},2024-01-01,,,,`,
    ),
  );
  const mapped = Object.fromEntries(run.columns.map(each => [each.header, each.field]));
  assert.equal(mapped.胸卡颜色, 'custom:site.badge');
  assert.equal(mapped['现场作业·上岗证日期'], 'custom:site.since');
  const { items } = await rowsOf(run.id);
  const problems = items.map(each => each.problems.filter(one => one.kind === 'problem'));
  assert.deepEqual(
    problems.map(each => each.map(one => [one.code, one.column])),
    [
      [],
      [['custom_invalid', '胸卡颜色']],
      [['custom_invalid', '现场作业·上岗证日期']],
      [['custom_invalid', '等级分']],
      [],
    ],
  );
  assert.match(problems[1]?.[0]?.message ?? '', /第 3 行「胸卡颜色」没有“绿”这个选项，可填：红、蓝/);
  assert.match(problems[3]?.[0]?.message ?? '', /等级分不超过 10/);
  await commit(run.id, { mode: 'good-rows' });
  assert.deepEqual((await heldOf('C001'))?.data, { badge: 'r', since: '2024-03-01', level: 8, fee: 120050 });
  assert.equal(await heldOf('C005'), undefined);
});

test('people on file are changed from a day on, and the run gives back what was there', async () => {
  const file = csv('姓名,工号,等级分', '甲一,C001,9', '戊五,C005,2');
  const run = await at.checked(hr, file);
  assert.equal(run.updatable, 2);
  const { items } = await rowsOf(run.id);
  assert.deepEqual(items[0]?.changes, [{ field: 'custom:site.level', label: '现场作业 · 等级分', from: '8', to: '9' }]);
  await commit(run.id, { mode: 'good-rows', update: { how: 'change', from: '2025-05-01' } });
  const changed = await heldOf('C001');
  assert.equal(changed?.since, '2025-05-01');
  assert.deepEqual(changed?.data, { badge: 'r', since: '2024-03-01', level: 9, fee: 120050 });
  assert.deepEqual((await heldOf('C005'))?.data, { level: 2 });
  await at.call(hr, 'POST /imports/:id/undo', { params: { id: run.id } });
  assert.deepEqual((await heldOf('C001'))?.data.level, 8);
  assert.equal(await heldOf('C005'), undefined);
});

test('a new person taken back takes his custom values along', async () => {
  const run = await at.checked(hr, csv(head, '己六,C006,总经理办公室,2024-01-01,蓝,,1,'));
  await commit(run.id, { mode: 'good-rows' });
  assert.deepEqual((await heldOf('C006'))?.data, { badge: 'b', level: 1 });
  await at.call(hr, 'POST /imports/:id/undo', { params: { id: run.id } });
  assert.equal(await heldOf('C006'), undefined);
});

test('a mapping by hand is remembered', async () => {
  const { id, columns } = await at.upload(hr, csv('姓名,工号,牌子', '甲一,C001,蓝'));
  const index = columns.find(each => each.header === '牌子')?.index ?? -1;
  const mapping = { params: { id }, body: { columns: [{ index, field: 'custom:site.badge' }] } };
  await at.call<Import>(hr, 'PUT /imports/:id/mapping', mapping);
  const again = await at.upload(hr, csv('姓名,工号,牌子', '甲一,C001,红'));
  const column = again.columns.find(each => each.header === '牌子');
  assert.deepEqual([column?.field, column?.by], ['custom:site.badge', 'remembered']);
});

test('what a sealed section gets is shown to nobody, and kept encrypted', async () => {
  const run = await at.checked(
    hr,
    csv('姓名,工号,部门,入职日期,保密编号', '庚七,C007,总经理办公室,2024-01-01,ALPHA-9'),
  );
  const { items } = await rowsOf(run.id);
  assert.doesNotMatch(JSON.stringify([run, items]), /ALPHA/);
  await commit(run.id, { mode: 'good-rows' });
  assert.equal(await at.count('person_custom', `data_envelope is not null and data = '{}'`), 1);
});
