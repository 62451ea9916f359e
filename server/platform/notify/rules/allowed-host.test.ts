import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pushPlace, readHosts, robotPlace } from './allowed-host.ts';

const refusal = (place: ReturnType<typeof robotPlace>) => ('url' in place ? 'allowed' : place.refused);

test('a robot’s address is https and its own vendor’s', () => {
  assert.equal(refusal(robotPlace('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', 'wecom', [])), 'allowed');
  assert.equal(refusal(robotPlace('https://oapi.dingtalk.com/robot/send?access_token=t', 'dingtalk', [])), 'allowed');
  assert.equal(refusal(robotPlace('https://open.feishu.cn/open-apis/bot/v2/hook/x', 'feishu', [])), 'allowed');
  assert.equal(refusal(robotPlace('https://open.feishu.cn/open-apis/bot/v2/hook/x', 'wecom', [])), 'host');
});

test('addresses that only look like it lead nowhere', () => {
  for (const text of [
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/',
    'https://[::1]/',
    'https://qyapi.weixin.qq.com.evil.example/send',
    'https://evil.example/qyapi.weixin.qq.com',
    'https://qyapi.weixin.qq.com:8443/send',
    'https://qyapi.weixin.qq.com\u3002evil.example/',
  ])
    assert.equal(refusal(robotPlace(text, 'wecom', [])), 'host', text);
  for (const text of [
    'http://qyapi.weixin.qq.com/send',
    'https://qyapi.weixin.qq.com@evil.example/',
    'https://user:pass@qyapi.weixin.qq.com/',
    'file:///etc/passwd',
    'gopher://qyapi.weixin.qq.com/',
    'javascript:alert(1)',
    '//qyapi.weixin.qq.com/',
    '',
  ])
    assert.equal(refusal(robotPlace(text, 'wecom', [])), 'malformed', text);
});

test('the server’s surroundings may allow more: a host by https, an origin as it is written', () => {
  const more = readHosts(' Hook.Example.com, http://127.0.0.1:9000/ ,');
  assert.deepEqual(more, ['hook.example.com', 'http://127.0.0.1:9000']);
  assert.equal(refusal(robotPlace('https://hook.example.com/x', 'feishu', more)), 'allowed');
  assert.equal(refusal(robotPlace('http://hook.example.com/x', 'feishu', more)), 'malformed');
  assert.equal(refusal(robotPlace('http://127.0.0.1:9000/x', 'feishu', more)), 'allowed');
  assert.equal(refusal(robotPlace('http://127.0.0.1:9001/x', 'feishu', more)), 'malformed');
  assert.deepEqual(readHosts(undefined), []);
});

test('push goes to the browsers’ services alone', () => {
  for (const text of [
    'https://fcm.googleapis.com/fcm/send/x',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://wns2-pn1p.notify.windows.com/w/?token=x',
    'https://web.push.apple.com/x',
  ])
    assert.equal(refusal(pushPlace(text, [])), 'allowed', text);
  for (const text of [
    'https://notify.windows.com.evil.example/',
    'https://evilnotify.windows.com/',
    'https://10.0.0.1/',
  ])
    assert.equal(refusal(pushPlace(text, [])), 'host', text);
});
