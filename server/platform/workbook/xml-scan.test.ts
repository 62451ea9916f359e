import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { readAttributes, XmlScanner } from './xml-scan.ts';

type Event = [string, ...string[]];

/** Text in adjoining pieces counts as one. */
function joined(events: Event[]): Event[] {
  const list: Event[] = [];
  for (const event of events) {
    const last = list.at(-1);
    if (event[0] === 'text' && last?.[0] === 'text') last[1] += event[1] ?? '';
    else if (event[0] !== 'text' || event[1] !== '') list.push([...event]);
  }
  return list;
}

function scan(pieces: string[]): Event[] {
  const events: Event[] = [];
  const scanner = new XmlScanner({
    open: (name, raw) => events.push(['open', name, ...[...readAttributes(raw)].flat()]),
    text: text => events.push(['text', text]),
    close: name => events.push(['close', name]),
  });
  for (const piece of pieces) scanner.write(piece);
  scanner.end();
  return joined(events);
}

function reference(xml: string): Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', tag => events.push(['open', tag.name, ...Object.entries(tag.attributes).flat()]));
  parser.on('text', text => events.push(['text', text]));
  parser.on('cdata', text => events.push(['text', text]));
  parser.on('closetag', tag => events.push(['close', tag.name]));
  parser.write(xml).close();
  return joined(events).filter((event, i, all) => event[0] !== 'text' || (i > 0 && i < all.length - 1));
}

const name = fc.constantFrom('row', 'c', 'v', 'is', 't', 'f');
const escaped = fc.constantFrom('张三', ' ', '&amp;', '&#x4E2D;', '&lt;', '1.5', '>', '"', "'", '\n', '𠮷');
const text = fc.array(escaped, { maxLength: 4 }).map(list => list.join(''));
const value = fc
  .array(fc.constantFrom('A1', '&quot;', '>', '/', ' ', '张', '='), { maxLength: 4 })
  .map(list => list.join(''));
const { node } = fc.letrec<{ node: string }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc
      .tuple(fc.constantFrom('<!--', '<![CDATA['), fc.constantFrom('a', '<b>', ''))
      .map(([open, inner]) => `${open}${inner}${open === '<!--' ? '-->' : ']]>'}`),
    fc
      .tuple(name, value, fc.boolean(), fc.array(tie('node'), { maxLength: 4 }))
      .map(([tag, attribute, empty, children]) =>
        empty ? `<${tag} r='${attribute}' />` : `<${tag} s = "${attribute}" t="x"\n>${children.join('')}</${tag} >`,
      ),
  ),
}));

test('the scanner tells what a general XML parser tells, however the text is cut into pieces', () => {
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), fc.array(fc.nat(300), { maxLength: 6 }), (children, cuts) => {
      const xml = `<?xml version="1.0"?><root>${children.join('')}</root>\n`;
      const places = [...new Set([0, ...cuts.map(cut => cut % xml.length), xml.length])].sort((a, b) => a - b);
      const pieces = places.slice(1).map((end, i) => xml.slice(places[i], end));
      assert.deepEqual(scan(pieces), reference(xml));
    }),
    { numRuns: 500 },
  );
});
