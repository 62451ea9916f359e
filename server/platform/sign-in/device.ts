/** What a person calls a browser, from its User-Agent: `Windows · Edge`, `iPhone · 微信`. Unknown parts are left out. */
export function deviceLabel(userAgent: string | null | undefined): string {
  const agent = (userAgent ?? '').slice(0, 500);
  return [firstOf(systems, agent), firstOf(browsers, agent)].filter(Boolean).join(' · ') || '未知设备';
}

/** The first match counts: phones name their desktop kin too, and every browser calls itself Safari or Chrome. */
const systems: ReadonlyArray<readonly [RegExp, string]> = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];
const browsers: ReadonlyArray<readonly [RegExp, string]> = [
  [/wxwork/i, '企业微信'],
  [/MicroMessenger/, '微信'],
  [/DingTalk/i, '钉钉'],
  [/Lark|Feishu/i, '飞书'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS|Chromium/, 'Chrome'],
  [/Safari/, 'Safari'],
];

function firstOf(table: ReadonlyArray<readonly [RegExp, string]>, agent: string): string {
  return table.find(([pattern]) => pattern.test(agent))?.[1] ?? '';
}
