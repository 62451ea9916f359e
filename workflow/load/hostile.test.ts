import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardXml, loadModel, writeModel } from './load-model.ts';
import { definitionsFile, processFile } from './sample-file.ts';
import { decodeModel } from './xml/decode.ts';

const codes = (text: string) => guardXml(text).map(each => each.code);

test('a DOCTYPE is refused wherever it stands, so that no entity is ever opened', () => {
  const body = definitionsFile('').replace(/^<\?xml[^>]*\?>/, '');
  const bombs = [
    `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${body}`,
    `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${body}`,
    `<?xml version="1.0"?>\n<!DOCTYPE d PUBLIC "-//x" "http://127.0.0.1/x.dtd">${body}`,
  ];
  for (const bomb of bombs) assert.deepEqual(codes(bomb), ['doctype']);
  assert.deepEqual(codes(definitionsFile('<bpmn:process id="p" name="&a;"/>')), ['not-well-formed']);
});

test('what is not well-formed is told with line and column', () => {
  const broken: Record<string, RegExp> = {
    '<a>\n  <b></a>': /第 2 行.*不匹配/,
    '<a': /不完整/,
    '<a></a><b></b>': /不止一个根/,
    '<a x="1" x="2"/>': /重复的属性/,
    '<p:a/>': /没有声明的命名空间/,
    '<a>\u0000</a>': /不允许的字符/,
    hello: /XML/,
    '<a>&nbsp;</a>': /实体/,
  };
  for (const [text, wording] of Object.entries(broken)) {
    const [found] = guardXml(text);
    assert.equal(found?.code, 'not-well-formed', text);
    assert.match(found?.zh ?? '', wording);
    assert.ok(typeof found?.facts.line === 'number' && typeof found.facts.column === 'number');
    assert.equal(found?.line, found?.facts.line);
  }
});

test('too large, too many, too deep and empty files are refused before they are read', () => {
  assert.deepEqual(codes(''), ['empty-file']);
  assert.deepEqual(codes(' \n'), ['empty-file']);
  assert.deepEqual(codes(processFile(`<!--${'文'.repeat(720_000)}-->`)), ['file-too-large']);
  assert.deepEqual(codes(processFile('<a/>'.repeat(50_001))), ['too-many-elements']);
  assert.deepEqual(codes(processFile('<a>'.repeat(200) + '</a>'.repeat(200))), ['too-deep']);
  const many = Array.from({ length: 600 }, (_, at) => `a${at}=""`).join(' ');
  assert.deepEqual(codes(processFile(`<a ${many}/>`)), ['too-many-attributes']);
});

test('encodings: UTF-8 with a mark, Latin and Chinese ones are read; UTF-16 and broken ones refused', () => {
  const text = processFile('<bpmn:task id="a" name="入职"/>');
  const utf8 = new TextEncoder().encode(text);
  assert.deepEqual(decodeModel(utf8), { text });
  assert.deepEqual(decodeModel(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8])), { text });
  const gbk = new Uint8Array([
    ...new TextEncoder().encode('<?xml version="1.0" encoding="GBK"?><a>'),
    0xc8,
    0xeb,
    0x3c,
    0x2f,
    0x61,
    0x3e,
  ]);
  const read = decodeModel(gbk);
  assert.match('text' in read ? read.text : '', /<a>入<\/a>$/);
  const refused: [Uint8Array, string][] = [
    [new Uint8Array([0xff, 0xfe, 0x3c, 0]), 'encoding'],
    [new Uint8Array([0, 0x3c]), 'encoding'],
    [new Uint8Array([0x3c, 0, 0x61, 0]), 'encoding'],
    [new TextEncoder().encode('<?xml version="1.0" encoding="constructor"?><a/>'), 'encoding'],
    [new Uint8Array([0x3c, 0x61, 0xff, 0x3e]), 'encoding-broken'],
  ];
  for (const [bytes, code] of refused) {
    const found = decodeModel(bytes);
    assert.equal('issue' in found && found.issue.code, code);
  }
  assert.deepEqual(codes('<?xml version="1.0" encoding="UTF-16"?><a/>'), ['encoding']);
});

test('names that mean something to JavaScript are names like any other', async () => {
  const text = processFile(
    `<bpmn:task id="__proto__" name="a" __proto__="b" constructor="c"/><bpmn:userTask id="constructor" default="toString"/>
     <bpmn:sequenceFlow id="hasOwnProperty" sourceRef="__proto__" targetRef="constructor"/>
     <bpmn:constructor id="z"/>`,
  );
  const { processes, issues, document } = await loadModel(text);
  assert.deepEqual([...processes[0]!.nodes.keys()], ['__proto__', 'constructor']);
  assert.deepEqual(processes[0]!.nodes.get('__proto__')?.outgoing, ['hasOwnProperty']);
  assert.deepEqual(
    issues.map(each => each.code),
    ['element-unknown'],
  );
  assert.match(await writeModel(document!), /__proto__="b" constructor="c"/);
  assert.equal(({} as Record<string, unknown>).b, undefined);
});
