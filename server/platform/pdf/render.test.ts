import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { missingIn } from './fonts.ts';
import type { Paper } from './paper.ts';
import { darkRuns, qrCodeOf } from './qr-code.ts';
import { renderPaper } from './render.ts';

const link = 'https://hr.example.com/verify/ZM-2026-000123#7K3M-9QXT-2HVB';
const paper: Paper = {
  title: '收入证明 ZM-2026-000123',
  author: '示例科技有限公司',
  madeAt: new Date('2026-11-24T04:00:00Z'),
  watermark: '示例科技',
  foot: '示例科技有限公司',
  blocks: [
    { kind: 'title', text: '收入证明' },
    { kind: 'line', text: '某银行股份有限公司：', align: 'left' },
    {
      kind: 'paragraph',
      text: '兹证明𬭎䶮自2020年3月1日起在我单位工作，现任职于产品研发部，岗位为“高级工程师”（Senior Engineer）。',
    },
    { kind: 'line', text: '2026年11月24日', align: 'right' },
    { kind: 'proof', code: link, heading: '验证码　7K3M-9QXT-2HVB', lines: ['有效期至　2027年2月22日'] },
  ],
};

async function opened(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n++) pages.push(await document.getPage(n));
  return { document, pages };
}
async function textOf(page: Awaited<ReturnType<typeof opened>>['pages'][number]): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map(each => ('str' in each ? each.str : '')).join('');
}

test('the text can be read out of the PDF, rare characters too, on one A4 page with its number', async () => {
  const { bytes, pages, missing } = await renderPaper(paper);
  assert.deepEqual([pages, missing], [1, []]);
  const read = await opened(bytes);
  assert.equal(read.document.numPages, 1);
  const [first] = read.pages;
  assert.ok(first);
  assert.deepEqual(
    first.view.map(each => Math.round(each)),
    [0, 0, 595, 842],
  );
  const text = await textOf(first);
  for (const told of [
    '收入证明',
    '兹证明𬭎䶮自2020年3月1日起',
    '“高级工程师”（Senior Engineer）。',
    '第 1 页，共 1 页',
    '7K3M-9QXT-2HVB',
  ])
    assert.ok(text.includes(told), `${told} in ${text}`);
  const { info } = (await read.document.getMetadata()) as unknown as { info: Record<string, string> };
  assert.equal(info.Title, '收入证明 ZM-2026-000123');
  await read.document.destroy();
});

test('its fonts are embedded, with the used glyphs alone', async () => {
  const { bytes } = await renderPaper(paper);
  const raw = bytes.toString('latin1');
  const fonts = raw.match(/\/FontName \/[A-Z]{6}\+NotoSansSC-\w+/g) ?? [];
  assert.deepEqual([...new Set(fonts.map(each => each.replace(/^.*\+/, '')))].sort(), [
    'NotoSansSC-Bold',
    'NotoSansSC-Regular',
  ]);
  assert.equal((raw.match(/\/FontFile2 /g) ?? []).length, 2);
  assert.ok(bytes.length < 80_000, `${bytes.length} bytes`);
});

test('the same paper gives the same bytes, another time of making others', async () => {
  const [one, two] = [await renderPaper(paper), await renderPaper(paper)];
  assert.ok(one.bytes.equals(two.bytes));
  const later = await renderPaper({ ...paper, madeAt: new Date('2026-11-25T04:00:00Z') });
  assert.ok(!one.bytes.equals(later.bytes));
});

/** Of names and places, and beyond the basic block of ideographs: what the table of general standard characters and the files of names hold. */
const rare = [
  '䶮𠮷𬭎㛃𫖯㑇㑊㕮㘎㙍㙘㙦㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴',
  '䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌',
  '𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃',
  '𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿',
  '𬭁𬭊𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓𠀋𡈽',
].join('');

test('rare characters of names are drawn in both weights, and copied out as they are', async () => {
  assert.deepEqual(missingIn(rare), []);
  const { bytes, missing } = await renderPaper({
    ...paper,
    watermark: '',
    foot: '',
    blocks: [
      { kind: 'title', text: '陈𠮷𬭎' },
      { kind: 'line', text: '䶮𠮷吉𬭎𫖯', align: 'left' },
      { kind: 'paragraph', text: rare },
    ],
  });
  assert.deepEqual(missing, []);
  const { document, pages } = await opened(bytes);
  const text = (await textOf(pages[0]!)).replace(/\s/g, '');
  for (const told of ['陈𠮷𬭎', '䶮𠮷吉𬭎𫖯', rare]) assert.ok(text.includes(told), `${told} in ${text}`);
  await document.destroy();
  const fonts = bytes.toString('latin1').match(/\/FontName \/[A-Z]{6}\+NotoSans(SC|JP)-\w+/g) ?? [];
  assert.deepEqual([...new Set(fonts.map(each => each.replace(/^.*\+/, '')))].sort(), [
    'NotoSansJP-Bold',
    'NotoSansJP-Regular',
    'NotoSansSC-Bold',
    'NotoSansSC-Regular',
  ]);
});

