import type { CodeSet } from '../code-item.ts';

export const politicalStatus: CodeSet = {
  name: 'political-status',
  title: '政治面貌',
  standard: 'GB/T 4762-1984',
  status: 'verified',
  source: 'GB/T 4762-1984 政治面貌代码; compared with six public reprints of the table, which agree on the codes',
  note: 'Everyday short labels; the full names of the standard are aliases. 12 is 无党派民主人士 in the standard.',
  items: [
    { code: '01', label: '中共党员', aliases: ['中国共产党党员', '共产党员', '党员', '中共正式党员', '正式党员', '中共', '中共党员(正式)'] },
    { code: '02', label: '中共预备党员', aliases: ['中国共产党预备党员', '预备党员', '预备', '党员(预备)', '中共党员(预备)'] },
    { code: '03', label: '共青团员', aliases: ['中国共产主义青年团团员', '团员', '共青团', '青年团员'] },
    { code: '04', label: '民革党员', aliases: ['民革会员', '民革', '中国国民党革命委员会会员', '中国国民党革命委员会党员'] },
    { code: '05', label: '民盟盟员', aliases: ['民盟', '民盟会员', '中国民主同盟盟员'] },
    { code: '06', label: '民建会员', aliases: ['民建', '中国民主建国会会员'] },
    { code: '07', label: '民进会员', aliases: ['民进', '中国民主促进会会员'] },
    { code: '08', label: '农工党党员', aliases: ['农工党', '农工党员', '中国农工民主党党员', '农工民主党党员'] },
    { code: '09', label: '致公党党员', aliases: ['致公党', '致公党员', '中国致公党党员'] },
    { code: '10', label: '九三学社社员', aliases: ['九三学社', '九三社员'] },
    { code: '11', label: '台盟盟员', aliases: ['台盟', '台湾民主自治同盟盟员'] },
    { code: '12', label: '无党派人士', aliases: ['无党派民主人士', '无党派', '无党派爱国人士'] },
    { code: '13', label: '群众', aliases: ['普通群众', '普通公民', '公民', '非党员', '积极分子', '入党积极分子', '党员发展对象', '发展对象', '无党派群众'] },
  ],
};
