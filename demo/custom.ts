import type { FormDefinition } from '#contract/form-definition.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { toDateRange } from '#kernel/span.ts';
import { createSection, customRow, entryOf, personCustom } from '#modules/custom-fields/index.ts';
import { makeGroup } from '#platform/access/commands/write-group.ts';
import { createRole } from '#platform/access/commands/write-role.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import type { Company } from './company.ts';
import { type Dice, dice } from './dice.ts';
import type { DemoIds } from './fill-organization.ts';

/** What the house has added to the archive: a few facts of everybody's desk and way to work, and a special archive of key posts. */
const desk: FormDefinition = {
  sections: [
    {
      title: '',
      fields: [
        { code: 'seat', kind: 'text', label: '工位号', longest: 20, placeholder: '如 A3-117' },
        { code: 'english', kind: 'text', label: '英文名', longest: 40 },
        {
          code: 'bus',
          kind: 'choice',
          label: '班车线路',
          options: [
            { value: 'none', label: '不乘班车' },
            { value: 'north', label: '北线' },
            { value: 'east', label: '东线' },
            { value: 'river', label: '滨江线' },
          ],
        },
        {
          code: 'stop',
          kind: 'text',
          label: '上车站点',
          visible: 'bus != "" && bus != "none"',
          required: 'bus != "" && bus != "none"',
          longest: 40,
        },
      ],
    },
  ],
};

const keyPost: FormDefinition = {
  sections: [
    {
      title: '',
      fields: [
        {
          code: 'level',
          kind: 'choice',
          label: '关键程度',
          required: true,
          options: [
            { value: 'core', label: '核心' },
            { value: 'important', label: '重要' },
          ],
          look: 'buttons',
        },
        { code: 'since', kind: 'date', label: '认定日期', required: true },
        { code: 'successor', kind: 'person', label: '后备人选', among: 'archive' },
        { code: 'allowance', kind: 'money', label: '关键岗位津贴', suffix: '元/月', max: 2_000_000 },
        { code: 'secret', kind: 'yes-no', label: '涉密岗位' },
        {
          code: 'secretUntil',
          kind: 'date',
          label: '脱密期至',
          visible: 'secret',
          checks: [{ cel: 'secretUntil > since', message: '脱密期应晚于认定日期。' }],
        },
        {
          code: 'reviews',
          kind: 'table',
          label: '年度评估',
          columns: [
            { code: 'year', kind: 'number', label: '年度', required: true, min: 2000, max: 2099 },
            {
              code: 'grade',
              kind: 'choice',
              label: '结果',
              required: true,
              options: [
                { value: 'a', label: '优秀' },
                { value: 'b', label: '称职' },
                { value: 'c', label: '待改进' },
              ],
            },
            { code: 'note', kind: 'text', label: '评语' },
          ],
        },
      ],
    },
  ],
};

export const keyPostRole = 'key-post-archive';
export const keyPostAccounts: readonly string[] = ['hr'];
const group = 'x-key-post';

export async function makeKeyPostRole(tx: Tx): Promise<void> {
  const there = await tx.selectFrom('access_role').select('id').where('code', '=', keyPostRole).executeTakeFirst();
  if (there) return;
  await createRole(tx, {
    code: keyPostRole,
    name: '关键岗位档案管理员',
    note: '查看并维护关键岗位专项档案。',
    permissions: [
      { action: 'people.read', group, scope: 'all' },
      { action: 'people.edit', group, scope: 'all' },
    ],
  });
}

const englishNames =
  'Ann Ben Cora Dean Ella Finn Gina Hank Iris Jack Kate Leo Mia Neil Olive Paul Rose Sam Tina Wade'.split(' ');
const stops: Record<string, readonly string[]> = {
  north: ['北苑路口', '清河桥东', '学院路南口'],
  east: ['东坝中路', '朝阳公园西门'],
  river: ['滨江道', '望江路', '码头站'],
};

/** The two sections, filled in for part of the people as HR would have got so far. */
export async function fillCustom(tx: Tx, secrets: Secrets, company: Company, ids: DemoIds): Promise<void> {
  await makeGroup(tx, { code: group, label: '关键岗位专项', isSealed: false });
  const audience = { posts: keyPosts(company, ids), units: [], grades: [] };
  const deskSection = await createSection(tx, {
    code: 'desk',
    name: '工位与班车',
    help: '行政部门维护，搬工位、换班车线路时请及时更新。',
    group: 'basic',
    definition: desk,
  });
  await createSection(tx, {
    code: 'key-post',
    name: '关键岗位专项档案',
    help: '只给关键岗位。每年一月评估一次。',
    group,
    audience,
    definition: keyPost,
  });
  const from = addDays(company.today, -200);
  const rows = ids.person.flatMap((personId, place) => {
    const d = dice(company.size, `desk ${place}`);
    if (!d.chance(0.7)) return [];
    return [rowOf(secrets, personId, deskSection.id, from, deskOf(d))];
  });
  for (let at = 0; at < rows.length; at += 1000) await insertDated(tx, personCustom, rows.slice(at, at + 1000));
}

function rowOf(secrets: Secrets, personId: string, sectionId: string, from: CivilDate, data: Record<string, unknown>) {
  return {
    id: newId(),
    entry_id: entryOf(personId, sectionId),
    person_id: personId,
    section_id: sectionId,
    group_code: 'basic',
    valid: toDateRange({ from, until: null }),
    version: 1,
    ...customRow(secrets, false, data),
  };
}

function deskOf(d: Dice): Record<string, unknown> {
  const bus = d.pick(['none', 'none', 'north', 'east', 'river']);
  const seat = `${d.pick(['A', 'B', 'C'])}${d.between(1, 9)}-${String(d.between(1, 240)).padStart(3, '0')}`;
  return {
    seat,
    ...(d.chance(0.6) ? { english: d.pick(englishNames) } : {}),
    bus,
    ...(bus === 'none' ? {} : { stop: d.pick(stops[bus] ?? []) }),
  };
}

/** Architects and senior engineers of software, and whoever heads a division. */
function keyPosts(company: Company, ids: DemoIds): string[] {
  const grades = new Set(['M3', 'M4', 'M5']);
  return company.posts
    .filter(post => grades.has(post.grade) || (post.key.startsWith('SW') && ['P5', 'P6', 'P7'].includes(post.grade)))
    .flatMap(post => ids.post.get(post.key) ?? []);
}
