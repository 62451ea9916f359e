import type { ModelIssue } from '../../model/model.ts';
import { issue } from '../issue.ts';

/** Encodings that modellers on desks write, by what the file declares. UTF-16 and the like are refused. */
const readable: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
};

/** A file's bytes as text, by the encoding that it declares (UTF-8 where it declares none). */
export function decodeModel(bytes: Uint8Array): { readonly text: string } | { readonly issue: ModelIssue } {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  if (/^(\xff\xfe|\xfe\xff|\0|<\0)/.test(head)) return { issue: issue('encoding', null, { encoding: 'UTF-16' }, 1) };
  const marked = head.startsWith('\xef\xbb\xbf');
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1] ?? 'UTF-8';
  const encoding = marked
    ? 'utf-8'
    : Object.hasOwn(readable, declared.toLowerCase()) && readable[declared.toLowerCase()];
  if (!encoding) return { issue: issue('encoding', null, { encoding: declared }, 1) };
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { issue: issue('encoding-broken', null, { encoding: declared }, 1) };
  }
}
