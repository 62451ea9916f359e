import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { robotCall, robotOutcome } from './robot-message.ts';

const now = new Date('2026-11-24T04:00:00.123Z');
const said = {
  title: '人事系统通知',
  text: '有 3 件事项今天到期',
  links: [{ label: '查看', url: 'https://hr.example.com/inbox' }],
};

test('WeCom: markdown to the address as it is', () => {
  const { url, body } = robotCall('wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', null, said, now);
  assert.equal(url, 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k');
  const { msgtype, markdown } = JSON.parse(body);
  assert.equal(msgtype, 'markdown');
  assert.equal(markdown.content, '**人事系统通知**\n有 3 件事项今天到期\n\n[查看](https://hr.example.com/inbox)');
});

test('DingTalk: HMAC-SHA256 of milliseconds and secret, keyed with the secret, in the address', () => {
  const { url, body } = robotCall('dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=t', 'SEC1', said, now);
  const { searchParams } = new URL(url);
  assert.equal(searchParams.get('access_token'), 't');
  assert.equal(searchParams.get('timestamp'), '1795492800123');
  assert.equal(searchParams.get('sign'), createHmac('sha256', 'SEC1').update('1795492800123\nSEC1').digest('base64'));
  assert.ok(!/sign=[^&]*[+/]/.test(url), 'base64 is escaped');
  assert.equal(JSON.parse(body).markdown.title, '人事系统通知');
  assert.ok(
    !new URL(robotCall('dingtalk', 'https://oapi.dingtalk.com/x', null, said, now).url).searchParams.has('sign'),
  );
});

test('Feishu: HMAC-SHA256 of nothing, keyed with seconds and secret, in the body', () => {
  const { url, body } = robotCall('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/x', 'SEC2', said, now);
  assert.equal(url, 'https://open.feishu.cn/open-apis/bot/v2/hook/x');
  const { timestamp, sign, msg_type, card } = JSON.parse(body);
  assert.deepEqual([timestamp, msg_type], ['1795492800', 'interactive']);
  assert.equal(sign, createHmac('sha256', '1795492800\nSEC2').update('').digest('base64'));
  assert.match(card.elements[0].content, /有 3 件事项今天到期/);
});

test('a sentence can’t smuggle a link, a mention or a tag into a group', () => {
  const { body } = robotCall(
    'wecom',
    'https://qyapi.weixin.qq.com/x',
    null,
    { ...said, text: '[点我](https://evil.example) <@all>', links: [] },
    now,
  );
  assert.doesNotMatch(JSON.parse(body).markdown.content, /\[|<@/);
});

test('the answer tells whether it went out, and whether another try makes sense', () => {
  assert.deepEqual(robotOutcome('{"errcode":0,"errmsg":"ok"}'), { is: 'sent' });
  assert.deepEqual(robotOutcome('{"code":0,"msg":"success"}'), { is: 'sent' });
  assert.deepEqual(robotOutcome('{"errcode":45009,"errmsg":"api freq out of limit"}'), {
    is: 'failed',
    reason: 'robot-code-45009',
  });
  assert.deepEqual(robotOutcome('{"errcode":310000,"errmsg":"sign not match"}'), {
    is: 'refused',
    reason: 'robot-code-310000',
  });
  for (const odd of ['', '<html>', 'null', '[]', '{"errcode":"0"}']) assert.equal(robotOutcome(odd).is, 'failed', odd);
});
