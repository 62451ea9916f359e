import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, isAddress, isOneLine, mailOf, onOneLine } from './mail-text.ts';
import { mailsNow } from './mails-now.ts';
import { attemptsMax, nextTry } from './next-try.ts';

test('one plain address and nothing that a mail server could read as more', () => {
  for (const good of ['li.lei@example.com', 'a@b.cn', "o'neil+hr@mail.example.com.cn"])
    assert.ok(isAddress(good), good);
  for (const bad of [
    'a@b',
    'a b@example.com',
    'a@example.com, b@example.com',
    '李雷 <a@example.com>',
    'a@example.com\r\nBcc: b@example.com',
    '"a b"@example.com',
    'a@-example.com',
    'a@[127.0.0.1]',
    'a..b@example.com',
    '.a@example.com',
    `${'a'.repeat(250)}@example.com`,
    '',
  ])
    assert.ok(!isAddress(bad), bad);
});

test('what would begin another header is no line; a title is made one', () => {
  for (const bad of ['a\nb', 'a\rBcc: x', 'a\u2028b', 'a\u0000b', 'a\u0085b']) assert.ok(!isOneLine(bad));
  assert.ok(isOneLine('请假申请（3 天）'));
  assert.equal(onOneLine(' 请假\r\nBcc: x\t\u0000 '), '请假 Bcc: x');
});

test('a mail says its sentence, where to look, and how to change it; several are told in one', () => {
  const item = {
    outsideText: '您有一条新的“待办到达”消息',
    links: [{ label: '在电脑上查看', url: 'https://hr.example.com/inbox' }],
  };
  const mail = mailOf(item);
  assert.equal(mail.subject, '【人事】您有一条新的“待办到达”消息');
  assert.match(mail.text, /在电脑上查看：https:\/\/hr\.example\.com\/inbox/);
  assert.ok(mailOf({ outsideText: '长'.repeat(200), links: [] }).subject.length <= 82);
  const digest = digestOf([item, { outsideText: '第二条', links: [] }]);
  assert.equal(digest.subject, '【人事】2 条通知');
  assert.match(digest.text, /1\. 您有一条新的[\s\S]*2\. 第二条/);
});

test('mails beyond the hour’s number are gathered, or wait', () => {
  const due = ['a', 'b', 'c'].map(id => ({ id, channel: 'email', account_id: 'x' }) as const);
  const shape = (room: number) => mailsNow(due, room).map(group => group.map(each => each.id).join(''));
  assert.deepEqual(shape(3), ['a', 'b', 'c']);
  assert.deepEqual(shape(2), ['abc']);
  assert.deepEqual(shape(0), []);
});

test('tries come further and further apart, and end', () => {
  const now = new Date(0);
  assert.deepEqual(
    [1, 2, 3].map(tries => nextTry(tries, now)?.getTime()),
    [30_000, 60_000, 120_000],
  );
  assert.equal(nextTry(attemptsMax, now), null);
});
