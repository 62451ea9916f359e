import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceName } from './device-name.ts';

const cases: ReadonlyArray<readonly [userAgent: string, name: string]> = [
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1', 'iPhone'],
  ['Mozilla/5.0 (Linux; Android 14; PGT-AN10 Build/HONORPGT-AN10) AppleWebKit/537.36 Chrome/130.0 Mobile', 'PGT-AN10'],
  // Chrome hides the model behind a K: better a plain word than a letter nobody knows.
  ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile', '安卓手机'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/138.0.0.0', 'Windows 电脑'],
  ['', '我的设备'],
];

for (const [userAgent, name] of cases)
  test(`the passkey of "${userAgent.slice(13, 45)}" is called ${name}`, () =>
    assert.equal(deviceName(userAgent), name));
