import {
  type ExportAsk,
  type ExportColumnKey,
  type ExportSection,
  exportColumns,
  type PlainGroup,
} from '#contract/export.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { columnsWithin } from '#modules/custom-fields/index.ts';
import { readArchive } from '#modules/employment/index.ts';
import { archive, reachOfMany, readPeopleById, readPlainNumbers } from '#modules/people/index.ts';
import { holdsAction } from '#platform/access/holds-action.ts';
import { note } from '#platform/audit/note.ts';
import type { Tx } from '#platform/database/database.ts';
import { fingerprintOf } from './as-requester.ts';
import type { ExportDeps } from './deps.ts';
import { archiveLines, type FieldWords } from './rules/archive-lines.ts';
import { listCell } from './rules/list-cells.ts';
import type { ExportRow } from './tables.ts';

export type Part = {
  readonly held: string;
  readonly header: readonly string[];
  readonly cells: readonly (readonly string[])[];
  /** How many persons stand in it. */
  readonly people: number;
};
type Deps = Pick<ExportDeps, 'secrets' | 'custom' | 'clock'>;

/** Some of the people of an export, as who asked for it (`tx`) sees them now; each who stands in it is noted in the audit. */
export async function gatherPart(
  tx: Tx,
  deps: Deps,
  of: Pick<ExportRow, 'id' | 'number' | 'format'>,
  ask: ExportAsk,
  ids: readonly string[],
): Promise<Part> {
  const reach = await reachOfMany(tx, ids);
  const mine = ids.filter(id => reach.get(id)?.has('people.export', ''));
  const plain = (ask.plain ?? []).filter(group => holdsAction(tx, 'people.reveal', group));
  const revealed = async (group: PlainGroup) => {
    const his = mine.filter(
      id => reach.get(id)?.has('people.reveal', group) && reach.get(id)?.has('people.read', group),
    );
    return his.length === 0 ? [] : readPlainNumbers(tx, deps, group, his);
  };
  const numbers = await Promise.all(plain.map(async group => [group, await revealed(group)] as const));
  const made =
    ask.kind === 'list' ? await ofList(tx, deps, ask, mine, numbers) : await ofArchive(tx, deps, ask, mine, numbers);
  // Asked for nobody it tells the header alone.
  if (ids.length > 0)
    await note(tx, 'people.export', made.personIds, {
      export: of.id,
      number: of.number,
      format: of.format,
      groups: made.groups,
      plain: plain.filter((_, n) => (numbers[n]?.[1].length ?? 0) > 0),
    });
  return { held: fingerprintOf(tx), header: made.header, cells: made.cells, people: made.personIds.length };
}

type Numbers = ReadonlyArray<readonly [PlainGroup, Awaited<ReturnType<typeof readPlainNumbers>>]>;
type Made = { personIds: string[]; groups: string[]; header: string[]; cells: string[][] };

const numberColumn: Partial<Record<ExportColumnKey, PlainGroup>> = { identity: 'identity', phone: 'contact' };

/** A column whose group he has lost meanwhile isn't in it. */
async function ofList(tx: Tx, deps: Deps, ask: ExportAsk, ids: readonly string[], numbers: Numbers): Promise<Made> {
  const asked: readonly ExportColumnKey[] = ask.columns ?? [];
  const columns = exportColumns.filter(
    each => (each.key === 'name' || asked.includes(each.key)) && holdsAction(tx, 'people.read', each.group),
  );
  const drawn = ask.customColumns?.length ? await columnsWithin(tx) : [];
  const custom = (ask.customColumns ?? []).flatMap(ref => drawn.find(each => each.ref === ref) ?? []);
  const items = await readPeopleById(tx, deps, ids, {
    columns: columns.flatMap(each => (each.key === 'identity' || each.key === 'phone' ? [each.group] : [])) as (
      | 'identity'
      | 'contact'
    )[],
    customColumns: custom.map(each => each.ref),
  });
  const shown = new Map(numbers.map(([group, found]) => [group, firstOf(found)]));
  const today: CivilDate = deps.clock.today();
  return {
    personIds: items.map(each => each.id),
    groups: [...new Set<string>([...columns.map(each => each.group), ...custom.map(each => each.section.group_code)])],
    header: [...columns.map(each => each.label), ...custom.map(each => each.field.label)],
    cells: items.map(item => [
      ...columns.map(({ key }) => {
        const group = numberColumn[key];
        return (group && shown.get(group)?.get(item.id)) ?? listCell(item, key, today);
      }),
      ...custom.map(each => item.custom?.[each.ref] ?? ''),
    ]),
  };
}

/** Of several numbers the one that the list shows. */
function firstOf(found: Numbers[number][1]): Map<string, string> {
  const first = new Map<string, string>();
  for (const { personId, value } of found) if (!first.has(personId)) first.set(personId, value);
  return first;
}

async function ofArchive(tx: Tx, deps: Deps, ask: ExportAsk, ids: readonly string[], numbers: Numbers): Promise<Made> {
  const header = ['栏目', '序号', '项目', '内容'];
  const [id] = ids;
  if (!id) return { personIds: [], groups: [], header, cells: [] };
  const read = await readArchive(tx, id, { asOf: deps.clock.today(), knownAt: null });
  const sections: readonly ExportSection[] = ask.sections ?? [];
  const plain = new Map(numbers.flatMap(([, found]) => found.map(each => [each.versionId, each.value] as const)));
  const lines = archiveLines(read, sections, wordsOf, plain);
  const head = [
    ['', '', '姓名', read.person.name],
    ['', '', '工号', read.person.number],
  ];
  const seen = sections.filter(each =>
    each === 'job' ? read.employments !== undefined : read.sections[each] !== undefined,
  );
  return {
    personIds: [id],
    groups: [...new Set<string>(['basic', ...seen])],
    header,
    cells: [...head, ...lines.map(line => [...line])],
  };
}

function wordsOf(group: keyof typeof archive, name: string): FieldWords | null {
  const field = archive[group].fields[name];
  if (!field) return null;
  const codes = typeof field.rule === 'object' ? field.rule.codes : undefined;
  return { label: field.label, codes };
}
