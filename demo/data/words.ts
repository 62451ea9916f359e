import type { Discipline } from './posts.ts';

/** Words of which invented schools, firms and streets are put together. No real school or firm is meant. */
export const schoolNames = [
  '澜江',
  '望海',
  '青麓',
  '远山',
  '白鹭',
  '云岭',
  '栖霞湖',
  '长河',
  '北原',
  '南屿',
  '东汀',
  '西陵',
  '临川',
  '松岭',
  '明湖',
  '星洲',
];
export const universityKinds: ReadonlyArray<readonly [string, number]> = [
  ['大学', 3],
  ['理工大学', 4],
  ['工业大学', 3],
  ['科技大学', 3],
  ['财经大学', 2],
  ['师范大学', 1],
  ['工程学院', 2],
];
export const collegeKinds: ReadonlyArray<readonly [string, number]> = [
  ['职业技术学院', 5],
  ['工业职业学院', 3],
  ['商贸职业学院', 2],
];
export const middleKinds: ReadonlyArray<readonly [string, number]> = [
  ['中等专业学校', 3],
  ['技工学校', 3],
  ['第一中学', 2],
  ['实验中学', 2],
];

export const firmNames = [
  '星桥',
  '远汀',
  '青穗',
  '明渡',
  '禾川',
  '拓野',
  '云汐',
  '嘉木',
  '澄石',
  '北辰湾',
  '屿光',
  '朗原',
  '谷风',
  '蓝屏山',
  '榕树里',
  '乘桴',
];
export const firmKinds = [
  '科技有限公司',
  '软件有限公司',
  '电子有限公司',
  '信息技术有限公司',
  '机械制造有限公司',
  '商贸有限公司',
  '企业服务有限公司',
];
export const streets = [
  '和平路',
  '建设路',
  '文化路',
  '青年路',
  '新华街',
  '滨河路',
  '光明路',
  '学院路',
  '朝晖街',
  '迎宾路',
  '东风路',
  '春晓街',
  '友谊路',
  '安居路',
];
export const estates = [
  '澄园',
  '翠苑',
  '锦绣里',
  '安和家园',
  '望江花园',
  '书香苑',
  '康乐小区',
  '梧桐里',
  '南湖新村',
  '阳光家园',
];

export const reasonsLeft = [
  '个人发展',
  '合同期满未续签',
  '家庭原因',
  '回原籍工作',
  '升学深造',
  '岗位调整协商一致',
  '试用期不符合要求',
];
export const reasonsBefore = ['个人发展', '公司搬迁', '项目结束', '合同期满', '家庭原因', '寻求更好平台'];
export const workplaces = [
  '退休',
  '务农',
  '个体经营',
  '某中学教师',
  '某社区医院',
  '自由职业',
  '某物流公司',
  '某设计院',
];

export const majors: Readonly<Record<Discipline, readonly string[]>> = {
  software: ['计算机科学与技术', '软件工程', '电子信息工程', '数学与应用数学', '人工智能'],
  test: ['软件工程', '计算机应用技术', '信息管理与信息系统'],
  hardware: ['电子科学与技术', '自动化', '机械设计制造及其自动化', '测控技术与仪器'],
  product: ['信息管理与信息系统', '工业设计', '计算机科学与技术', '市场营销'],
  delivery: ['自动化', '工业工程', '软件工程', '电气工程及其自动化'],
  sales: ['市场营销', '工商管理', '国际经济与贸易', '电子商务'],
  service: ['电子商务', '通信技术', '计算机网络技术', '商务英语'],
  production: ['机电一体化技术', '数控技术', '模具设计与制造', '机械制造'],
  supply: ['物流管理', '供应链管理', '采购管理'],
  people: ['人力资源管理', '劳动与社会保障', '应用心理学', '工商管理'],
  finance: ['会计学', '财务管理', '金融学'],
  audit: ['审计学', '会计学', '财务管理'],
  legal: ['法学', '知识产权'],
  computing: ['网络工程', '计算机科学与技术', '信息安全'],
  data: ['数据科学与大数据技术', '统计学', '信息资源管理'],
  office: ['行政管理', '秘书学', '公共事业管理', '文秘'],
};

