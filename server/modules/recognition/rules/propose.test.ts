import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadLine } from '#platform/recognition/page.ts';
import { proposeFrom } from './propose.ts';

/** A line as the recogniser gives it, its characters evenly spread and all sure unless told. */
function line(text: string, left: number, top: number, marks?: readonly number[]): ReadLine {
  const characters = [...text];
  return {
    text,
    confidence: 1,
    marks: marks ?? characters.map(() => 1),
    at: characters.map((_, n) => (n + 0.5) / characters.length),
    box: [left, top, characters.length * 30, 40],
  };
}
const page = (...lines: ReadLine[]) => ({ width: 1000, height: 800, lines });
const shown = (lines: readonly ReadLine[]) =>
  proposeFrom(page(...lines)).proposed.map(
    each => `${each.group}.${each.entry}.${each.field}=${each.value} ${each.flags}`,
  );

test('labels that stand alone, or run into their values, give the same card', () => {
  const rest = [
    line('出生', 80, 260),
    line('1983年12月25日', 180, 260),
    line('住址', 80, 340),
    line('上海市普陀区建设路203号2', 180, 340),
    line('203室', 180, 390),
    line('公民身份号码', 80, 560),
    line('310107198312258449', 330, 560),
  ];
  const apart = [
    line('姓名', 80, 100),
    line('刘婷婷', 180, 100),
    line('性别', 80, 180),
    line('女', 180, 180),
    line('民族', 290, 180),
    line('汉', 380, 180),
  ];
  const together = [line('姓名刘婷婷', 80, 100), line('性别女', 80, 180), line('民族汉', 290, 180)];
  const wanted = [
    'basic.0.name=刘婷婷 ',
    'basic.0.sex=female ',
    'basic.0.ethnicityCode=01 ',
    'basic.0.birthOn=1983-12-25 ',
    'contact.0.registeredAddress=上海市普陀区建设路203号2203室 ',
    'identity.0.number=310107198312258449 ',
  ];
  assert.deepEqual(shown([...apart, ...rest]), wanted);
  assert.deepEqual(shown([...together, ...rest]), wanted);
});

test('a rare character that was left out, and one that is unsure, make a name doubtful', () => {
  const gap: ReadLine = { ...line('王红', 180, 100), at: [0.13, 0.87], box: [180, 100, 120, 40] };
  const card = (name: ReadLine) => shown([line('姓名', 80, 100), name, line('公民身份号码', 80, 560)])[0];
  assert.equal(card(gap), 'basic.0.name=王红 gap');
  assert.equal(card(line('王䶮红', 180, 100, [1, 0.6, 1])), 'basic.0.name=王䶮红 unsure');
});

test('a form: cells by geometry, a month of birth made whole by the number, and rows of work', () => {
  const found = shown([
    line('员工登记表', 300, 20),
    line('姓名', 80, 100),
    line('刘婷婷', 220, 100),
    line('性别', 500, 100),
    line('女', 640, 100),
    line('出生年月', 80, 180),
    line('1983.12', 220, 180),
    line('身份证号码', 500, 180),
    line('310107198312258449', 680, 180),
    line('起止年月', 120, 300),
    line('工作单位', 500, 300),
    line('证明人', 860, 300),
    line('2005.07-2007.04', 20, 380),
    line('朗原企业服务有限公司', 410, 380),
    line('李丽华', 800, 380),
    line('本人承诺以上内容属实', 20, 500),
  ]);
  assert.deepEqual(found, [
    'basic.0.name=刘婷婷 ',
    'basic.0.sex=female ',
    'basic.0.birthOn=1983-12-25 by-number',
    'identity.0.number=310107198312258449 ',
    'work.0.startedOn=2005-07-01 month-only',
    'work.0.finishedOn=2007-04-01 month-only',
    'work.0.employer=朗原企业服务有限公司 ',
    'work.0.referee=李丽华 ',
  ]);
});

test('a page of nothing proposes nothing, and days that do not exist are not proposed', () => {
  assert.deepEqual(proposeFrom(page()).proposed, []);
  assert.deepEqual(shown([line('出生日期：1983年13月40日', 80, 100)]), ['basic.0.birthOn=null unknown-day']);
});
