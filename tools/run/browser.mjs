import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds Chromium and a font for Chinese, installing them by apt where that is allowed.
 * @returns {Promise<{ chromium?: string, missing: string[] }>} missing: what tests will lack, in words
 */
export async function ensureBrowser({ say }) {
  const wanted = [];
  if (!findChromium() && !process.env.RENSHI_CHROMIUM) wanted.push('chromium');
  if (!(await hasChineseFont())) wanted.push('fonts-noto-cjk');
  if (wanted.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) {
    say(`Installing ${wanted.join(' and ')} by apt`);
    await apt(['update', '-qq']);
    await apt(['install', '-y', '-qq', '--no-install-recommends', ...wanted]);
  }
  const chromium = findChromium();
  const missing = [];
  if (!chromium) missing.push('Chromium (install the package `chromium`, or set RENSHI_CHROMIUM to its path)');
  if (!(await hasChineseFont())) missing.push('a font for Chinese (install the package `fonts-noto-cjk`)');
  return { ...(chromium && { chromium }), missing };
}

function apt(args) {
  return run('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: 300_000 });
}

function findChromium() {
  const named = process.env.RENSHI_CHROMIUM;
  if (named) return isProgram(named) ? named : undefined;
  return names.map(onPath).find(Boolean);
}

async function hasChineseFont() {
  if (process.platform !== 'linux') return true; // macOS and Windows bring their own
  const { code, output } = await run('fc-list', [':lang=zh-cn', 'family']);
  return code === 0 && output.trim() !== '';
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map(folder => join(folder, name)).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
