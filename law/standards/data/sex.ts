import type { CodeSet } from '../code-item.ts';

export const sex: CodeSet = {
  name: 'sex',
  title: '性别',
  standard: 'GB/T 2261.1-2003',
  status: 'verified',
  source: 'GB/T 2261.1-2003 人的性别代码; compared with two public reprints of the table, which agree',
  note: 'Labels shortened from 男性, 女性, 未知的性别, 未说明的性别.',
  items: [
    { code: '1', label: '男', aliases: ['男性', '男士', '男生', '先生', '男人', '男同志', '1', 'M', '男M', '1男', '男1', '男male', 'male', 'man', '♂'] },
    { code: '2', label: '女', aliases: ['女性', '女士', '女生', '小姐', '女人', '女同志', '2', 'F', '女F', '2女', '女2', '女female', 'female', 'woman', '♀'] },
    { code: '0', label: '未知', aliases: ['未知的性别', '不详', 'unknown'] },
    { code: '9', label: '未说明', aliases: ['未说明的性别', '保密', '其他'] },
  ],
};
