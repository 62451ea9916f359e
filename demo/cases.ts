import type { CaseAct, CaseActor, DemoCase } from './case.ts';

const finish = (
  after: number,
  at: string,
  who: CaseActor,
  task: string,
  outcome: string,
  text = '',
  data?: object,
): CaseAct => ({
  does: 'finish',
  after,
  at,
  who,
  task,
  outcome,
  ...(text ? { text } : {}),
  ...(data ? { data } : {}),
});
const rate = (after: number, at: string, who: CaseActor, stars: number, text = ''): CaseAct => ({
  does: 'rate',
  after,
  at,
  who,
  stars,
  ...(text ? { text } : {}),
});

const approve = '直接上级审批';
const request = (
  ago: number,
  at: string,
  who: CaseActor,
  topic: string,
  detail: string,
  acts: readonly CaseAct[],
  receiver?: string,
): DemoCase => ({
  process: 'general-request',
  ago,
  at,
  who,
  data: { topic, detail, isUrgent: false },
  ...(receiver ? { receiver } : {}),
  acts,
});

const requests: readonly DemoCase[] = [
  request(
    62,
    '09:40',
    'rd1',
    '增配一台显示器',
    '联调时需要同时看日志和界面，现有一台不够用。',
    [
      finish(1, '10:15', 'manager', approve, 'agree', '同意'),
      finish(2, '15:30', 'admin', '受理单位办理', 'done', '已从库存调拨，座位处领取。'),
      rate(2, '16:00', 'rd1', 5, '很快，谢谢'),
    ],
    'HQ-IT',
  ),
  request(55, '14:05', 'employee', '参加工业软件展会', '下月上海，两天，往返高铁。', [
    finish(1, '09:30', 'manager', approve, 'agree', '同意，回来做一次分享。'),
    rate(3, '09:10', 'employee', 5),
  ]),
  request(48, '11:20', 'rd2', '申请居家办公一周', '家中装修，白天需要有人在场。', [
    finish(2, '17:40', 'manager', approve, 'refuse', '本周联调，需要在现场；下周可以。'),
    rate(3, '09:00', 'rd2', 3),
  ]),
  request(
    41,
    '16:10',
    'rd3',
    '开通测试环境数据库权限',
    '排查报表慢的问题，只读即可。',
    [
      // Four working days where two are given: late, and it went on to nobody else.
      finish(4, '11:00', 'manager', approve, 'agree', '同意，限一个月。'),
      finish(5, '10:20', 'admin', '受理单位办理', 'done', '已开通只读账号，一个月后自动收回。'),
      rate(6, '09:30', 'rd3', 2, '审批等得太久'),
    ],
    'HQ-IT',
  ),
  request(
    30,
    '10:00',
    'employee',
    '更换笔记本电池',
    '电池鼓包，已停止使用。',
    [
      { does: 'expedite', after: 0, at: '15:00', who: 'employee', text: '鼓包有安全隐患' },
      finish(0, '16:30', 'manager', approve, 'agree', '安全问题，马上处理。'),
      finish(1, '09:20', 'admin', '受理单位办理', 'done', '已更换，旧电池已回收。'),
      rate(1, '10:00', 'employee', 5, '当天就有人处理'),
    ],
    'HQ-IT',
  ),
  request(22, '13:30', 'rd4', '借用演示样机', '客户来访演示用，用完当天归还。', [
    finish(1, '09:50', 'manager', approve, 'agree'),
    rate(1, '18:00', 'rd4', 4),
  ]),
  request(12, '15:45', 'rd5', '调整工位', '靠近测试台，减少来回搬设备。', [
    { does: 'withdraw', after: 1, at: '09:05', who: 'rd5', text: '已和同事对换，不用办了' },
  ]),
  request(6, '10:30', 'rd1', '采购压力测试工具授权', '年度授权，报价已附在邮件里。', []),
  request(3, '14:20', 'rd2', '申请外出培训', '三天的性能调优课程，费用由部门培训预算出。', [
    { does: 'comment', after: 1, at: '10:00', who: 'rd2', text: '课程报名截止到本周五。' },
    { does: 'expedite', after: 2, at: '09:10', who: 'rd2', text: '报名名额只剩两个' },
  ]),
  request(1, '16:40', 'rd3', '加班餐补贴申请', '本月上线，连续三周晚间值守。', []),
  request(0, '08:50', 'employee', '借用会议室设备', '周五对外评审，需要视频会议终端。', [], 'HQ-IT'),
];

