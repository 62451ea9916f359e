import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** For tests: a workbook made of the very XML one wants, so that the oddities of other programs can be tried. */
export type RawWorkbook = {
  /** What stands in `sheetData` of the first sheet. */
  readonly rows?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbookProperties?: string;
  /** Parts to add, or to put in place of the usual ones; null leaves one out. */
  readonly parts?: Readonly<Record<string, string | Buffer | null>>;
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export async function rawWorkbook(raw: RawWorkbook): Promise<Buffer> {
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const parts: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}">${raw.workbookProperties ?? ''}<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${links}/styles" Target="styles.xml"/><Relationship Id="r3" Type="${links}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${raw.rows ?? ''}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': raw.strings === undefined ? null : `<sst xmlns="${main}">${raw.strings}</sst>`,
    'xl/styles.xml': raw.styles === undefined ? null : `<styleSheet xmlns="${main}">${raw.styles}</styleSheet>`,
    ...raw.parts,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    if (content !== null) zip.addBuffer(Buffer.isBuffer(content) ? content : Buffer.from(content), name);
  }
  zip.end();
  return buffer(zip.outputStream);
}
