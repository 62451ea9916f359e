import { after, before, describe } from 'node:test';
import type { Browser } from 'playwright-core';
import { accessiblePages } from './accessible.ts';
import { accessibleDialogs } from './accessible-dialogs.ts';
import { type DemoVisitors, demoVisitors } from './accounts.ts';
import { specialistAtTheDesk } from './at-the-desk.ts';
import { faultsInWords } from './faults-in-words.ts';
import { type House, openHouse } from './house.ts';
import { unitsAsATree } from './many-units.ts';
import { mendingAJob } from './mending-a-job.ts';
import { lifeOnThePhone } from './on-the-phone.ts';
import { othersAtTheDesk } from './others-at-the-desk.ts';
import { recordsOfThen } from './records-of-then.ts';
import { openBrowser, type Screen, visit } from './visitor.ts';

/** One demo company for all: filling it takes longer than any of the stories. */
let house: House;
let browser: Browser;
let visitors: DemoVisitors;
const enter = () => visitors;
const asStranger = (screen?: Screen) => visit(browser, house, screen);

before(async () => {
  browser = await openBrowser();
  house = await openHouse({ demo: true, fresh: true });
  visitors = demoVisitors(browser, house);
});
after(async () => {
  try {
    await browser?.close();
  } finally {
    await house?.stop();
  }
});

describe('an HR specialist at the desk', () => specialistAtTheDesk(enter));
describe('the records of then', () => recordsOfThen(enter));
describe('mending a job', () => mendingAJob(enter));
describe('the units as a tree', () => unitsAsATree(enter));
describe('faults in words', () => faultsInWords(enter));
describe('others at the desk', () => othersAtTheDesk(enter));
describe('on the phone', () => lifeOnThePhone(enter, asStranger));
describe('for everybody', () => accessiblePages(enter, asStranger));
describe('for everybody, over the pages', () => accessibleDialogs(enter));
