import { readFile, stat } from 'node:fs/promises';
import { defaultLimits, type Workbook, type WorkbookLimits } from './cell.ts';
import { type FileKind, fileKind, zipKind } from './file-kind.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { refuse } from './refusals.ts';
import { megabytes, openZip } from './zip-parts.ts';

/**
 * Opens a workbook from a path or from its bytes, deciding by content what it is. Refuses, with a sentence for the person who chose
 * the file, whatever is not an .xlsx or separated text, is locked, damaged, carries macros or is larger than the limits. The sheets
 * themselves are read later, by the workbook's iterators, which refuse in the same way. Close it after use.
 */
export async function openWorkbook(
  source: string | Uint8Array,
  limits: Partial<WorkbookLimits> = {},
): Promise<Workbook> {
  const all = { ...defaultLimits, ...limits };
  const bytes = await load(source, all);
  const kind = fileKind(bytes);
  if (kind.kind === 'text') return readCsv(bytes, kind.encoding, all);
  if (kind.kind !== 'zip') throw refusalOf(kind);
  const zip = await openZip(bytes, all);
  try {
    const other = zipKind(new Set(zip.names()));
    if (other) throw zip.encrypted() ? refuse['password-protected']() : refusalOf(other);
    return await readXlsx(zip, all);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function load(source: string | Uint8Array, limits: WorkbookLimits): Promise<Buffer> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.byteLength;
  if (size > limits.fileBytes) {
    throw refuse['too-large']({ megabytes: megabytes(size), limit: megabytes(limits.fileBytes) });
  }
  if (size === 0) throw refuse.empty();
  if (typeof source === 'string') return readFile(source);
  return Buffer.from(source.buffer, source.byteOffset, source.byteLength);
}

function refusalOf(kind: FileKind): Error {
  switch (kind.kind) {
    case 'password-protected':
      return refuse['password-protected']();
    case 'other-format':
      return refuse['other-format']({ kind: kind.name });
    case 'not-a-spreadsheet':
      return refuse['not-a-spreadsheet']({ kind: kind.name });
    default:
      return refuse.corrupt();
  }
}
