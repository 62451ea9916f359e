import type { Discipline } from './posts.ts';

export type City = 'beijing' | 'shanghai' | 'shenzhen';

/** The legal entities, one a city. Names, addresses and numbers are invented. */
export const entities: Readonly<
  Record<City, { name: string; shortName: string; region: string; address: string; workplace: string; factor: number }>
> = {
  beijing: {
    name: '澄岳科技集团（北京）有限公司',
    shortName: '澄岳集团',
    region: '110108',
    address: '北京市海淀区澄岳东路 8 号院 1 号楼',
    workplace: '北京·海淀',
    factor: 1.08,
  },
  shanghai: {
    name: '澄岳数字服务（上海）有限公司',
    shortName: '澄岳上海',
    region: '310115',
    address: '上海市浦东新区望澜路 266 号 5 幢',
    workplace: '上海·浦东',
    factor: 1.1,
  },
  shenzhen: {
    name: '澄岳智能装备（深圳）有限公司',
    shortName: '澄岳深圳',
    region: '440306',
    address: '广东省深圳市宝安区青屿大道 39 号',
    workplace: '深圳·宝安',
    factor: 1.04,
  },
};

/** `weight`: how many people work there beside others; `core`: there even in the smallest company. */
export type TeamPlan = {
  readonly name: string;
  readonly discipline: Discipline;
  readonly weight: number;
  readonly core?: true;
};
export type DepartmentPlan = { readonly code: string; readonly name: string; readonly teams: readonly TeamPlan[] };
export type BranchPlan = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'company' | 'division';
  readonly city: City;
  readonly departments: readonly DepartmentPlan[];
};

const team = (name: string, discipline: Discipline, weight: number): TeamPlan => ({ name, discipline, weight });
const core = (name: string, discipline: Discipline, weight: number): TeamPlan => ({
  name,
  discipline,
  weight,
  core: true,
});

export const groupName = '澄岳集团';

export const branches: readonly BranchPlan[] = [
  {
    code: 'HQ',
    name: '集团总部',
    kind: 'division',
    city: 'beijing',
    departments: [
      {
        code: 'HR',
        name: '人力资源部',
        teams: [core('招聘配置组', 'people', 4), core('薪酬绩效组', 'people', 4), team('员工关系组', 'people', 3)],
      },
      { code: 'FN', name: '财务部', teams: [core('会计核算组', 'finance', 5), team('资金管理组', 'finance', 3)] },
      { code: 'IT', name: '数字化部', teams: [core('数据治理组', 'data', 4), team('基础架构组', 'computing', 5)] },
      { code: 'AL', name: '审计法务部', teams: [core('内部审计组', 'audit', 3), team('法律事务组', 'legal', 3)] },
    ],
  },
  {
    code: 'IS',
    name: '工业软件事业部',
    kind: 'division',
    city: 'beijing',
    departments: [
      {
        code: 'RD',
        name: '产品研发部',
        teams: [
          core('平台研发组', 'software', 10),
          core('应用研发组', 'software', 10),
          team('算法组', 'software', 6),
          team('测试组', 'test', 7),
        ],
      },
      { code: 'PM', name: '产品规划部', teams: [team('产品设计组', 'product', 6)] },
      { code: 'DS', name: '交付实施部', teams: [team('北方交付组', 'delivery', 8), team('南方交付组', 'delivery', 8)] },
    ],
  },
  {
    code: 'SH',
    name: '上海公司',
    kind: 'company',
    city: 'shanghai',
    departments: [
      { code: 'SA', name: '华东销售部', teams: [core('大客户组', 'sales', 8), team('渠道组', 'sales', 7)] },
      { code: 'CS', name: '客户服务部', teams: [core('热线服务组', 'service', 11), team('现场服务组', 'service', 9)] },
      { code: 'CL', name: '云服务部', teams: [team('云平台组', 'software', 8), team('运维保障组', 'computing', 6)] },
      { code: 'HA', name: '人事行政部', teams: [core('综合人事组', 'people', 3), team('行政后勤组', 'office', 4)] },
    ],
  },
  {
    code: 'SZ',
    name: '深圳公司',
    kind: 'company',
    city: 'shenzhen',
    departments: [
      { code: 'HW', name: '硬件研发部', teams: [core('电路设计组', 'hardware', 8), team('结构设计组', 'hardware', 7)] },
      {
        code: 'MF',
        name: '生产制造部',
        teams: [
          core('装配一组', 'production', 18),
          team('装配二组', 'production', 18),
          team('工艺质检组', 'production', 9),
        ],
      },
      { code: 'SC', name: '供应链部', teams: [team('采购组', 'supply', 6), team('仓储物流组', 'supply', 8)] },
      { code: 'HA', name: '人事行政部', teams: [team('综合人事组', 'people', 3), team('行政后勤组', 'office', 4)] },
    ],
  },
];

/** Further branches, for companies of thousands: the cities they are in, and which legal entity they belong to. */
export const furtherCities: ReadonlyArray<readonly [string, City]> = [
  ['天津', 'beijing'],
  ['石家庄', 'beijing'],
  ['太原', 'beijing'],
  ['沈阳', 'beijing'],
  ['大连', 'beijing'],
  ['长春', 'beijing'],
  ['哈尔滨', 'beijing'],
  ['济南', 'beijing'],
  ['南京', 'shanghai'],
  ['苏州', 'shanghai'],
  ['杭州', 'shanghai'],
  ['宁波', 'shanghai'],
  ['合肥', 'shanghai'],
  ['南昌', 'shanghai'],
  ['武汉', 'shanghai'],
  ['郑州', 'shanghai'],
  ['广州', 'shenzhen'],
  ['东莞', 'shenzhen'],
  ['厦门', 'shenzhen'],
  ['长沙', 'shenzhen'],
  ['南宁', 'shenzhen'],
  ['成都', 'shenzhen'],
  ['重庆', 'shenzhen'],
  ['西安', 'beijing'],
];
export const furtherDepartments: ReadonlyArray<{ code: string; name: string; discipline: Discipline; weight: number }> =
  [
    { code: 'SA', name: '销售部', discipline: 'sales', weight: 6 },
    { code: 'DL', name: '交付部', discipline: 'delivery', weight: 8 },
    { code: 'RD', name: '研发部', discipline: 'software', weight: 10 },
    { code: 'CS', name: '服务部', discipline: 'service', weight: 6 },
  ];
