/**
 * Prints data/nationality.ts from the names and codes of i18n-iso-countries:
 *   node law/standards/tools/make-nationality.ts > law/standards/data/nationality.ts
 */
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };

/** Where GB/T 2659.1 has a name of its own. */
const labels: Readonly<Record<string, string>> = {
  HK: '中国香港',
  MO: '中国澳门',
  TW: '中国台湾',
  EH: '西撒哈拉',
  FK: '福克兰群岛(马尔维纳斯)',
  ID: '印度尼西亚',
  SH: '圣赫勒拿、阿森松和特里斯坦-达库尼亚',
};

const otherNames: Readonly<Record<string, readonly string[]>> = {
  CN: ['中华人民共和国', '中国籍', '中国大陆', '内地', '大陆', 'PRC', "People's Republic of China"],
  HK: ['香港', '香港特别行政区', '中国香港特别行政区', '香港籍', '中国(香港)'],
  MO: ['澳门', '澳门特别行政区', '中国澳门特别行政区', '澳门籍', '中国(澳门)'],
  TW: ['台湾', '台湾省', '中国台湾省', '台湾地区', '中国台湾地区', '台湾籍', '中国(台湾)'],
  US: ['美利坚合众国', 'USA', 'United States of America', 'America'],
  GB: ['大不列颠及北爱尔兰联合王国', '大不列颠', '联合王国', 'UK', 'Britain', 'England'],
  KR: ['大韩民国', '南韩', 'South Korea'],
  KP: ['朝鲜民主主义人民共和国', '北朝鲜', 'North Korea'],
  JP: ['日本国'],
  RU: ['俄罗斯联邦', '俄国'],
  DE: ['德意志联邦共和国'],
  FR: ['法兰西共和国', '法兰西'],
  IT: ['意大利共和国'],
  ES: ['西班牙王国'],
  NL: ['荷兰王国'],
  SG: ['新加坡共和国'],
  TH: ['泰王国'],
  VN: ['越南社会主义共和国'],
  ID: ['印尼', '印度尼西亚共和国'],
  IN: ['印度共和国'],
  PH: ['菲律宾共和国'],
  AU: ['澳洲', '澳大利亚联邦', '澳'],
  NZ: ['纽西兰'],
  BR: ['巴西联邦共和国'],
  ZA: ['南非共和国'],
  SA: ['沙特', '沙特阿拉伯王国'],
  AE: ['阿联酋', '阿拉伯联合酋长国'],
  BA: ['波斯尼亚和黑塞哥维那'],
  LA: ['老挝人民民主共和国'],
  KG: ['吉尔吉斯'],
  CD: ['刚果民主共和国', '民主刚果'],
  CG: ['刚果共和国'],
  DO: ['多米尼加共和国'],
  DM: ['多米尼克国'],
  CF: ['中非共和国'],
  CZ: ['捷克共和国'],
  TR: ['土耳其共和国', '土耳其'],
  BD: ['孟加拉'],
};

type Countries = Record<string, string | string[]>;
const english = en.countries as Countries;
/** Names that more than one country answers to, such as Congo. */
const shared = new Set(['Congo', 'Korea', 'Virgin Islands', 'Saint Martin']);
const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`;

const lines = Object.entries(zh.countries as Countries).flatMap(([alpha2, zhName]) => {
  const row = codes.find(([two]) => two === alpha2);
  // ISO 3166-1 and GB/T 2659 have no entry for XK, which the package adds.
  if (!row || alpha2 === 'XK') return [];
  const [, alpha3 = '', numeric = ''] = row;
  const names = [zhName].flat();
  const label = labels[alpha2] ?? names[0] ?? alpha2;
  const aliases = [alpha3, alpha2, numeric, ...names, ...[english[alpha2] ?? []].flat(), ...(otherNames[alpha2] ?? [])];
  const unique = [...new Set(aliases)].filter(alias => alias !== label && !shared.has(alias));
  return [`    { code: '${alpha3}', label: ${quoted(label)}, aliases: [${unique.map(quoted).join(', ')}] },`];
});

console.log(`import type { CodeSet } from '../code-item.ts';

// Made by tools/make-nationality.ts; change that and run it again.
export const nationality: CodeSet = {
  name: 'nationality',
  title: '国籍(地区)',
  standard: 'GB/T 2659.1-2022',
  status: 'verified',
  source: 'ISO 3166-1 codes (which GB/T 2659.1 adopts) and Chinese names from the package i18n-iso-countries 7.14.0 (MIT), with names of our own where the Chinese standard differs',
  note: 'The code is the alpha-3 code, as passports carry it; alpha-2 and numeric codes and English names are aliases.',
  decorations: ['国籍', '籍'],
  items: [
${lines.sort().join('\n')}
  ],
};`);
