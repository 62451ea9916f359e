import type { CodeSet } from '../code-item.ts';

export const education: CodeSet = {
  name: 'education',
  title: '学历',
  standard: 'GB/T 4658-2006',
  status: 'verified',
  source: 'GB/T 4658-2006 学历代码, codes of the graduates (毕业); compared with five public reprints of the table, which agree',
  note:
    'Ten levels. The standard also tells 毕业, 结业 and 肄业 apart and has research classes (17) and 大学普通班 (28); those are not guessed at. ' +
    'Our 中等专科 takes in 职业高中 (44), our 高中 is 普通高中 (61), our 初中 takes in 职业初中 (72). 其他 (90) takes in people without schooling.',
  decorations: ['非全日制', '全日制', '在职', '统招', '自考', '自学考试', '成人教育', '成人高考', '成教', '成人', '函授', '夜大', '电大', '网络教育', '远程教育', '国家开放大学', '开放大学', '国民教育', '网络', '远程', '业余', '脱产', '中央党校', '省委党校', '党校', '军校', '国内', '海外', '国外', '境外', '留学', '海归', '普通', '学术型', '学术', '专业型', '专业', '工学', '理学', '文学', '管理学', '经济学', '法学', '教育学', '医学', '农学', '历史学', '哲学', '艺术学', '毕业生', '毕业', '学历', '学位', '文化程度', '文化', 'degree'],
  items: [
    { code: '11', label: '博士研究生', aliases: ['博士', '博士生', '博士后', '研究生博士', '研究生(博士)', '博士研究生(博士)', '博', 'PhD', 'Ph.D.', 'doctor', 'doctoral', 'doctorate'] },
    { code: '14', label: '硕士研究生', aliases: ['硕士', '研究生', '硕士生', '硕研', '研究生硕士', '硕士学位研究生', '硕士研究生(硕士)', '硕士/MBA', '硕', '碩士', 'MBA', 'EMBA', 'MPA', 'MPAcc', 'MSc', 'MA', 'MS', 'MEng', '工商管理硕士', '公共管理硕士', '工程硕士', 'master', "master's", 'masters', 'postgraduate'] },
    { code: '21', label: '大学本科', aliases: ['本科', '大本', '大学', '本科生', '大学本科生', '学士', '专升本', '专接本', '专转本', '本科学士', '大学本科(学士)', '高等本科', '一本', '二本', '三本', '本', '双学位', '双学士', '双本科', '第二学士学位', '學士', '大學', '大學本科', 'BA', 'BS', 'BSc', 'BEng', 'bachelor', "bachelor's", 'bachelors', 'undergraduate'] },
    { code: '31', label: '大学专科', aliases: ['专科', '大专', '高职', '高专', '高职高专', '大学大专', '大专生', '专科生', '高等专科', '高等职业教育', '高等职业学校', '大专(高职)', '专科(高职)', '高职(专科)', '专科(大专)', '大专(专科)', '专', '大專', '專科', '高職', 'junior college', 'associate'] },
    { code: '41', label: '中等专科', aliases: ['中专', '中等专业学校', '中等专业', '中等职业', '中等职业教育', '中等职业学校', '中职', '职高', '职业高中', '职中', '中师', '中等师范', '中专生', '职业中专', '普通中专', '中等师范学校', '职业中学', '职业学校', '职校', '中等专科学校', '中專', '職高'] },
    { code: '47', label: '技工学校', aliases: ['技校', '中技', '技工', '技师学院', '高级技工学校', '高级技校', '高级技工', '高技', '技校生', '技工学校毕业'] },
    { code: '61', label: '高中', aliases: ['普通高中', '普高', '高级中学', '普通高级中学', '高中生', 'high school', 'senior high school'] },
    { code: '71', label: '初中', aliases: ['初级中学', '普通初中', '初中生', '职业初中', 'junior high school'] },
    { code: '81', label: '小学', aliases: ['小学生', '高小', 'primary school'] },
    { code: '90', label: '其他', aliases: ['其它', '文盲', '半文盲', '文盲或半文盲', '文盲半文盲', '无学历', '未上学', 'other'] },
  ],
};
