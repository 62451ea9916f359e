import type { CodeSet } from '../code-item.ts';

export const discipline: CodeSet = {
  name: 'discipline',
  title: '处分类型',
  standard: 'own',
  status: 'own',
  source: 'Practice of enterprises and 公务员法 art. 62 (警告, 记过, 记大过, 降级, 撤职, 开除)',
  note:
    'From the lightest to the gravest. An enterprise may only use what its own rules, made as 劳动合同法 art. 4 asks, provide for; 开除 there ' +
    'is in law the ending of the contract under art. 39.',
  items: [
    { code: 'criticism', label: '通报批评', aliases: ['批评', '口头批评', '口头警告', '批评教育', '诫勉谈话', '书面检查'] },
    { code: 'warning', label: '警告', aliases: ['书面警告', '警告处分', '一般警告', '行政警告'] },
    { code: 'grave-warning', label: '严重警告', aliases: ['最后警告', '严重警告处分'] },
    { code: 'demerit', label: '记过', aliases: ['记过处分', '小过', '记小过', '行政记过'] },
    { code: 'grave-demerit', label: '记大过', aliases: ['大过', '记大过处分', '行政记大过'] },
    { code: 'demotion', label: '降级', aliases: ['降级处分', '降职', '降薪', '降职降薪', '行政降级'] },
    { code: 'removal', label: '撤职', aliases: ['撤职处分', '免职', '行政撤职'] },
    { code: 'probation', label: '留用察看', aliases: ['留职察看', '察看', '留用查看'] },
    { code: 'dismissal', label: '开除', aliases: ['开除处分', '辞退', '除名', '解除劳动合同', '行政开除'] },
    { code: 'other', label: '其他', aliases: ['其它', '其他处分', '罚款', '扣罚绩效'] },
  ],
};
