import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeSetName, codeSet, codeSetNames, isCodeSetName, labelOf, resolve } from './code-set.ts';

const labels = (set: CodeSetName, texts: string[]) => texts.map(text => resolve(set, text)?.label ?? null);

for (const name of codeSetNames) {
  const set = codeSet(name);

  test(`${set.title}: codes are unique, parents exist, and the set says where it comes from`, () => {
    const codes = set.items.map(item => item.code);
    assert.equal(new Set(codes).size, codes.length);
    for (const item of set.items) assert.ok(!item.parent || labelOf(name, item.parent), item.code);
    assert.ok(set.title && set.standard && set.source);
    assert.equal(set.name, name);
  });

  // Counties share names; they are tried with what is above them in region.test.ts.
  if (name === 'region') continue;
  test(`${set.title}: every label and every alias means one item`, () => {
    for (const item of set.items) {
      for (const text of [item.label, ...(item.aliases ?? [])]) {
        assert.equal(resolve(name, text)?.code, item.code, `${text} is to be ${item.label}`);
      }
    }
  });
}

test('学历 has ten levels under the codes of the standard', () => {
  assert.deepEqual(
    codeSet('education').items.map(item => `${item.code} ${item.label}`),
    [
      '11 博士研究生',
      '14 硕士研究生',
      '21 大学本科',
      '31 大学专科',
      '41 中等专科',
      '47 技工学校',
      '61 高中',
      '71 初中',
      '81 小学',
      '90 其他',
    ],
  );
});

test('学历 as rosters write it', () => {
  assert.deepEqual(
    labels('education', [
      '博士',
      '研究生',
      '本科',
      '专科',
      '大专',
      '中专',
      '技校',
      '其它',
      ' 本 科 ',
      '本科（全日制）',
      '全日制大专',
      '在职研究生',
      '大学本科毕业',
      '硕士/研究生',
      'Ｍ Ｂ Ａ',
      '高中学历',
      '硕士学位',
      '大学本科（学士）',
      '中央党校研究生',
      '网络教育本科',
      '工学学士',
      '大專',
      '二本',
    ]),
    [
      '博士研究生',
      '硕士研究生',
      '大学本科',
      '大学专科',
      '大学专科',
      '中等专科',
      '技工学校',
      '其他',
      '大学本科',
      '大学本科',
      '大学专科',
      '硕士研究生',
      '大学本科',
      '硕士研究生',
      '硕士研究生',
      '高中',
      '硕士研究生',
      '大学本科',
      '硕士研究生',
      '大学本科',
      '大学本科',
      '大学专科',
      '大学本科',
    ],
  );
});

test('what says no level is not guessed at', () => {
  assert.deepEqual(
    labels('education', [
      '上过学',
      '？',
      '',
      ' ',
      '本科在读',
      '本科肄业',
      '初中及以下',
      '高中/中专',
      '11',
      '全日制',
      '学历',
      '党校',
      '专业',
      '高中以下',
    ]),
    Array(14).fill(null),
  );
});

test('sex by word, letter and digit', () => {
  const said = ['男', '女性', 'F', 'm', 'Male', '１', '2', '女士'];
  assert.deepEqual(labels('sex', said), ['男', '女', '女', '男', '男', '男', '女', '女']);
  assert.deepEqual(labels('sex', ['男女', '3', '']), [null, null, null]);
});

test('政治面貌, 婚姻状况 and 证件类型 by their everyday names', () => {
  assert.deepEqual(labels('political-status', ['党员', '预备党员', '团员', '群众', '民盟', '中共党员（预备）']), [
    '中共党员',
    '中共预备党员',
    '共青团员',
    '群众',
    '民盟盟员',
    '中共预备党员',
  ]);
  assert.deepEqual(labels('marital-status', ['离异', '已婚已育', '单身']), ['离婚', '已婚', '未婚']);
  assert.deepEqual(
    labels('identity-document', ['身份证', '台湾居民居住证', '台胞证', '回乡证', '外国人永久居留证', 'Passport']),
    [
      '居民身份证',
      '港澳台居民居住证',
      '台湾居民来往大陆通行证',
      '港澳居民来往内地通行证',
      '外国人永久居留身份证',
      '护照',
    ],
  );
});

test('民族: all 56, with or without 族', () => {
  const peoples = codeSet('ethnicity').items.filter(item => Number(item.code) <= 56);
  assert.equal(peoples.length, 56);
  for (const { code, label } of peoples) assert.equal(resolve('ethnicity', label.slice(0, -1))?.code, code);
  assert.deepEqual(
    ['01', '05', '15', '30', '56'].map(code => labelOf('ethnicity', code)),
    ['汉族', '维吾尔族', '土家族', '土族', '基诺族'],
  );
});

test('国籍: by name, by every ISO code, Chinese names where ISO has others', () => {
  assert.equal(codeSet('nationality').items.length, 249);
  assert.deepEqual(
    labels('nationality', [
      '中国',
      'CN',
      '156',
      '中华人民共和国',
      '美国籍',
      'usa',
      'Japan',
      '韩国国籍',
      '中国香港',
      '台湾',
    ]),
    ['中国', '中国', '中国', '中国', '美国', '美国', '日本', '韩国', '中国香港', '中国台湾'],
  );
  assert.equal(resolve('nationality', '科索沃'), null);
});

test('家庭关系: what people call each other', () => {
  assert.deepEqual(
    labels('kinship', ['爸爸', '母亲', '老婆', '儿子', '女儿', '爷爷', '外婆', '哥哥', '岳母', '同事']),
    ['父亲', '母亲', '妻', '子', '女', '祖父', '外祖母', '兄', '岳母', '非亲属'],
  );
});

test('an unknown code has no label, an unknown set is none', () => {
  assert.equal(labelOf('education', '99'), null);
  assert.equal(labelOf('education', 'toString'), null);
  assert.equal(isCodeSetName('education'), true);
  assert.equal(isCodeSetName('constructor'), false);
});
