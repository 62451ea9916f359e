/** Draws the PNG icons in mobile/public from icon.svg with the machine's Chromium: `node mobile/icons/draw.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const folder = new URL('../public/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
/** A launcher may cut a maskable icon to any shape: it fills its square, and the drawing stays in the inner 80 %. */
const maskable = svg.replace('rx="112" ', '').replace('viewBox="0 0 512 512"', 'viewBox="-40 -40 592 592"');
const filled = maskable
  .replace('<rect ', '<rect x="-40" y="-40" ')
  .replace('width="512" height="512"', 'width="592" height="592"');
const square = svg.replace('rx="112" ', '');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage();
const drawings: Array<[string, number, string]> = [
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable-512.png', 512, filled],
  ['apple-touch-icon.png', 180, square],
];
for (const [name, size, drawing] of drawings) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  writeFileSync(new URL(name, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
