import type { CodeSet } from '../code-item.ts';

export const maritalStatus: CodeSet = {
  name: 'marital-status',
  title: '婚姻状况',
  standard: 'GB/T 2261.2-2003',
  status: 'verified',
  source: 'GB/T 2261.2-2003 婚姻状况代码; compared with two public reprints of the table, which agree',
  items: [
    { code: '10', label: '未婚', aliases: ['单身', '未婚单身', '未婚未育', '未婚已育', '未婚无子女', '恋爱中', '未', '否', 'single', 'unmarried'] },
    { code: '20', label: '已婚', aliases: ['已婚已育', '已婚未育', '已婚有子女', '已婚无子女', '已婚一孩', '已婚二孩', '已', '有配偶', '结婚', '已结婚', '是', 'married'] },
    { code: '21', label: '初婚', parent: '20' },
    { code: '22', label: '再婚', parent: '20' },
    { code: '23', label: '复婚', parent: '20' },
    { code: '30', label: '丧偶', aliases: ['丧夫', '丧妻', '丧偶已育', '丧偶未育', 'widowed'] },
    { code: '40', label: '离婚', aliases: ['离异', '已离异', '已离婚', '离异单身', '离婚单身', '离异已育', '离异未育', '离婚已育', '离婚未育', 'divorced'] },
    { code: '90', label: '未说明的婚姻状况', aliases: ['未说明', '其他', '其它', '未知', '保密', '不详'] },
  ],
};
