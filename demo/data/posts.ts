/** Grades: code, name, rank, and a month's pay in yuan (all items together) in a city of factor 1. */
export const grades = [
  { code: 'P1', name: 'P1 初级', rank: 10, pay: 5600 },
  { code: 'P2', name: 'P2 助理', rank: 20, pay: 7400 },
  { code: 'P3', name: 'P3 专员', rank: 30, pay: 10_800 },
  { code: 'P4', name: 'P4 骨干', rank: 40, pay: 15_500 },
  { code: 'P5', name: 'P5 高级', rank: 50, pay: 21_500 },
  { code: 'P6', name: 'P6 资深', rank: 60, pay: 29_000 },
  { code: 'P7', name: 'P7 专家', rank: 70, pay: 38_000 },
  { code: 'M1', name: 'M1 组长', rank: 55, pay: 20_500 },
  { code: 'M2', name: 'M2 部门经理', rank: 65, pay: 30_000 },
  { code: 'M3', name: 'M3 总监', rank: 75, pay: 42_000 },
  { code: 'M4', name: 'M4 总经理', rank: 85, pay: 62_000 },
  { code: 'M5', name: 'M5 集团总裁', rank: 95, pay: 98_000 },
] as const;
export type GradeCode = (typeof grades)[number]['code'];

export function rankOf(code: GradeCode): number {
  return grades.find(each => each.code === code)?.rank ?? 0;
}

/** What a unit works at; its people climb the ladder of that name. */
export type Discipline = keyof typeof ladders;

type Rung = { readonly name: string; readonly grade: GradeCode; readonly weight: number };
const rung = (name: string, grade: GradeCode, weight: number): Rung => ({ name, grade, weight });

/** From the lowest rung up. `family` is the 岗位序列. */
export const ladders = {
  software: {
    family: '技术',
    code: 'SW',
    rungs: [
      rung('助理软件工程师', 'P2', 20),
      rung('软件工程师', 'P3', 36),
      rung('高级软件工程师', 'P5', 30),
      rung('资深软件工程师', 'P6', 10),
      rung('软件架构师', 'P7', 4),
    ],
  },
  test: {
    family: '技术',
    code: 'QA',
    rungs: [rung('助理测试工程师', 'P2', 30), rung('测试工程师', 'P3', 45), rung('高级测试工程师', 'P5', 25)],
  },
  hardware: {
    family: '技术',
    code: 'HW',
    rungs: [
      rung('助理硬件工程师', 'P2', 20),
      rung('硬件工程师', 'P3', 40),
      rung('高级硬件工程师', 'P5', 30),
      rung('资深硬件工程师', 'P6', 10),
    ],
  },
  product: {
    family: '产品',
    code: 'PD',
    rungs: [rung('产品助理', 'P2', 20), rung('产品经理', 'P4', 50), rung('高级产品经理', 'P6', 30)],
  },
  delivery: {
    family: '技术',
    code: 'DL',
    rungs: [rung('实施工程师', 'P2', 30), rung('解决方案工程师', 'P4', 45), rung('高级解决方案工程师', 'P5', 25)],
  },
  sales: {
    family: '营销',
    code: 'SL',
    rungs: [rung('销售专员', 'P2', 35), rung('客户经理', 'P3', 40), rung('大客户经理', 'P5', 25)],
  },
  service: {
    family: '服务',
    code: 'SV',
    rungs: [rung('客服专员', 'P1', 45), rung('技术支持工程师', 'P3', 40), rung('高级技术支持工程师', 'P4', 15)],
  },
  production: {
    family: '生产',
    code: 'MF',
    rungs: [rung('装配工', 'P1', 50), rung('技术工人', 'P2', 30), rung('班长', 'P3', 12), rung('工艺工程师', 'P4', 8)],
  },
  supply: {
    family: '供应链',
    code: 'SC',
    rungs: [rung('仓储员', 'P1', 40), rung('采购专员', 'P2', 35), rung('高级采购工程师', 'P4', 25)],
  },
  people: {
    family: '职能',
    code: 'HR',
    rungs: [
      rung('人事助理', 'P2', 25),
      rung('人力资源专员', 'P3', 45),
      rung('高级人力资源专员', 'P4', 20),
      rung('人力资源业务伙伴', 'P5', 10),
    ],
  },
  finance: {
    family: '职能',
    code: 'FN',
    rungs: [rung('出纳', 'P2', 20), rung('会计', 'P3', 50), rung('主管会计', 'P5', 30)],
  },
  audit: { family: '职能', code: 'AU', rungs: [rung('审计专员', 'P3', 60), rung('高级审计师', 'P5', 40)] },
  legal: { family: '职能', code: 'LG', rungs: [rung('法务专员', 'P3', 60), rung('高级法务', 'P5', 40)] },
  computing: {
    family: '技术',
    code: 'IT',
    rungs: [rung('运维工程师', 'P3', 50), rung('系统工程师', 'P4', 35), rung('高级系统工程师', 'P5', 15)],
  },
  data: { family: '技术', code: 'DG', rungs: [rung('数据治理专员', 'P3', 60), rung('数据治理工程师', 'P4', 40)] },
  office: {
    family: '职能',
    code: 'AD',
    rungs: [rung('行政专员', 'P2', 65), rung('行政主管', 'P4', 35)],
  },
} as const satisfies Record<string, { family: string; code: string; rungs: readonly Rung[] }>;

/** Those who head a unit, by the level of the unit (1 is the group). */
export const headPosts: Readonly<
  Record<1 | 2 | 3 | 4, { readonly code: string; readonly name: string; readonly grade: GradeCode }>
> = {
  1: { code: 'MG-5', name: '集团总裁', grade: 'M5' },
  2: { code: 'MG-4', name: '总经理', grade: 'M4' },
  3: { code: 'MG-2', name: '部门经理', grade: 'M2' },
  4: { code: 'MG-1', name: '组长', grade: 'M1' },
};
