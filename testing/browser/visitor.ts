import assert from 'node:assert/strict';
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core';
import type { House } from './house.ts';

/** A person before a screen, and what went wrong on the pages he saw. */
export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Asserts that no page refused a resource, threw, met a fault of the server or asked another host; then leaves. */
  leave(): Promise<void>;
};

export type Screen = { readonly phone?: boolean; readonly dark?: boolean };

const sizes = { pc: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const phoneAgent =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Mobile Safari/537.36';
/** Two busy cores: what a person would wait for. */
const patienceMs = 20_000;

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.RENSHI_CHROMIUM;
  assert.ok(executablePath, 'RENSHI_CHROMIUM names no Chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export async function visit(
  browser: Browser,
  house: House,
  screen: Screen = {},
  cookies: Cookies = [],
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: house.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: screen.phone ? sizes.phone : sizes.pc,
    colorScheme: screen.dark ? 'dark' : 'light',
    // Things that move could be caught between two places.
    reducedMotion: 'reduce',
    ...(screen.phone ? { userAgent: phoneAgent, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
  });
  context.setDefaultTimeout(patienceMs);
  if (cookies.length > 0) await context.addCookies(cookies);
  const faults = watch(context, house);
  const page = await context.newPage();
  return {
    page,
    context,
    leave: async () => {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

function watch(context: BrowserContext, house: House): string[] {
  const faults: string[] = [];
  context.on('request', request => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && !url.startsWith(`${house.url}/`)) faults.push(`asked another host: ${url}`);
  });
  context.on('response', response => {
    if (isFault(response)) faults.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  context.on('console', message => {
    // Answers that refuse are told by the browser too; which of them are faults is decided above.
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text())) {
      faults.push(`console on ${message.page()?.url()}: ${message.text()}`);
    }
  });
  context.on('weberror', event => {
    const thrown = event.error();
    faults.push(`thrown: ${thrown.stack ?? thrown.message}`);
  });
  return faults;
}

/** The API may refuse (4xx), which a screen then says; a page or an asset that is missing is a fault. */
function isFault(response: Response): boolean {
  const isApi = new URL(response.url()).pathname.startsWith('/api/');
  return response.status() >= (isApi ? 500 : 400);
}
