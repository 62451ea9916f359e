import type { FormData, FormPrefill } from '#contract/form-definition.ts';
import { valueText } from '#contract/form-words.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { How } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Moved } from '#platform/database/dated/many.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { Archive, KnownSection } from './archive.ts';
import type { Known } from './known.ts';
import { refuse } from './refusals.ts';
import type { CellReader } from './rules/cell-readers.ts';
import type { Column, CustomKey } from './rules/column.ts';
import {
  type CustomField,
  customFieldsOf,
  customLabel,
  customReader,
  type Filled,
  fillSection,
  readsPeople,
  toldBy,
} from './rules/custom-fields.ts';
import { unitReader } from './rules/normalise-unit.ts';
import type { PersonDraft } from './rules/person-draft.ts';
import type { ShownChange } from './rules/person-updates.ts';

type Of = { readonly draft: PersonDraft; readonly personId: string | null };
type Fault = { readonly key: CustomKey; readonly why: string };
export type CustomJudged = { readonly faults: readonly Fault[]; readonly changes: readonly ShownChange[] };

/** What a file's columns say of sections that HR drew. There is none where no column does, so that other files pay nothing for it. */
export type Custom = {
  readers(columns: readonly Column[]): (CellReader | null)[];
  headerOf(key: CustomKey): string;
  /** By row. Nobody's id where the person is new. */
  judge(tx: Tx | null, rows: readonly Of[]): Promise<Map<number, CustomJudged>>;
  /** Writes what rows tell of persons who have just been made. Refuses import.custom-redrawn. */
  create(tx: Tx, drafts: readonly PersonDraft[], ids: readonly string[]): Promise<void>;
  update(
    tx: Tx,
    rows: ReadonlyArray<{ draft: PersonDraft; personId: string }>,
    how: How,
  ): Promise<{ moved: readonly Moved[]; refused: ReadonlyArray<{ row: number; why: string }> }>;
};

type Needs = {
  readonly archive: Archive;
  readonly secrets: Secrets;
  readonly columns: readonly Column[];
  readonly known: Pick<Known, 'customSections' | 'grades'> & { readonly units: Known['units'] | null };
  readonly today: CivilDate;
};

type Asked = {
  readonly of: Of;
  readonly section: KnownSection;
  /** Those that the row fills in. */
  readonly fields: readonly CustomField[];
  /** Those that have a column. */
  readonly columns: readonly CustomField[];
  readonly told: FormData;
  readonly before: FormData | null;
  readonly filled: Filled;
};

const maskText = '****';

