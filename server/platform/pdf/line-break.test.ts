import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { breakLines, mayBreak } from './line-break.ts';

/** Ideographs one em wide, other characters half. */
const widthOf = (character: string) => (/[ -~]/.test(character) ? 0.5 : 1);
const broken = (text: string, width: number, first = width) => breakLines(text, widthOf, { first, rest: width });

test('ideographs break anywhere; closing marks never begin a line, opening ones never end one', () => {
  assert.deepEqual(broken('兹证明张三在我单位', 4), ['兹证明张', '三在我单', '位']);
  // The mark would stand first on the next line: it takes the character before it along.
  assert.deepEqual(broken('办理贷款。特此证明', 4), ['办理贷', '款。特此', '证明']);
  assert.deepEqual(broken('现任我处（主任）', 5), ['现任我处', '（主任）']);
  assert.deepEqual(broken('他说：“可以”。', 4), ['他说：', '“可', '以”。']);
});

test('words, numbers, dashes and ellipses stay whole', () => {
  assert.deepEqual(broken('金额15,000.00元', 4), ['金额', '15,000.0', '0元'], 'wider than a line by itself');
  assert.deepEqual(broken('现任Senior工程师', 5), ['现任Senior', '工程师']);
  assert.deepEqual(broken('一二三——四', 4), ['一二', '三——四']);
  assert.deepEqual(broken('一二三……四', 4), ['一二', '三……四']);
});

test('the first line may be shorter; spaces at an end go; an empty text is one empty line', () => {
  assert.deepEqual(broken('一二三四五', 4, 2), ['一二', '三四五']);
  assert.deepEqual(broken('New York office', 4), ['New York', 'office']);
  assert.deepEqual(broken('', 4), ['']);
});

test('whatever the text: nothing is lost, no line is too wide, and no forbidden break is made where it could be avoided', () => {
  const characters = fc.constantFrom(...'一二三四，。（）“”《》、；—…12.%aB𠮷𬭎'.match(/./gu)!);
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 60 }), fc.integer({ min: 3, max: 12 }), (list, width) => {
      const text = list.join('');
      const lines = broken(text, width);
      assert.equal(lines.join(''), text);
      for (const line of lines) assert.ok([...line].reduce((sum, each) => sum + widthOf(each), 0) <= width, line);
      for (const [n, line] of lines.entries()) {
        const next = lines[n + 1];
        if (!next || mayBreak([...line].at(-1) ?? '', [...next][0] ?? '')) continue;
        // Only within a run that is wider than a line by itself.
        const around = `${line}${next}`;
        let run = 0;
        let widest = 0;
        let before = '';
        for (const each of around) {
          run = before && !mayBreak(before, each) ? run + widthOf(each) : widthOf(each);
          widest = Math.max(widest, run);
          before = each;
        }
        assert.ok(widest > width, `${line} | ${next}`);
      }
    }),
  );
});
