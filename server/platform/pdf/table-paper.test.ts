import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderTable } from './table-paper.ts';

async function* rows(count: number) {
  for (let n = 1; n <= count; n++) yield [`员工${n}`, n % 9 === 0 ? '很长的说明文字'.repeat(12) : '䶮𠮷', String(n)];
}

test('a table breaks over pages; each has the header, the mark and its number; no row is lost or cut', async () => {
  const parts: Uint8Array[] = [];
  for await (const part of renderTable({
    title: '员工名单',
    author: '孙人事',
    madeAt: new Date('2026-11-24T04:00:00Z'),
    watermark: '孙人事 2026-11-24 DC-2026-000001',
    note: '仅限体检使用',
    foot: 'DC-2026-000001',
    header: ['姓名', '说明', '序号'],
    rows: rows(180),
  }))
    parts.push(part);
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(Buffer.concat(parts)) }).promise;
  const seen = new Set<string>();
  assert.ok(document.numPages > 4);
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    const texts = items.flatMap(item => ('str' in item ? [item] : []));
    const text = texts.map(each => each.str).join('');
    assert.ok(text.includes('姓名') && text.includes(`第 ${n} 页`), `page ${n}`);
    assert.ok(text.split('DC-2026-000001').length > 8, 'marked all over');
    for (const [name] of text.matchAll(/员工\d+/g)) seen.add(name);
    for (const each of texts)
      if (/员工\d/.test(each.str)) assert.ok(each.transform[5] > 30 && each.transform[5] < 595, 'within the page');
  }
  assert.ok(seen.size >= 180, `${seen.size} of 180`);
  await document.destroy();
});