test('the face that is asked last costs only the papers that need it, and few bytes', async () => {
  const sized = async (name: string) => {
    const { bytes } = await renderPaper({ ...paper, blocks: [{ kind: 'paragraph', text: `兹证明${name}在职。` }] });
    return { length: bytes.length, hasLast: bytes.toString('latin1').includes('NotoSansJP') };
  };
  const [common, rareOne] = [await sized('张伟'), await sized('张𠮷')];
  assert.deepEqual([common.hasLast, rareOne.hasLast], [false, true]);
  assert.ok(rareOne.length - common.length < 12_000, `${rareOne.length - common.length} bytes more`);
});

test('a character that no font has is named, and shown as a box with its code point instead of a gap', async () => {
  assert.deepEqual(missingIn('䶮𬭎堃𠮷𪚥吉𪚥'), ['𪚥']);
  const { bytes, missing } = await renderPaper({
    ...paper,
    blocks: [{ kind: 'paragraph', text: '兹证明𪚥田在我单位工作。' }],
  });
  assert.deepEqual(missing, ['𪚥']);
  const { document, pages } = await opened(bytes);
  assert.match(await textOf(pages[0]!), /兹证明\s?2A6A5\s?田在我单位工作。/);
  await document.destroy();
});

test('what does not fit goes to further pages, each numbered; the proof stands whole on the last', async () => {
  const paragraphs = Array.from({ length: 40 }, (_, n) => ({
    kind: 'paragraph' as const,
    text: `第${n + 1}段，说明情况。`,
  }));
  const { bytes, pages } = await renderPaper({ ...paper, blocks: [...paragraphs, ...paper.blocks.slice(-1)] });
  assert.equal(pages, 2);
  const read = await opened(bytes);
  const texts = [await textOf(read.pages[0]!), await textOf(read.pages[1]!)];
  assert.match(texts[0]!, /第 1 页，共 2 页/);
  assert.match(texts[1]!, /第40段.*第 2 页，共 2 页/s);
  assert.ok(!texts[0]!.includes('验证码') && texts[1]!.includes('验证码'));
  await read.document.destroy();
});

test('the QR code is drawn as shapes, and they are the modules of the link', async () => {
  const code = qrCodeOf(link);
  const { bytes } = await renderPaper({ ...paper, watermark: '', blocks: paper.blocks.slice(-1) });
  const { document, pages } = await opened(bytes);
  const { fnArray, argsArray } = await pages[0]!.getOperatorList();
  assert.ok(!fnArray.includes(OPS.paintImageXObject), 'no picture');
  // The path with the most corners is the code's: each rectangle as x, y, width, height.
  const paths = argsArray.filter((_, n) => fnArray[n] === OPS.constructPath).map(args => rectanglesOf(args));
  const drawn = paths.sort((a, b) => b.length - a.length)[0] ?? [];
  const runs = darkRuns(code);
  assert.equal(drawn.length, runs.length);
  const left = Math.min(...drawn.map(each => each.x));
  const top = Math.min(...drawn.map(each => each.y));
  const module = drawn[0]!.height;
  const found = drawn.map(({ x, y, width }) =>
    [y - top, x - left, width].map(length => Math.round(length / module)).join(),
  );
  assert.deepEqual(found.sort(), runs.map(({ row, column, length }) => [row, column, length].join()).sort());
  await document.destroy();
});

/** The corners of a path as pdf.js keeps it, four to a rectangle; only its rectangles. */
function rectanglesOf(args: unknown): Array<{ x: number; y: number; width: number; height: number }> {
  const [, data] = args as [number, ArrayLike<number>[]];
  const path = Array.from(data?.[0] ?? []);
  const corners: Array<[number, number]> = [];
  for (let at = 0; at < path.length; ) {
    const operation = path[at];
    if (operation === 0 || operation === 1) {
      corners.push([path[at + 1] ?? 0, path[at + 2] ?? 0]);
      at += 3;
    } else if (operation === 4) at += 1;
    else return [];
  }
  const rectangles = [];
  for (let n = 0; n + 3 < corners.length; n += 4) {
    const four = corners.slice(n, n + 4);
    const [xs, ys] = [four.map(each => each[0]), four.map(each => each[1])];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    rectangles.push({ x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y });
  }
  return rectangles;
}