const correction = (
  ago: number,
  at: string,
  who: CaseActor,
  item: string,
  wanted: string,
  reason: string,
  acts: readonly CaseAct[],
  more: object = {},
): DemoCase => ({
  process: 'archive-correction',
  ago,
  at,
  who,
  data: { item, way: 'mistake', wanted, reason, ...more },
  acts,
});
const checked = (after: number, at: string, who: CaseActor, value: string, text = '') =>
  finish(after, at, who, '人事核实', 'agree', text, { value, byHand: false });

const corrections: readonly DemoCase[] = [
  correction(
    58,
    '10:10',
    'employee',
    'contact.homeAddress',
    '北京市海淀区望溪路 12 号 3 单元 502',
    '入职时门牌写错。',
    [checked(1, '14:00', 'hr', '北京市海淀区望溪路 12 号 3 单元 502', '已与本人核对'), rate(1, '15:00', 'employee', 5)],
  ),
  correction(44, '09:30', 'sh1', 'basic.maritalStatus', '已婚', '上月登记结婚，结婚证可出示。', [
    checked(1, '11:30', 'hr-shanghai', '已婚'),
    rate(2, '09:00', 'sh1', 5),
  ]),
  correction(35, '15:20', 'rd2', 'education', '硕士，2021 年毕业', '档案里只有本科。', [
    finish(1, '10:00', 'hr', '人事核实', 'supplement', '请补充学位证书编号，以便核验。'),
    finish(2, '09:40', 'rd2', '申请人补充材料', 'resubmit', '编号见说明', {
      item: 'education',
      way: 'mistake',
      wanted: '硕士，2021 年毕业',
      reason: '学位证书编号 100012021000000，原件可出示。',
    }),
    finish(3, '16:00', 'hr', '人事核实', 'agree', '已核验', { value: '硕士，2021 年毕业', byHand: true }),
    finish(4, '09:30', 'hr', '人事在档案中更正', 'corrected', '已新增学历'),
    rate(4, '10:00', 'rd2', 4),
  ]),
  correction(27, '11:00', 'rd4', 'contact.email', 'zhang.lei@', '换了邮箱。', [
    checked(1, '09:20', 'hr', 'zhang.lei@', '按本人填写'),
    finish(1, '10:40', 'hr', '人事核实', 'refuse', '邮箱不完整，请重新提交。'),
  ]),
  correction(9, '14:30', 'sh2', 'contact.registeredAddress', '上海市浦东新区望澜路 18 弄 6 号', '户口已迁入上海。', [
    checked(1, '10:10', 'hr-shanghai', '上海市浦东新区望澜路 18 弄 6 号'),
  ]),
  // Still open and late: two days were given.
  correction(5, '09:50', 'rd5', 'work', '2016 年至 2019 年在外地任工程师', '档案缺这一段工作经历。', []),
  correction(1, '10:25', 'rd1', 'basic.politicalStatus', '中共党员', '上月转正。', []),
  correction(3, '13:40', 'employee', 'contact.registeredAddress', '河北省承德市双桥区', '户籍地址与户口簿不一致。', [
    finish(1, '11:15', 'hr', '人事核实', 'supplement', '请写到门牌号，并注明户口簿签发日期。'),
  ]),
];

const certificate = (
  ago: number,
  at: string,
  who: CaseActor,
  kind: string,
  purpose: string,
  acts: readonly CaseAct[],
): DemoCase => ({ process: 'certificate-request', ago, at, who, data: { kind, purpose, copies: 1 }, acts });

