import type { CodeSet } from '../code-item.ts';

export const employment: CodeSet = {
  name: 'employment',
  title: '用工形式',
  standard: 'own',
  status: 'own',
  source: '劳动合同法 ch. 5 (劳务派遣 art. 57, 非全日制用工 art. 68) and the relations that are no employment in its sense',
  items: [
    { code: 'full-time', label: '全职', aliases: ['全日制', '正式', '正式工', '正式员工', '合同工', '合同制', '劳动合同', '劳动合同制', '全职员工', '在编', '试用', '试用期', '全日制用工', '自有员工', '固定期限', '固定期限合同', '固定期限劳动合同', '无固定期限', '无固定期限合同', '无固定期限劳动合同', '全日制劳动合同', '聘用', '聘用制', '编制内', '事业编', '事业编制', '正编', '正式编制', '合同制员工', '正式合同工', '正式职工', '试用员工', '试用期员工', '长期工', 'full time', 'full-time'] },
    { code: 'part-time', label: '非全日制', aliases: ['非全日制用工', '小时工', '钟点工', '计时工', '兼职', '兼职员工', '兼职人员', 'part time', 'part-time'] },
    { code: 'dispatched', label: '劳务派遣', aliases: ['派遣', '派遣工', '派遣员工', '劳务派遣工', '被派遣劳动者', '劳务派遣人员'] },
    { code: 'intern', label: '实习', aliases: ['实习生', '实习期', '见习', '学生实习', '就业见习', '勤工俭学', '顶岗实习', '校企实习', '实习人员', '实习员工', 'intern'] },
    { code: 'rehired-retiree', label: '退休返聘', aliases: ['返聘', '退休返聘人员', '离退休返聘', '返聘人员', '超龄', '超龄劳动者'] },
    { code: 'contractor', label: '劳务', aliases: ['劳务合同', '劳务协议', '劳务工', '劳务人员', '顾问', '外聘', '外聘专家', '自由职业'] },
    { code: 'outsourced', label: '外包', aliases: ['劳务外包', '业务外包', '外包人员', '外包员工', '外协'] },
    { code: 'seconded', label: '借调', aliases: ['借用', '借调人员', '借入', '外借'] },
    { code: 'other', label: '其他', aliases: ['其它', '临时', '临时工', '季节工', '短期工', '临聘', '临聘人员', '学徒', '学徒工', '灵活用工', '挂靠'] },
  ],
};
