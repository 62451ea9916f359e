import { fileTypeFromBuffer } from 'file-type';
import { refuse } from './refusals.ts';

export const paperTypes = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  tif: 'image/tiff',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type PaperType = keyof typeof paperTypes;
/** Kinds of which a decoder makes pictures; the others are kept and downloaded only. */
export const drawnTypes: readonly PaperType[] = ['pdf', 'jpg', 'png', 'webp', 'tif'];

const known: Readonly<Record<string, PaperType>> = {
  ...Object.fromEntries(Object.entries(paperTypes).map(([type, mime]) => [mime, type as PaperType])),
  'image/heif': 'heic',
};

/** What a text begins with that a browser or a shell would run. */
const texts: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg[\s>]/i, ' SVG 图形（其中可以带脚本）'],
  [/^\s*(<!--[\s\S]*?-->\s*)*(<!doctype html|<html|<head|<body|<script|<iframe)/i, '网页'],
  [/^\s*<\?xml/i, ' XML 文本'],
  [/^\s*<\?php/i, '程序'],
  [/^#!/, '程序'],
];

/** What is never a paper, by the beginning of its media type. */
const others: ReadonlyArray<readonly [RegExp, string]> = [
  [/^application\/(x-msdownload|x-elf|x-mach-binary|wasm|java-vm|vnd\.android)/, '程序'],
  [/macroenabled/i, '带宏的文档'],
  [/^application\/(zip|x-7z|x-rar|gzip|x-tar|x-bzip|zstd)/, '压缩包'],
  [/^video\//, '视频'],
  [/^audio\//, '声音'],
  [/^image\//, '不支持的图片格式'],
];

/**
 * What a file is by its content; its name counts for nothing. Refuses what is no paper, and a file that is two things at once: such a one
 * shows one face to us and another to whoever opens it.
 */
export async function sniff(bytes: Uint8Array): Promise<PaperType> {
  if (bytes.length === 0) throw refuse.empty();
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const head = Buffer.from(bytes.subarray(0, 2_048))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '');
  const text = texts.find(([pattern]) => pattern.test(head));
  if (text) throw refuse['type-refused']({ what: text[1] });
  if (!found) throw refuse['type-unknown']();
  const type = known[found.mime];
  if (!type) {
    const other = others.find(([pattern]) => pattern.test(found.mime));
    if (other?.[1] === '带宏的文档') throw refuse['has-macros']();
    throw other ? refuse['type-refused']({ what: other[1] }) : refuse['type-unknown']();
  }
  refuseHidden(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), type);
  return type;
}

const zipEnd = Buffer.from('PK\u0005\u0006', 'latin1');
const markup = /<(script|html|svg|iframe|\?php)[\s>]/i;

function refuseHidden(bytes: Buffer, type: PaperType): void {
  const isArchive = type === 'docx' || type === 'xlsx';
  if (isArchive) {
    if (bytes.includes('vbaProject.bin')) throw refuse['has-macros']();
    if (!bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1')))
      throw refuse['two-in-one']({ what: '另一种文件' });
    return;
  }
  // An archive is read from its end, within the longest comment that it may have.
  if (bytes.subarray(-65_557).includes(zipEnd)) throw refuse['two-in-one']({ what: '压缩包' });
  if (type === 'pdf') {
    if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw refuse['two-in-one']({ what: '另一种文件' });
    if (!bytes.subarray(-4_096).includes('%%EOF')) throw refuse['pdf-broken']();
    return;
  }
  if (bytes.subarray(0, 65_536).includes('%PDF-')) throw refuse['two-in-one']({ what: 'PDF' });
  const rest = restOf(bytes, type);
  if (rest && markup.test(rest.subarray(0, 1_048_576).toString('latin1')))
    throw refuse['two-in-one']({ what: '网页脚本' });
}

/** What lies behind the end of the picture, where the format says where that is. */
function restOf(bytes: Buffer, type: PaperType): Buffer | null {
  if (type === 'png') {
    const end = bytes.lastIndexOf('IEND');
    if (end === -1) throw refuse['picture-broken']();
    return bytes.subarray(end + 8);
  }
  if (type === 'jpg') {
    const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
    if (end === -1) throw refuse['picture-broken']();
    return bytes.subarray(end + 2);
  }
  return null;
}

/** The name under which it is kept: the sender's without folders, and with the ending that its content has. */
export function paperName(name: string, type: PaperType): string {
  const bare = [...(name.split(/[\\/]/).at(-1) ?? '')].filter(each => each >= ' ' && each !== '\u007f').join('');
  const stem =
    bare
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .trim()
      .slice(0, 120)
      .toWellFormed() || '文件';
  return `${stem}.${type}`;
}