const certificates: readonly DemoCase[] = [
  certificate(52, '09:10', 'employee', 'employment', '办理签证', [
    finish(0, '11:30', 'hr', '人事核对', 'agree'),
    rate(0, '14:00', 'employee', 5, '两个小时就拿到了'),
  ]),
  certificate(33, '10:45', 'rd1', 'income', '申请住房贷款', [
    finish(0, '16:20', 'payroll', '薪酬专员核对', 'agree', '金额已核对'),
    rate(1, '09:30', 'rd1', 5),
  ]),
  certificate(18, '15:00', 'sh1', 'employment', '子女入学', [
    finish(1, '10:00', 'hr-shanghai', '人事核对', 'agree'),
    rate(1, '11:00', 'sh1', 4),
  ]),
  certificate(10, '09:30', 'rd3', 'income', '其他', [
    finish(0, '14:10', 'payroll', '薪酬专员核对', 'back', '请写明用途，如申请贷款、办理签证。'),
    finish(1, '09:20', 'rd3', '申请人补充', 'resubmit', '', { kind: 'income', purpose: '申请信用卡', copies: 1 }),
    finish(1, '15:00', 'payroll', '薪酬专员核对', 'agree'),
    rate(2, '09:00', 'rd3', 4),
  ]),
  certificate(4, '16:30', 'rd4', 'income', '申请公积金贷款', []),
  certificate(0, '08:45', 'hq1', 'income', '办理签证', []),
  certificate(0, '09:10', 'rd2', 'employment', '租房备案', []),
];

const said = (
  ago: number,
  at: string,
  who: CaseActor,
  kind: string,
  content: string,
  acts: readonly CaseAct[],
  wantsAnswer = true,
): DemoCase => ({ process: 'feedback', ago, at, who, data: { kind, content, wantsAnswer }, acts });

const feedback: readonly DemoCase[] = [
  said(57, '12:20', 'rd2', 'suggestion', '食堂晚餐希望延长到七点半，加班的人赶不上。', [
    finish(2, '10:00', 'hr', '人事答复', 'answer', '已与食堂商定，下月起供应到七点四十。'),
    finish(3, '09:00', 'rd2', '确认是否解决', 'solved'),
    rate(3, '09:05', 'rd2', 5, '真的延长了'),
  ]),
  said(39, '09:20', 'employee', 'problem', '在通讯录里搜不到新来的同事。', [
    finish(1, '14:30', 'steward', '数据专员答复', 'answer', '新入职人员次日同步，今早已能搜到。'),
    finish(2, '09:40', 'employee', '确认是否解决', 'unsolved', '还是搜不到实习生。'),
    finish(4, '10:10', 'admin', '上级再次答复', 'answer', '实习生此前不在同步范围，现已纳入，请再试。'),
    rate(5, '09:00', 'employee', 4),
  ]),
  said(
    28,
    '17:10',
    'sh3',
    'praise',
    '前台同事帮忙找回了工牌，非常负责。',
    [finish(1, '09:30', 'hr-shanghai', '人事答复', 'answer', '已转达并在周会上表扬。')],
    false,
  ),
  said(20, '11:40', 'rd3', 'suggestion', '希望增加立式工位。', [
    finish(3, '16:00', 'hr', '人事答复', 'answer', '已列入明年一季度办公家具采购计划。'),
  ]),
  said(4, '10:50', 'rd5', 'complaint', '周末反复在群里临时派活，没有任何补休。', [
    { does: 'comment', after: 1, at: '09:30', who: 'auditor', text: '已开始了解情况，会保密。' },
  ]),
  said(3, '15:15', 'employee', 'suggestion', '内部培训希望有录像，便于回看。', [
    finish(1, '17:00', 'hr', '人事答复', 'answer', '从本月起培训都会录制，放在知识库。'),
  ]),
  said(2, '09:35', 'rd1', 'problem', '我的部门名称显示的还是改名前的。', []),
  said(1, '13:25', 'hq2', 'problem', '导出的花名册里工号列变成了科学计数法。', []),
];

export const demoCases: readonly DemoCase[] = [...requests, ...corrections, ...certificates, ...feedback];
