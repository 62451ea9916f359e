import type { CodeItem, CodeSet } from '../code-item.ts';

const fields = ['哲学', '经济学', '法学', '教育学', '文学', '历史学', '理学', '工学', '农学', '医学', '军事学', '管理学'];

/** 2 博士, 3 硕士, 4 学士, then the field as two digits: 208 工学博士. */
function inEveryField(level: string, title: string): CodeItem[] {
  return fields.map((field, at) => ({
    code: `${level}${String(at + 1).padStart(2, '0')}`,
    label: `${field}${title}`,
    parent: level,
    aliases: [`${field}${title}学位`],
  }));
}

export const degree: CodeSet = {
  name: 'degree',
  title: '学位',
  standard: 'GB/T 6864-2003',
  status: 'verified',
  source: 'GB/T 6864-2003 中华人民共和国学位代码; compared with three public reprints of the table, which agree',
  note: 'Professional degrees (工商管理硕士 …) come to their level. 0 无 is ours: the standard has no code for no degree. 艺术学 is later than the standard.',
  decorations: ['荣誉', '专业型', '专业', '学术型', '学术', '全日制', '非全日制', '在职', '学位证', '双', '第二', '教育', '翻译', '新闻与传播', '会计', '金融', '法律', '工程', '建筑', '护理', '体育', '艺术', '公共卫生', '临床医学', '口腔医学', '汉语国际教育', '应用心理', '社会工作', '旅游管理', '图书情报', '资产评估', '审计', '税务', '保险', '国际商务', '应用统计', '农业', '软件工程', '电子信息', '机械', '工商管理', '公共管理', '工程管理', '交叉学科'],
  items: [
    { code: '0', label: '无', aliases: ['无学位', '没有', 'none'] },
    { code: '1', label: '名誉博士', aliases: ['名誉博士学位'] },
    { code: '2', label: '博士', aliases: ['博士学位', '博士研究生', '专业博士', '工程博士', 'PhD', 'doctor'] },
    ...inEveryField('2', '博士'),
    { code: '3', label: '硕士', aliases: ['硕士学位', '硕士研究生', '专业硕士', '工商管理硕士', '公共管理硕士', '法律硕士', '工程硕士', '会计硕士', '金融硕士', '艺术学硕士', 'MBA', 'EMBA', 'MPA', 'master'] },
    ...inEveryField('3', '硕士'),
    { code: '4', label: '学士', aliases: ['学士学位', '双学位', '双学士', '建筑学学士', '艺术学学士', '文学士', '理学士', '工学士', '农学士', '医学士', '法学士', 'BA', 'BS', 'BSc', 'bachelor'] },
    ...inEveryField('4', '学士'),
  ],
};
