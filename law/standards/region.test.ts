import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeSet, resolve } from './code-set.ts';
import { formerRegions } from './data/former-region.ts';
import { region, regionName, regionPath } from './region.ts';

test('34 provinces, 333 prefectures and 2846 counties, as the nation counts them at the end of 2024', () => {
  const codes = region.items.map(item => item.code);
  assert.equal(codes.filter(code => code.endsWith('0000')).length, 34);
  assert.equal(codes.filter(code => /\d{2}00$/.test(code) && !code.endsWith('0000')).length, 333);
  assert.equal(codes.filter(code => !code.endsWith('00')).length, 2846);
});

test('a region is named from its province down', () => {
  assert.deepEqual(regionPath('440305'), ['广东省', '深圳市', '南山区']);
  assert.deepEqual(regionPath('110105'), ['北京市', '朝阳区']);
  assert.deepEqual(regionPath('419001'), ['河南省', '济源市']);
  assert.deepEqual(regionPath('810000'), ['香港特别行政区']);
  assert.equal(regionName('540102'), '城关区');
});

test('a code no longer in force keeps its name, an unknown one falls back to what is above it', () => {
  assert.deepEqual(regionPath('310103'), ['上海市', '卢湾区']);
  assert.deepEqual(regionPath('440524'), ['广东省', '汕头市', '潮阳县']);
  assert.equal(regionName('440399'), '深圳市');
  assert.equal(regionName('449999'), '广东省');
  assert.equal(regionName('830000'), '台湾省');
  assert.equal(regionName('990101'), null);
  assert.equal(regionName('constructor'), null);
});

test('no former code is in force, and each belongs to a province', () => {
  for (const code of Object.keys(formerRegions)) {
    assert.ok(!region.items.some(item => item.code === code), code);
    assert.ok(code === '830000' || regionPath(code).length > 1, code);
  }
});

test('every county of a city is understood when written from the province or the city down', () => {
  const byCode = new Map(region.items.map(item => [item.code, item]));
  for (const { code, label, parent } of codeSet('region').items) {
    const above = parent ? byCode.get(parent)!.label : '';
    assert.equal(resolve('region', code)?.code, code);
    assert.equal(resolve('region', regionPath(code).join(' '))?.code, code, label);
    assert.equal(resolve('region', above + label)?.code, code, above + label);
  }
});

test('short names count; what several counties share is not guessed at', () => {
  const code = (text: string) => resolve('region', text)?.code ?? null;
  assert.deepEqual(['北京', '广东', '深圳', '广东深圳', '内蒙古', '上海浦东新区', '广西南宁'].map(code), [
    '110000',
    '440000',
    '440300',
    '440300',
    '150000',
    '310115',
    '450100',
  ]);
  assert.equal(code('吉林'), '220000');
  assert.equal(code('吉林市'), '220200');
  assert.equal(code('朝阳区'), null);
  assert.equal(code('北京市朝阳区'), '110105');
});
