import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { lawOn } from '#law/engine/day-law.ts';
import { type AnyFormula, formula, version } from '#law/engine/formula.ts';
import { makePack, overlaid, PackFault } from '#law/engine/pack.ts';
import { type Dated, doubtful, type Parameter } from '#law/engine/parameter.ts';
import { ask } from '#law/engine/topic.ts';
import type { UnitKind } from '#law/engine/unit.ts';
import { cn } from './index.ts';

const parameters = [...cn.pack.parameters];

test('every figure that lies in params stands in the pack, and none from elsewhere', () => {
  const folder = join(import.meta.dirname, 'params');
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json'))
    .flatMap(file => {
      const named = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
      return Object.keys(named).map(name => `${file.slice(0, -'.json'.length).replaceAll('\\', '/')}/${name}`);
    });
  assert.deepEqual(parameters.map(([path]) => path).sort(), written.sort());
  assert.ok(written.length > 300);
});

/** A pack of one parameter, faulty by one change. */
function faultsWith(change: (parameter: Parameter) => Parameter): readonly string[] {
  const sound = cn.pack.parameters.get('iit/additional/child-education');
  assert.ok(sound);
  try {
    makePack({ code: 'x', title: cn.pack.title, parameters: { p: change(structuredClone(sound)) }, formulas: [] });
    return [];
  } catch (fault) {
    assert.ok(fault instanceof PackFault);
    return fault.faults;
  }
}
const inValues = (change: (dated: Dated) => unknown) => (parameter: Parameter) => ({
  ...parameter,
  values: parameter.values.map(each => change(each) as Dated),
});

test('a figure without source, status, title, day or last check is no sound pack', () => {
  assert.deepEqual(
    faultsWith(same => same),
    [],
  );
  const faulty: ReadonlyArray<readonly [RegExp, (parameter: Parameter) => Parameter]> = [
    [/has no source/, inValues(({ source: _, ...rest }) => rest)],
    [/has no source/, inValues(each => ({ ...each, source: { number: '国发〔2023〕13号' } }))],
    [/has no source/, inValues(each => ({ ...each, source: { instrument: '' } }))],
    [/status “undefined”/, inValues(({ status: _, ...rest }) => rest)],
    [/status “sure”/, inValues(each => ({ ...each, status: 'sure' }))],
    [/is not of the unit/, inValues(each => ({ ...each, value: 1000 }))],
    [/is not of the unit/, inValues(each => ({ ...each, value: '一千' }))],
    [/is not a day/, inValues(each => ({ ...each, from: each.from.replace(/01$/, '32') }))],
    [/last checked/, ({ checkedOn: _, ...rest }) => rest as Parameter],
    [/no title/, parameter => ({ ...parameter, title: { zh: '', en: 'x' } })],
    [/not registered/, parameter => ({ ...parameter, unit: 'rupees' })],
    [/no value at all/, parameter => ({ ...parameter, values: [] })],
  ];
  for (const [what, change] of faulty) assert.match(faultsWith(change).join('\n'), what);
});

/** Looks one figure up and gives it back. */
function probe(path: string, unit: UnitKind): AnyFormula {
  const use = { kind: 'parameter' as const, path, unit };
  return formula('probe', { zh: '查数', en: 'probe' }, [
    version({ from: '1000-01-01', cites: '-', uses: { it: use }, calc: law => law.it }),
  ]);
}

test('each doubtful figure warns whoever uses it, with its note, and no other does', () => {
  let warned = 0;
  for (const [path, { unit, values }] of parameters)
    for (const dated of values) {
      if (dated.value === null) continue;
      const law = lawOn(cn.pack, dated.from);
      law.formula(probe(path, cn.pack.units[unit]?.kind ?? 'text'));
      const { from, status, note } = dated;
      const expected = doubtful.has(status) ? [{ path, from, status, ...(note ? { note } : {}) }] : [];
      assert.deepEqual(law.warnings(), expected);
      warned += expected.length;
    }
  assert.ok(warned > 80, `${warned} warned`);
});

test('what was only recalled, what one source says and what sources disagree on is marked so', () => {
  const recalled = [
    'iit/other/annuity-rate',
    'iit/other/annuity-base-multiple',
    'iit/settlement/exempt-income-most',
    'iit/settlement/exempt-due-most',
    'iit/separation/internal-retirement-method',
    'iit/cumulative-labour/intern',
    'iit/cumulative-labour/agent',
    'iit/cumulative-labour/platform',
    'leave/sick-pay/floor-share',
    'leave/sick-pay/shanghai-short',
    'leave/sick-pay/shanghai-long',
    'leave/paternity/beijing',
    'leave/paternity/sichuan',
    'leave/childcare/beijing',
    'leave/childcare/sichuan',
    'leave/marriage/guangdong',
    'leave/marriage/zhejiang',
    'leave/marriage/sichuan',
    'si/guangzhou/unemployment/employee',
    'si/chengdu/unemployment/employee',
  ];
  for (const path of recalled)
    for (const each of cn.pack.parameters.get(path)?.values ?? [assert.fail(path)])
      assert.ok(doubtful.has(each.status), `${path} from ${each.from} is ${each.status}`);
  const at = (path: string, from: string) =>
    cn.pack.parameters.get(path)?.values.find(each => each.from === from)?.status;
  assert.equal(at('iit/equity/method', '2024-01-01'), 'unverified');
  assert.equal(at('si/national/unemployment/total', '2026-01-01'), 'unverified');
  assert.equal(at('si/beijing/pension/floor', '2023-07-01'), 'single-source');
  assert.equal(at('si/hangzhou/pension/floor', '2025-01-01'), 'conflict');
  assert.equal(at('si/chengdu/pension/floor', '2026-10-01'), 'single-source');
  assert.equal(at('hf/beijing/ceiling', '2026-07-01'), 'single-source');
});

test('cutting the span of every value in two changes no answer', () => {
  const cut = '2026-03-17' as CivilDate;
  const local = new Map(
    parameters.flatMap(([path, { values }]) => {
      const standing = values.findLast(each => each.from <= cut);
      return standing ? [[path, [{ ...standing, from: cut }]] as const] : [];
    }),
  );
  assert.ok(local.size > 250);
  const law = { ...cn, pack: overlaid(cn.pack, local) };
  const folder = join(import.meta.dirname, 'cases');
  let tried = 0;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(each => each.endsWith('.json')))
    for (const { topic, input } of JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      topic: string;
      input: unknown;
    }[]) {
      for (const on of ['2026-03-16', '2026-03-17', '2026-11-24'] as CivilDate[])
        assert.deepEqual(ask(law, topic, input, on).answer, ask(cn, topic, input, on).answer);
      tried++;
    }
  assert.ok(tried > 300);
});
