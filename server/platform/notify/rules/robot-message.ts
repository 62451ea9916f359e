import { createHmac } from 'node:crypto';
import type { RobotKind } from '#contract/notify.ts';
import type { Outcome } from '../outcome.ts';

export type Announcement = { readonly title: string; readonly text: string; readonly links: readonly Link[] };
export type Link = { readonly label: string; readonly url: string };
export type RobotCall = { readonly url: string; readonly body: string };

/** WeCom takes 4096 bytes of markdown; the others more. */
const longest = 1000;

/**
 * The call of a group robot. WeCom's key stands in the address; DingTalk signs `timestamp\nsecret` with the secret (milliseconds) and
 * appends it to the address; Feishu signs nothing with the key `timestamp\nsecret` (seconds) and puts it into the body.
 */
export function robotCall(
  kind: RobotKind,
  address: string,
  secret: string | null,
  said: Announcement,
  now: Date,
): RobotCall {
  const text = said.text.slice(0, longest);
  const links = said.links.map(each => `[${each.label}](${each.url})`).join('　');
  const markdown = [plain(text), links].filter(Boolean).join('\n\n');
  if (kind === 'wecom')
    return {
      url: address,
      body: json({ msgtype: 'markdown', markdown: { content: `**${plain(said.title)}**\n${markdown}` } }),
    };
  if (kind === 'dingtalk') {
    const body = json({
      msgtype: 'markdown',
      markdown: { title: said.title, text: `#### ${plain(said.title)}\n\n${markdown}` },
    });
    if (secret === null) return { url: address, body };
    const timestamp = String(now.getTime());
    const url = new URL(address);
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
    return { url: url.toString(), body };
  }
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signed =
    secret === null
      ? {}
      : { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
  const card = {
    header: { title: { tag: 'plain_text', content: said.title }, template: 'turquoise' },
    elements: [{ tag: 'markdown', content: markdown }],
  };
  return { url: address, body: json({ ...signed, msg_type: 'interactive', card }) };
}

/** Codes by which the platforms say “too often”: try again later. */
const tooOften = new Set([45_009, 45_033, 130_101, 11_232, 9499, -1]);

/** What a platform answered: all of them answer 200 and say in the body whether the message went out. */
export function robotOutcome(body: string): Outcome {
  const read = readObject(body);
  const code = read?.errcode ?? read?.code ?? read?.StatusCode;
  if (typeof code !== 'number') return { is: 'failed', reason: 'robot-answer-unreadable' };
  if (code === 0) return { is: 'sent' };
  return { is: tooOften.has(code) ? 'failed' : 'refused', reason: `robot-code-${code}` };
}

/** Null where the text is no JSON, such as the page of a proxy in between. */
function readObject(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}

/** Markdown of the platforms knows no escapes; what would begin a link, an image, a mention or a tag is written otherwise. */
function plain(text: string): string {
  return text
    .replace(/[[\]]/g, bracket => (bracket === '[' ? '［' : '］'))
    .replace(/[<>]/g, tag => (tag === '<' ? '‹' : '›'));
}

function json(body: unknown): string {
  return JSON.stringify(body);
}
