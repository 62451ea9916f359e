import type { CodeItem, CodeSet } from './code-item.ts';
import { formerRegions } from './data/former-region.ts';
import table from './data/region.json' with { type: 'json' };

/**
 * 行政区划, GB/T 2260: six digits, two each for province, prefecture and county. Counties straight under a province (419001 济源)
 * and those of the four municipalities have no prefecture above them.
 */
const names: Readonly<Record<string, string>> = table;

/** Where this code belongs: the nearest region above it that the table knows, or null for a province or nonsense. */
function parentOf(code: string): string | null {
  for (const above of [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]) {
    if (above !== code && names[above]) return above;
  }
  return null;
}

/**
 * The region's own name; of a code no longer in force the name it had, else the name of the nearest region above it; null where
 * even the province is unknown.
 */
export function regionName(code: string): string | null {
  const path = regionPath(code);
  return path.at(-1) ?? null;
}

/** From the province down, as far as known: 440305 → 广东省, 深圳市, 南山区. Empty where even the province is unknown. */
export function regionPath(code: string): string[] {
  if (!/^\d{6}$/.test(code)) return [];
  const parent = parentOf(code);
  const above = parent ? regionPath(parent) : [];
  const own = names[code] ?? formerRegions[code];
  return own ? [...above, own] : above;
}

const shortForms: Readonly<Record<string, readonly string[]>> = {
  '150000': ['内蒙古', '内蒙'],
  '450000': ['广西'],
  '540000': ['西藏'],
  '640000': ['宁夏'],
  '650000': ['新疆'],
  '710000': ['台湾', '中国台湾'],
  '810000': ['香港', '中国香港'],
  '820000': ['澳门', '中国澳门'],
};

/**
 * What a region is called: its full and short name, each also with what is above it written before it, and its code. Twenty
 * thousand texts for all regions, which is why they are no aliases of the items, and only made when first asked for.
 */
export function regionSpellings(item: CodeItem): readonly string[] {
  return [item.code, ...called(item.code, item.label)];
}

function called(code: string, name: string): string[] {
  const own = [
    name,
    ...(shortForms[code] ?? (code.endsWith('00') ? [name.replace(/(?<=..)(?:省|市|地区)$/, '')] : [])),
  ];
  const parent = parentOf(code);
  const above = parent ? called(parent, names[parent] ?? '') : [];
  return [...own, ...above.flatMap(prefix => own.map(last => prefix + last))];
}

export const region: CodeSet = {
  name: 'region',
  title: '行政区划',
  standard: 'GB/T 2260',
  status: 'verified',
  source:
    'Codes published by 民政部 as carried by the package @vant/area-data 2.1.0 (MIT), made by tools/make-region.ts; 34 provinces, 333 prefectures, ' +
    '2846 counties, as the national totals for the end of 2024 say',
  note: 'A name that several counties share (鼓楼区, 朝阳区) is only understood with its prefecture or province before it.',
  items: Object.entries(names)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, label]): CodeItem => {
      const parent = parentOf(code);
      return { code, label, ...(parent ? { parent } : {}) };
    }),
};
