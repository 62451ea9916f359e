import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordRefusal } from './password.ts';

const of = { username: 'wangfang', phone: '13812345678' };
const codeOf = (password: string) => passwordRefusal(password, of)?.code ?? 'good';

const cases: Array<[string, string]> = [
  ['short-one-1', 'password.too-short'],
  ['春风又绿江南岸明月何时照我还', 'good'],
  ['春风又绿江南岸', 'password.too-short'],
  ['x7'.repeat(65), 'password.too-long'],
  ['a quiet lake at dusk', 'good'],
  ['all lower case is fine', 'good'],
  ['password2024!!', 'password.common'],
  ['Passw0rd!!2026', 'password.common'],
  ['P@ssw0rd123456', 'password.common'],
  ['qwertyuiop123', 'password.common'],
  ['1234567890123', 'password.common'],
  ['zyxwvutsrqponm', 'password.common'],
  ['abababababab', 'password.common'],
  ['abcabcabcabc', 'password.common'],
  ['woaini5201314', 'password.common'],
  ['1qaz2wsx3edc4rfv', 'password.common'],
  ['WangFang-at-work', 'password.personal'],
  ['mine:13812345678', 'password.personal'],
];

for (const [password, expected] of cases) {
  test(`${password.slice(0, 30)} → ${expected}`, () => assert.equal(codeOf(password), expected));
}
