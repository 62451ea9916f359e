import type { CodeSet } from '../code-item.ts';

export const reward: CodeSet = {
  name: 'reward',
  title: '奖励类型',
  standard: 'own',
  status: 'own',
  source: 'Practice of enterprises and 公务员法 art. 51 (嘉奖, 记三等功, 记二等功, 记一等功, 授予称号)',
  items: [
    { code: 'praise', label: '通报表扬', aliases: ['表扬', '通报表彰', '口头表扬', '书面表扬', '表彰'] },
    { code: 'commendation', label: '嘉奖', aliases: ['通令嘉奖'] },
    { code: 'merit-3', label: '记三等功', aliases: ['三等功', '记功', '小功', '记小功'] },
    { code: 'merit-2', label: '记二等功', aliases: ['二等功', '大功', '记大功'] },
    { code: 'merit-1', label: '记一等功', aliases: ['一等功', '特等功'] },
    { code: 'honour', label: '荣誉称号', aliases: ['授予称号', '授予荣誉称号', '先进个人', '先进工作者', '先进生产者', '优秀员工', '劳动模范', '劳模', '五一劳动奖章', '年度优秀员工'] },
    { code: 'promotion', label: '晋级', aliases: ['晋升', '晋级奖励', '加薪', '晋级加薪'] },
    { code: 'bonus', label: '奖金', aliases: ['一次性奖金', '现金奖励', '物质奖励', '奖品'] },
    { code: 'other', label: '其他', aliases: ['其它', '其他奖励'] },
  ],
};
