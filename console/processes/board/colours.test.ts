import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPlainColours } from './colours.ts';

test('a picture for use elsewhere names no colour of the page', () => {
  const styles = { getPropertyValue: (name: string) => (name === '--board-fill' ? ' #ffffff' : '') };
  const svg = '<path style="fill: var(--mark-fill, var(--board-fill)); stroke: var(--mark-line,var(--board-line))"/>';
  const plain = withPlainColours(svg, styles as CSSStyleDeclaration);
  assert.equal(plain, '<path style="fill: #ffffff; stroke: #1c2326"/>');
});
