import { sql } from 'kysely';
import type { SectionGroup } from '#contract/person-section.ts';
import { defineRefusals } from '#kernel/refusal.ts';
import { archive, changeSection, correctVersion, type PeopleDeps } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { isSealed, openValue, type Service, type ServiceCall } from '#platform/workflow/workflow.ts';
import { type CorrectionItem, concealed, correctionItems, correctionLabel, readWanted } from './correction-items.ts';

const refuse = defineRefusals('archive-correction', {
  nobody: { status: 409, zh: '这件申请没有指明是谁的档案。', en: 'The case is about nobody.' },
  'by-hand': {
    status: 409,
    zh: '「{label}」不能由系统写入，请选择“改由人事在档案中更正”。',
    en: 'The house cannot write this item.',
  },
  'value-unclear': {
    status: 422,
    zh: '「{label}」写成“{value}”，无法识别。请改成规范写法。',
    en: 'The value cannot be read.',
  },
  'nothing-there': {
    status: 409,
    zh: '档案中现在没有「{label}」，无从更正。请在档案中新增。',
    en: 'The archive holds nothing to correct.',
  },
  'several-there': {
    status: 409,
    zh: '档案中有 {count} 条「{label}」，不知道更正哪一条。请选择“改由人事在档案中更正”。',
    en: 'There are several entries.',
  },
});

/** What the first closed loop of the archive calls: readies the request, writes it, and forgets numbers that a case must not keep. */
export function archiveServices(deps: PeopleDeps): Record<string, Service> {
  return {
    'archive.prepare': {
      label: '档案更正：整理申请',
      results: [
        { name: 'itemLabel', label: '档案项目的名称' },
        { name: 'value', label: '要写入的内容' },
        { name: 'isWritable', label: '能否由系统写入' },
        { name: 'byHand', label: '改由人事在档案中更正' },
      ],
      run: async call => {
        const { item, itemOther, wanted } = call.case.data;
        return {
          itemLabel: correctionLabel(String(item), itemOther),
          // Sealed, it is handed on as it is.
          value: isSealed(wanted) ? wanted : String(wanted ?? ''),
          isWritable: Object.hasOwn(correctionItems, String(item)),
          byHand: false,
        };
      },
    },
    'archive.correct': {
      label: '档案更正：写入档案',
      errors: [...Object.values(refuse).map(each => each().code), 'people.value-invalid', 'people.identity-taken'],
      results: [{ name: 'versionId', label: '写入的版本' }],
      run: async call => {
        const written = await correctArchive(call, deps);
        return { versionId: written, ...forget(call) };
      },
    },
    'archive.conceal': { label: '档案更正：隐去号码', run: async call => forget(call) },
  };
}

/**
 * Writes through the archive's own commands, so that what was believed stays readable: a mistake is corrected over the same days, in every
 * version that holds the same wrong value; a change begins on its day. Refuses as they do.
 */
async function correctArchive(call: ServiceCall, deps: PeopleDeps): Promise<string> {
  const { tx } = call;
  const { item: name, itemOther, value: kept, way, since } = call.case.data;
  const written = openValue(deps.secrets, kept);
  const label = correctionLabel(String(name), itemOther);
  const item = correctionItems[String(name)];
  if (!item) throw refuse['by-hand']({ label });
  const personId = call.case.subjectPerson ?? call.case.starterPerson;
  if (!personId) throw refuse.nobody();
  const value = readWanted(item.kind, String(written ?? ''));
  if (value === null)
    throw refuse['value-unclear']({ label, value: isSealed(kept) ? kept.shown : String(written ?? '') });
  const { group, field } = item;
  const now = await standingNow(tx, item, label, personId);
  const values = { [field]: value };
  if (way === 'change') {
    const asked = { from: String(since), values, keepLater: true };
    return (await changeSection(tx, deps, group, personId, now.entryId, asked)).versionId;
  }
  let last = '';
  for (const id of await alikeVersions(tx, item, personId, now))
    last = (await correctVersion(tx, deps, group, personId, id, values)).versionId;
  return last;
}

type Standing = { readonly versionId: string; readonly entryId: string | null };

/** The version of today that is meant; of identity documents the identity card where there are several. */
async function standingNow(tx: Tx, item: CorrectionItem, label: string, personId: string): Promise<Standing> {
  const { table, isList } = archive[item.group];
  const found = await sql<{ id: string; entry_id: string | null; kind: string | null }>`
    select id, ${isList ? sql`entry_id` : sql`null::uuid as entry_id`}, ${item.group === 'identity' ? sql`kind` : sql`null as kind`}
    from ${sql.table(table)} where person_id = ${personId} and valid @> access_today()`.execute(tx);
  const cards = found.rows.filter(each => each.kind === 'identity-card');
  const rows = cards.length === 1 ? cards : found.rows;
  const [first, second] = rows;
  if (!first) throw refuse['nothing-there']({ label });
  if (second) throw refuse['several-there']({ label, count: rows.length });
  return { versionId: first.id, entryId: first.entry_id };
}

/** Of a single value every version that holds what today's holds: a wrong birth date was wrong before a change of name, too. */
async function alikeVersions(tx: Tx, item: CorrectionItem, personId: string, now: Standing): Promise<string[]> {
  const { table, isList, fields } = archive[item.group];
  if (isList) return [now.versionId];
  const column = sql.ref(fields[item.field]!.column);
  const found = await sql<{ id: string }>`select id from ${sql.table(table)} v where person_id = ${personId}
    and v.${column} is not distinct from (select w.${column} from ${sql.table(table)} w where w.id = ${now.versionId})
    order by lower(valid) nulls first`.execute(tx);
  return found.rows.map(row => row.id);
}

const sealedGroups: ReadonlySet<SectionGroup> = new Set(['identity', 'bank']);

/** Numbers that the archive keeps sealed don't stay readable in the case. */
function forget(call: ServiceCall): Record<string, unknown> {
  const { item, wanted, value } = call.case.data;
  const group = correctionItems[String(item)]?.group;
  if (!group || !sealedGroups.has(group)) return {};
  const shown = (kept: unknown) => (isSealed(kept) ? kept.shown : concealed(String(kept ?? '')));
  return { wanted: shown(wanted), value: shown(value) };
}