export function customOf({ archive, secrets, columns, known, today }: Needs): Custom | null {
  const fields = new Map(customFieldsOf(known.customSections).map(each => [each.key, each]));
  const headers = new Map<CustomKey, string>();
  for (const { custom, header } of columns) if (custom && fields.has(custom)) headers.set(custom, header);
  if (headers.size === 0) return null;
  const unitOf = known.units ? unitReader(known.units) : null;
  const sections = known.customSections
    .map(section => ({
      section,
      mine: [...headers.keys()].flatMap(key => fields.get(key) ?? []).filter(each => each.section.id === section.id),
    }))
    .filter(each => each.mine.length > 0);
  const correct: How = { kind: 'correct' };

  /** The sections that each row fills in, with what would stand there afterwards, and who is not among those they are for. */
  async function ask(tx: Tx | null, rows: readonly Of[], how: How) {
    const asked: Asked[] = [];
    const faults: Array<{ of: Of; fault: Fault }> = [];
    const filling = rows.filter(each => each.draft.custom);
    const ids = filling.flatMap(each => each.personId ?? []);
    const onFile = tx && ids.length > 0;
    const standing = onFile
      ? await archive.customStanding(
          tx,
          secrets,
          ids,
          sections.map(each => each.section),
          how,
          today,
        )
      : null;
    for (const of of filling) {
      for (const { section, mine } of sections) {
        const told: Record<string, unknown> = {};
        const filledIn = mine.filter(({ key, field }) => {
          const text = of.draft.custom?.[key];
          const read = text === undefined ? null : toldBy(field, text, unitOf);
          if (read && 'sent' in read) told[field.code] = read.sent;
          return read !== null;
        });
        const first = filledIn[0];
        if (!first) continue;
        const { personId } = of;
        // What the importer may not both read and edit of this person is left alone, unread.
        if (personId !== null && !standing?.isOpen(personId, section)) continue;
        const isFor = personId === null ? isForNew(section, of.draft) : standing?.isFor(personId, section);
        if (!isFor) {
          faults.push({
            of,
            fault: { key: first.key, why: `「${section.name}」不适用于此人的单位、岗位或职级，请留空` },
          });
          continue;
        }
        const before = personId === null ? null : (standing?.valuesOf(personId, section) ?? null);
        const prefill = readsPeople(section)
          ? prefillOf(of, personId === null ? {} : (standing?.about(personId) ?? {}))
          : {};
        asked.push({
          of,
          section,
          fields: filledIn,
          columns: mine,
          told,
          before,
          filled: fillSection(section, before, told, prefill),
        });
      }
    }
    return { asked, faults };
  }

  function isForNew({ audience }: KnownSection, draft: PersonDraft): boolean {
    if (audience === null) return true;
    const grade = draft.gradeName === '' ? null : known.grades.read(draft.gradeName);
    const meets = (set: ReadonlySet<string>, own: string | null | undefined) =>
      set.size === 0 || (own ? set.has(own) : false);
    return (
      draft.unitId !== null &&
      meets(audience.units, draft.unitId) &&
      meets(audience.posts, draft.postName) &&
      meets(audience.grades, grade?.id)
    );
  }

  const faultOf = ({ section, columns: mine, filled }: Asked): Fault | null => {
    const [problem] = filled.problems;
    if (!problem) return null;
    const at = mine.find(each => each.field.code === problem.code) ?? mine[0];
    return at ? { key: at.key, why: `（${section.name}）${problem.why}` } : null;
  };

  return {
    readers: all =>
      all.map(({ custom }) => {
        const found = custom && headers.has(custom) ? fields.get(custom) : undefined;
        return found ? customReader(found.field, unitOf) : null;
      }),
    headerOf: key => headers.get(key) ?? columns[0]?.header ?? '',
    judge: async (tx, rows) => {
      const { asked, faults } = await ask(tx, rows, correct);
      const judged = new Map<number, { faults: Fault[]; changes: ShownChange[] }>();
      const at = (of: Of) => {
        const mine = judged.get(of.draft.row) ?? { faults: [], changes: [] };
        judged.set(of.draft.row, mine);
        return mine;
      };
      for (const { of, fault } of faults) at(of).faults.push(fault);
      for (const each of asked) {
        const changes = each.of.personId === null ? [] : changesOf(each);
        // Who is there already and would not be changed is none of the import's business.
        if (each.of.personId !== null && changes.length === 0) continue;
        const fault = faultOf(each);
        if (fault) at(each.of).faults.push(fault);
        else at(each.of).changes.push(...changes);
      }
      return judged;
    },
    create: async (tx, drafts, ids) => {
      if (drafts.every(each => !each.custom)) return;
      const { asked, faults } = await ask(
        tx,
        drafts.map(draft => ({ draft, personId: null })),
        correct,
      );
      const redrawn = asked.find(each => faultOf(each) !== null);
      if (redrawn || faults.length > 0) throw refuse['custom-redrawn']({ name: redrawn?.section.name ?? '' });
      const idOf = new Map(drafts.map((draft, i) => [draft.row, ids[i] ?? '']));
      await archive.customInsert(
        tx,
        secrets,
        asked.map(({ of, section, filled }) => ({
          personId: idOf.get(of.draft.row) ?? '',
          section,
          values: filled.values,
        })),
      );
    },
    update: async (tx, rows, how) => {
      const { asked, faults } = await ask(tx, rows, how);
      const refused = faults.map(({ of, fault }) => ({ row: of.draft.row, why: fault.why }));
      const asks = asked.flatMap(each => {
        if (changesOf(each).length === 0) return [];
        const fault = faultOf(each);
        if (fault) refused.push({ row: each.of.draft.row, why: fault.why });
        return fault || each.of.personId === null
          ? []
          : [{ personId: each.of.personId, section: each.section, values: each.filled.values }];
      });
      return { moved: await archive.customUpdate(tx, secrets, asks, how, today), refused };
    },
  };
}

function changesOf({ section, fields, before, filled }: Asked): ShownChange[] {
  return fields.flatMap(each => {
    const { field, key } = each;
    const from = valueText(field, before?.[field.code]);
    const to = valueText(field, filled.values[field.code] ?? undefined);
    if (from === to) return [];
    const masked = (text: string) => (section.isSealed && text !== '' ? maskText : text);
    return [{ field: key, label: customLabel(each), from: masked(from), to: masked(to) }];
  });
}

/** What formulas know of whom a row is about: what the row tells, else what stands on file. */
function prefillOf({ draft, personId }: Of, onFile: Readonly<Record<string, string>>): FormPrefill {
  const subject: Record<string, string> = { ...onFile };
  const told = {
    id: personId,
    name: draft.name,
    number: draft.number,
    unit: draft.unitName,
    unitId: draft.unitId,
    post: draft.postName,
    hiredOn: draft.hiredOn,
    birthOn: draft.birthOn,
    sex: draft.sex === 'male' ? '男' : draft.sex === 'female' ? '女' : '',
  };
  for (const [name, value] of Object.entries(told)) if (value) subject[name] = value;
  return { me: {}, subject };
}