/** Certificates by what somebody works at: kind of the code set, name, issuer, and the years it holds (null for life). */
type Certificate = readonly [kind: string, name: string, issuer: string, years: number | null];
const title = '省级人力资源和社会保障厅';
export const certificates: Readonly<Partial<Record<Discipline, readonly Certificate[]>>> = {
  software: [
    ['professional-title', '系统架构设计师（高级）', title, null],
    ['professional-title', '软件设计师（中级）', title, null],
    ['language', '大学英语六级', '教育部教育考试院', null],
  ],
  test: [['professional-title', '软件评测师（中级）', title, null]],
  hardware: [
    ['professional-title', '电子工程师（中级）', title, null],
    ['language', '大学英语四级', '教育部教育考试院', null],
  ],
  delivery: [
    ['professional-qualification', '信息系统项目管理师', title, null],
    ['special-operation', '低压电工作业操作证', '应急管理局', 6],
  ],
  sales: [['driving-licence', '机动车驾驶证 C1', '公安局交通警察支队', 10]],
  service: [
    ['mandarin', '普通话水平二级甲等', '语言文字工作委员会', null],
    ['training', '客户服务岗位培训合格证', '公司培训中心', 2],
  ],
  production: [
    ['special-operation', '低压电工作业操作证', '应急管理局', 6],
    ['special-equipment', '叉车司机 N1', '市场监督管理局', 4],
    ['special-operation', '熔化焊接与热切割作业操作证', '应急管理局', 6],
    ['safety-management', '安全生产管理人员考核合格证', '应急管理局', 3],
    ['skill-level', '装配钳工（高级工）', '职业技能评价机构', null],
  ],
  supply: [
    ['special-equipment', '叉车司机 N1', '市场监督管理局', 4],
    ['driving-licence', '机动车驾驶证 B2', '公安局交通警察支队', 10],
  ],
  people: [
    ['skill-level', '企业人力资源管理师（二级）', '职业技能评价机构', null],
    ['professional-qualification', '劳动关系协调师（三级）', '职业技能评价机构', null],
  ],
  finance: [
    ['professional-title', '会计师（中级）', '财政部、人力资源和社会保障部', null],
    ['professional-qualification', '注册会计师', '财政部注册会计师考试委员会', null],
  ],
  audit: [['professional-qualification', '审计师（中级）', '审计署、人力资源和社会保障部', null]],
  legal: [['professional-qualification', '法律职业资格证书（A类）', '司法部', null]],
  computing: [
    ['professional-qualification', '网络工程师（中级）', title, null],
    ['training', '信息安全保障人员认证', '信息安全培训机构', 3],
  ],
  data: [['training', '数据管理能力培训证书', '公司培训中心', 3]],
  office: [
    ['health', '健康证明', '疾病预防控制中心', 1],
    ['driving-licence', '机动车驾驶证 C1', '公安局交通警察支队', 10],
  ],
};

export const rewards: ReadonlyArray<readonly [kind: string, title: string]> = [
  ['honour', '年度优秀员工'],
  ['honour', '年度先进个人'],
  ['praise', '项目攻坚通报表扬'],
  ['bonus', '合理化建议二等奖'],
  ['praise', '客户满意度通报表扬'],
  ['commendation', '安全生产嘉奖'],
];
export const disciplines: ReadonlyArray<readonly [kind: string, title: string, note: string]> = [
  ['criticism', '多次迟到通报批评', '一个月内迟到五次。'],
  ['warning', '违反操作规程书面警告', '未按规程佩戴防护用品，未造成后果。'],
  ['criticism', '信息安全违规通报批评', '未锁屏离开工位，经教育已改正。'],
];

/** Where people come from: provinces of GB/T 2260, weighted; and which one is nearest to each city. */
export const homeProvinces: ReadonlyArray<readonly [string, number]> = [
  ['41', 9],
  ['37', 9],
  ['13', 8],
  ['34', 7],
  ['42', 7],
  ['43', 7],
  ['36', 6],
  ['44', 8],
  ['32', 8],
  ['51', 7],
  ['14', 4],
  ['61', 4],
  ['21', 4],
  ['23', 4],
  ['22', 3],
  ['33', 5],
  ['35', 4],
  ['45', 4],
  ['50', 3],
  ['53', 2],
  ['52', 2],
  ['62', 2],
  ['15', 2],
  ['12', 2],
  ['64', 1],
  ['65', 1],
  ['46', 1],
];
