import type { SheetRow, Workbook, WorkbookLimits } from './cell.ts';
import type { CellStyle, SheetContext } from './make-cell.ts';
import { type TallCell, tallCells } from './merged-cells.ts';
import { builtInFormat, isDateFormat } from './number-format.ts';
import { readSheet } from './read-sheet.ts';
import { refuse } from './refusals.ts';
import { readSharedStrings } from './shared-strings.ts';
import { rowsOf, takeHead } from './take-rows.ts';
import { attribute, readAttributes } from './xml-scan.ts';
import { scanPart, type ZipParts } from './zip-parts.ts';

type Sheet = { readonly name: string; readonly visible: boolean; readonly part: string };

/** Reads an OOXML workbook from its zip. The workbook owns the zip and closes it. */
export async function readXlsx(zip: ZipParts, limits: WorkbookLimits): Promise<Workbook> {
  const main = await mainPart(zip);
  if (await hasMacros(zip)) throw refuse.macros();
  const links = await readLinks(zip, main);
  const { sheets, epoch1904 } = await readBook(zip, main, links);
  const visible = sheets.filter(sheet => sheet.visible);
  if (visible.length === 0) throw refuse['no-sheet']();

  const stringsPart = links.find(link => link.type === 'sharedStrings')?.part;
  const stylesPart = links.find(link => link.type === 'styles')?.part;
  let context: Promise<SheetContext> | undefined;
  const load = async (): Promise<SheetContext> => ({
    strings: stringsPart && zip.has(stringsPart) ? await readSharedStrings(zip, stringsPart, limits.cellLength) : [],
    styles: stylesPart && zip.has(stylesPart) ? await readStyles(zip, stylesPart) : [],
    epoch1904,
    limits,
  });

  async function choose(name: string | undefined, loaded: SheetContext): Promise<Sheet> {
    if (name !== undefined) {
      const named = visible.find(sheet => sheet.name === name);
      if (!named) throw refuse['sheet-unknown']({ sheet: name });
      return named;
    }
    for (const sheet of visible) {
      for await (const batch of readSheet(zip, sheet.part, loaded)) if (batch.length > 0) return sheet;
    }
    throw refuse['no-data']();
  }

  const tallIn = new Map<string, Promise<TallCell[]>>();
  const tallOf = (part: string) => tallIn.getOrInsertComputed(part, () => tallCells(zip, part));

  /** `whole`: with what merged cells say in the rows below their first; the head of a sheet is judged as it stands. */
  async function* read(name: string | undefined, whole: boolean): AsyncGenerator<SheetRow[]> {
    context ??= load();
    const loaded = await context;
    const { part } = await choose(name, loaded);
    yield* readSheet(zip, part, loaded, whole ? await tallOf(part) : []);
  }

  return {
    kind: 'xlsx',
    sheets: visible.map(sheet => sheet.name),
    batches: name => read(name, true),
    rows: name => rowsOf(read(name, true)),
    head: (count, name) => takeHead(read(name, false), count),
    close: () => zip.close(),
  };
}

type Link = { readonly id: string; readonly type: string; readonly part: string };

/** The relationships of a part, with targets as names in the zip. `type` is the last word of the relationship's URI. */
async function readLinks(zip: ZipParts, part: string): Promise<Link[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  const links: Link[] = [];
  if (!zip.has(name)) return links;
  await scanPart(zip, name, {
    open(element, raw) {
      if (element !== 'Relationship' || attribute(raw, 'TargetMode') === 'External') return;
      const type = attribute(raw, 'Type') ?? '';
      const target = attribute(raw, 'Target') ?? '';
      links.push({
        id: attribute(raw, 'Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        part: resolveTarget(folder, target),
      });
    },
    text() {},
    close() {},
  });
  return links;
}

function resolveTarget(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

async function mainPart(zip: ZipParts): Promise<string> {
  const part = (await readLinks(zip, '')).find(link => link.type === 'officeDocument')?.part;
  if (part !== undefined && zip.has(part)) return part;
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw refuse.corrupt();
}

/** A macro project, or a content type that allows one. */
async function hasMacros(zip: ZipParts): Promise<boolean> {
  for (const name of zip.names())
    if (/(?:^|\/)(?:vbaproject\.bin|vbadata\.xml)$/.test(name) || /^xl\/macrosheets\//.test(name)) return true;
  if (!zip.has('[Content_Types].xml')) return false;
  let found = false;
  await scanPart(zip, '[Content_Types].xml', {
    open(_, raw) {
      const type = attribute(raw, 'ContentType');
      if (type !== undefined && /macroEnabled|vbaProject/i.test(type)) found = true;
    },
    text() {},
    close() {},
  });
  return found;
}

async function readBook(zip: ZipParts, main: string, links: Link[]): Promise<{ sheets: Sheet[]; epoch1904: boolean }> {
  const sheets: Sheet[] = [];
  let epoch1904 = false;
  await scanPart(zip, main, {
    open(element, raw) {
      if (element === 'workbookPr') epoch1904 = /^(?:1|true)$/.test(attribute(raw, 'date1904') ?? '');
      if (element !== 'sheet') return;
      const attributes = readAttributes(raw);
      const id = attributes.entries().find(([name]) => /:id$/.test(name))?.[1];
      const link = links.find(each => each.id === id);
      // Chart sheets and dialogs stand among the sheets too, with links of other types.
      if (link?.type !== 'worksheet' || !zip.has(link.part)) return;
      const state = attributes.get('state') ?? 'visible';
      sheets.push({ name: attributes.get('name') ?? '', visible: state === 'visible', part: link.part });
    },
    text() {},
    close() {},
  });
  return { sheets, epoch1904 };
}

/** The number format of each cell style (`cellXfs`), by its place. */
async function readStyles(zip: ZipParts, part: string): Promise<CellStyle[]> {
  const custom = new Map<number, string>();
  const styles: CellStyle[] = [];
  let inCellFormats = false;
  await scanPart(zip, part, {
    open(element, raw) {
      if (element === 'numFmt') custom.set(Number(attribute(raw, 'numFmtId')), attribute(raw, 'formatCode') ?? '');
      else if (element === 'cellXfs') inCellFormats = true;
      else if (element === 'xf' && inCellFormats) {
        const id = Number(attribute(raw, 'numFmtId') ?? 0);
        const format = custom.get(id) ?? builtInFormat(id);
        styles.push({ format, date: format !== undefined && isDateFormat(format) });
      }
    },
    text() {},
    close(element) {
      if (element === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}
