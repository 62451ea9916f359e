/**
 * Prints data/region.json from the area list of the package @vant/area-data, which is not installed here: fetch it and give the
 * path of its module. What that list adds to GB/T 2260 (development zones, towns, parts of Hong Kong, Macao and Taiwan) and
 * what it keeps of dissolved districts is left out, until the counts are those that 民政部 gives for the end of 2024.
 *   node law/standards/tools/make-region.ts /path/to/area-data/dist/index.js > law/standards/data/region.json
 */
type Names = Record<string, string>;
type AreaList = { province_list: Names; city_list: Names; county_list: Names };

const beyondTheMainland = new Set(['71', '81', '82']);
const municipalities = new Set(['11', '12', '31', '50']);
/** Prefectures without counties: 东莞 中山 儋州 嘉峪关. */
const undivided = new Set(['4419', '4420', '4604', '6202']);
/** Districts dissolved since, and 加格达奇, 大柴旦 and their like, which are no units of the standard. */
const notInForce = new Set([
  '320611',
  '321150',
  '350402',
  '370634',
  '232761',
  '232762',
  '232763',
  '232764',
  '320112',
  '632857',
]);

function isPrefecture([code]: [string, string]): boolean {
  const province = code.slice(0, 2);
  return !beyondTheMainland.has(province) && !municipalities.has(province) && code.slice(2, 4) !== '90';
}

function isCounty([code, name]: [string, string]): boolean {
  if (beyondTheMainland.has(code.slice(0, 2)) || undivided.has(code.slice(0, 4)) || notInForce.has(code)) return false;
  const number = Number(code.slice(4));
  if (name === '市辖区' || (number > 70 && number < 81)) return false;
  return number < 81 || name.endsWith('市');
}

const source = process.argv[2] ?? '';
const { areaList } = (await import(source)) as { areaList: AreaList };
const regions = [
  ...Object.entries(areaList.province_list),
  ...Object.entries(areaList.city_list).filter(isPrefecture),
  ...Object.entries(areaList.county_list).filter(isCounty),
].sort(([a], [b]) => (a < b ? -1 : 1));
console.log(`{\n${regions.map(([code, name]) => `"${code}": "${name}"`).join(',\n')}\n}`);
