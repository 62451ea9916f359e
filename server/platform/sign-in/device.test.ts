import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceLabel } from './device.ts';

const cases: Array<[string | null, string]> = [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Windows · Edge',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0', 'iPhone · 微信'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Android · Chrome'],
  ['curl/8.5', '未知设备'],
  [null, '未知设备'],
];
for (const [agent, label] of cases)
  test(`${label}: ${agent?.slice(0, 40) ?? 'no header'}`, () => assert.equal(deviceLabel(agent), label));
