/** Cities whose figures the pack holds, by the name in the paths of their parameters. */
export const cities = {
  beijing: '北京',
  shanghai: '上海',
  guangzhou: '广州',
  shenzhen: '深圳',
  hangzhou: '杭州',
  chengdu: '成都',
  kunming: '昆明',
} as const;
export type City = keyof typeof cities;

/** By the name in Chinese (with or without 市) or in pinyin; null for a city that is not held. */
export function cityOf(name: string): City | null {
  const given = name.trim().toLowerCase().replace(/市$/, '');
  const found = Object.entries(cities).find(([code, zh]) => given === code || given === zh);
  return found ? (found[0] as City) : null;
}
