import type { Part, SheetCell } from '#platform/pdf/sheet.ts';
import type { FormFacts } from './form-facts.ts';

const label = (text: string, span = 1): SheetCell => ({ text, isLabel: true, span });
const value = (text: string, span = 1): SheetCell => ({ text, span });

/**
 * 干部任免审批表, with `approval`, and 干部登记表 without what asks for a decision. The cells are those of the form that the Organisation
 * Department hands out; what an archive does not hold is left for the pen.
 */
export function cadreForm(facts: FormFacts, approval: boolean): Part[] {
  const highest = (isFullTime: boolean) => facts.education.filter(each => each.isFullTime === isFullTime).at(-1);
  const education = (name: string, of: ReturnType<typeof highest>): SheetCell[] => [
    label(`学历学位\n${name}`),
    value([of?.level, of?.degree].filter(Boolean).join('\n'), 2),
    label('毕业院校\n系及专业', 2),
    value([of?.school, of?.major].filter(Boolean).join('\n'), 2),
  ];
  const now = [facts.company, facts.unit, facts.post].filter(Boolean).join(' ');
  return [
    {
      kind: 'grid',
      columns: [1.15, 1.3, 1.05, 1.2, 1.15, 1.3, 1.45],
      photo: { rows: 4, text: '照片' },
      rows: [
        [
          label('姓名'),
          value(facts.name),
          label('性别'),
          value(facts.sex),
          label('出生年月\n（岁）'),
          value(facts.birth === '' ? '' : `${facts.birth}\n（${facts.age} 岁）`),
        ],
        [label('民族'), value(facts.ethnicity), label('籍贯'), value(facts.nativeRegion), label('出生地'), value('')],
        [
          label('入党时间'),
          value(facts.joinedParty || facts.political),
          label('参加工作\n时间'),
          value(facts.startedWork),
          label('健康状况'),
          value(''),
        ],
        [
          label('专业技术\n职务'),
          value(facts.certificates[0]?.name ?? '', 2),
          label('熟悉专业\n有何专长'),
          value(facts.education.at(-1)?.major ?? '', 2),
        ],
        education('全日制教育', highest(true)),
        education('在职教育', highest(false)),
        [label('现任职务'), value(now, 6)],
        ...(approval
          ? [
              [label('拟任职务'), value('', 6)],
              [label('拟免职务'), value('', 6)],
            ]
          : []),
      ],
    },
    {
      kind: 'prose',
      side: '简历',
      lines: [
        ...facts.education.map(each => `${each.span}　${[each.school, each.major].filter(Boolean).join(' ')}学习`),
        ...facts.work.map(each => `${each.span}　${[each.employer, each.post].filter(Boolean).join(' ')}`),
        ...facts.posts.map(each => `${each.span}　${each.text}`),
      ],
      leastHeight: 190,
    },
    {
      kind: 'prose',
      side: '奖惩情况',
      lines: facts.rewards.map(each => [each.on, each.by, each.title].filter(Boolean).join(' ')),
      leastHeight: 76,
    },
    { kind: 'prose', side: '年度考核', lines: [], leastHeight: 64 },
    ...(approval ? [{ kind: 'prose', side: '任免理由', lines: [], leastHeight: 70 } as const] : []),
    {
      kind: 'table',
      side: '家庭主要成员及重要社会关系',
      columns: [1, 1.2, 1.2, 1.2, 3.6],
      head: ['称谓', '姓名', '出生年月', '政治面貌', '工作单位及职务'],
      rows: facts.family.map(each => [each.kinship, each.name, each.birth, '', each.workplace]),
      leastRows: 6,
    },
    ...(approval
      ? ([
          { kind: 'prose', side: '呈报单位', lines: [], leastHeight: 72, signature: ['（盖章）　　年　　月　　日'] },
          {
            kind: 'prose',
            side: '审批机关意见',
            lines: [],
            leastHeight: 80,
            signature: ['（盖章）　　年　　月　　日'],
          },
          {
            kind: 'prose',
            side: '行政机关任免',
            lines: [],
            leastHeight: 80,
            signature: ['（盖章）　　年　　月　　日'],
          },
        ] as const)
      : [
          {
            kind: 'prose',
            side: '单位意见',
            lines: [],
            leastHeight: 80,
            signature: ['（盖章）　　年　　月　　日'],
          } as const,
        ]),
  ];
}
