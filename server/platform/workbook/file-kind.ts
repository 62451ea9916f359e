import { decodeText, detectEncoding, type TextEncoding } from './text-encoding.ts';

/** What a file is by its bytes; names and extensions are not asked. */
export type FileKind =
  | { kind: 'zip' }
  | { kind: 'text'; encoding: TextEncoding }
  | { kind: 'password-protected' }
  /** A spreadsheet, but of a format that is not read. `name` is Chinese, for the sentence. */
  | { kind: 'other-format'; name: string }
  | { kind: 'not-a-spreadsheet'; name: string };

const signatures: readonly (readonly [bytes: string, name: string])[] = [
  ['255044462d', ' PDF 文档'],
  ['89504e470d0a1a0a', '图片'],
  ['ffd8ff', '图片'],
  ['474946383', '图片'],
  ['49492a00', '图片'],
  ['4d4d002a', '图片'],
  ['52494646', '音视频或图片文件'],
  ['526172211a07', '压缩包'],
  ['377abcaf271c', '压缩包'],
  ['1f8b', '压缩包'],
  ['425a68', '压缩包'],
  ['fd377a585a00', '压缩包'],
  ['7b5c727466', ' RTF 文档'],
  ['4d5a', '程序文件'],
  ['7f454c46', '程序文件'],
];

const compoundFile = 'd0cf11e0a1b11ae1';

export function fileKind(bytes: Buffer): FileKind {
  const start = bytes.subarray(0, 16).toString('hex');
  if (start.startsWith('504b0304') || start.startsWith('504b0506')) return { kind: 'zip' };
  if (start.startsWith(compoundFile)) return compoundKind(bytes);
  if (start.startsWith('0908')) return { kind: 'other-format', name: '旧版 Excel 工作簿（.xls）' };
  const known = signatures.find(([signature]) => start.startsWith(signature));
  if (known) return { kind: 'not-a-spreadsheet', name: known[1] };
  return textKind(bytes);
}

/**
 * OLE compound files hold old .xls and .doc, and also .xlsx locked with a password. Their directory names what is in them in
 * UTF-16, wherever it stands in the file.
 */
function compoundKind(bytes: Buffer): FileKind {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return { kind: 'password-protected' };
  if (holds('Workbook\0') || holds('Book\0')) return { kind: 'other-format', name: '旧版 Excel 工作簿（.xls）' };
  if (holds('WordDocument')) return { kind: 'not-a-spreadsheet', name: ' Word 文档' };
  return { kind: 'not-a-spreadsheet', name: '其他类型的文件' };
}

function textKind(bytes: Buffer): FileKind {
  const encoding = detectEncoding(bytes);
  if (!encoding) return { kind: 'not-a-spreadsheet', name: '其他类型的文件' };
  const start = decodeText(bytes.subarray(0, 4096), encoding).next().value ?? '';
  const text = start.trimStart().toLowerCase();
  if (text.startsWith('mime-version:')) return { kind: 'other-format', name: '网页格式的表格' };
  if (/^[[{]\s*["{[]/.test(text)) return { kind: 'not-a-spreadsheet', name: ' JSON 文件' };
  if (text.startsWith('id;p')) return { kind: 'other-format', name: ' SYLK 格式的表格' };
  if (!text.startsWith('<')) return { kind: 'text', encoding };
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet') && text.startsWith('<?xml')) {
    return { kind: 'other-format', name: ' XML 格式的表格' };
  }
  if (/<(?:!doctype html|html|table|head|body|meta)\b/.test(text))
    return { kind: 'other-format', name: '网页格式的表格' };
  return { kind: 'not-a-spreadsheet', name: '网页或 XML 文件' };
}

/** What a zip is by the names of its parts (lower case), or null where it may be an .xlsx. */
export function zipKind(names: ReadonlySet<string>): FileKind | null {
  const any = (test: (name: string) => boolean) => names.values().some(test);
  if (names.has('xl/workbook.bin')) return { kind: 'other-format', name: '二进制工作簿（.xlsb）' };
  if (any(name => name.startsWith('word/'))) return { kind: 'not-a-spreadsheet', name: ' Word 文档' };
  if (any(name => name.startsWith('ppt/'))) return { kind: 'not-a-spreadsheet', name: '演示文稿' };
  if (names.has('content.xml') && names.has('mimetype'))
    return { kind: 'other-format', name: ' OpenDocument 表格（.ods）' };
  if (any(name => name.endsWith('.iwa'))) return { kind: 'other-format', name: ' Numbers 表格' };
  if (names.has('[content_types].xml') || any(name => name.startsWith('xl/'))) return null;
  if (any(name => name.endsWith('.xlsx') || name.endsWith('.csv') || name.endsWith('.xls'))) {
    return { kind: 'not-a-spreadsheet', name: '压缩包（请先解压）' };
  }
  return { kind: 'not-a-spreadsheet', name: '压缩包' };
}
