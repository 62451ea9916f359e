import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { type DemoVisitors, demoVisitors } from './accounts.ts';
import { type House, openHouse } from './house.ts';
import { openBrowser, type Screen, type Visitor, visit } from './visitor.ts';

/** A demo company and a browser for the tests of one file: opened before them, closed after. */
export function demoCompany(): {
  /** Somebody with an account, by its user name. */
  readonly visitors: DemoVisitors;
  /** Somebody without one. */
  readonly stranger: (screen?: Screen) => Promise<Visitor>;
} {
  let house: House;
  let browser: Browser;
  let known: DemoVisitors;
  before(async () => {
    browser = await openBrowser();
    house = await openHouse({ demo: true });
    known = demoVisitors(browser, house);
  });
  after(async () => {
    try {
      await browser?.close();
    } finally {
      await house?.stop();
    }
  });
  return {
    visitors: (username, screen) => known(username, screen),
    stranger: screen => visit(browser, house, screen),
  };
}
