/**
 * Peoples besides the Han: the code of GB/T 3304, how often in a thousand of all staff, where they are at home (codes of
 * provinces, GB/T 2260), and whole names where they don't follow the Han form; `{f}` stands for the father's given name.
 */
export type People = {
  readonly code: string;
  readonly weight: number;
  readonly provinces: readonly string[];
  readonly male?: readonly string[];
  readonly female?: readonly string[];
  readonly surnames?: readonly string[];
};

export const peoples: readonly People[] = [
  {
    code: '11',
    weight: 14,
    provinces: ['21', '13', '22', '23', '11'],
    surnames: ['关', '佟', '那', '金', '富', '赵', '白'],
  },
  { code: '03', weight: 12, provinces: ['64', '62', '41', '63', '13'], surnames: ['马', '丁', '哈', '沙', '白', '杨'] },
  { code: '08', weight: 12, provinces: ['45'], surnames: ['韦', '黄', '覃', '蒙', '陆', '农'] },
  { code: '15', weight: 8, provinces: ['42', '43', '50'], surnames: ['彭', '向', '田', '覃', '冉', '谭'] },
  { code: '06', weight: 7, provinces: ['52', '43', '53'], surnames: ['龙', '石', '吴', '麻', '杨'] },
  { code: '12', weight: 2, provinces: ['52', '43'], surnames: ['杨', '吴', '石', '龙'] },
  { code: '13', weight: 2, provinces: ['45', '43'], surnames: ['盘', '赵', '李', '邓'] },
  { code: '14', weight: 2, provinces: ['53'], surnames: ['段', '杨', '赵', '尹'] },
  { code: '10', weight: 3, provinces: ['22', '23', '21'], surnames: ['金', '朴', '崔', '李', '全', '玄'] },
  {
    code: '02',
    weight: 4,
    provinces: ['15'],
    male: [
      '巴特尔',
      '朝鲁',
      '苏和',
      '哈斯巴根',
      '那日苏',
      '阿古拉',
      '特木尔',
      '乌力吉',
      '宝音',
      '斯琴巴图',
      '布和',
      '孟和',
    ],
    female: ['乌云其木格', '萨日娜', '其其格', '娜仁托娅', '乌日娜', '格日乐', '托娅', '阿茹娜', '琪琪格', '苏日娜'],
  },
  {
    code: '05',
    weight: 4,
    provinces: ['65'],
    male: [
      '艾尔肯·{f}',
      '买买提·{f}',
      '阿不都热依木·{f}',
      '吐尔逊·{f}',
      '艾力·{f}',
      '库尔班·{f}',
      '玉素甫·{f}',
      '地里夏提·{f}',
    ],
    female: [
      '阿依古丽·{f}',
      '古丽娜尔·{f}',
      '热依汗·{f}',
      '帕提古丽·{f}',
      '米日古丽·{f}',
      '阿孜古丽·{f}',
      '祖丽菲亚·{f}',
    ],
  },
  {
    code: '04',
    weight: 3,
    provinces: ['54', '63', '51'],
    male: ['扎西次仁', '丹增', '洛桑', '索朗多吉', '平措', '达瓦', '旺堆', '次仁顿珠', '格桑旺久'],
    female: ['卓玛', '央金', '拉姆', '白玛', '德吉', '次仁央宗', '格桑曲珍', '仁青卓嘎', '达娃措姆'],
  },
  {
    code: '07',
    weight: 3,
    provinces: ['51', '53'],
    male: ['阿苏木呷', '吉克伍达', '沙马拉日', '曲比石布', '阿的尔布'],
    female: ['阿苏牛牛', '吉克阿依', '沙马阿呷', '曲比阿乌', '阿的伍果'],
  },
  {
    code: '17',
    weight: 1,
    provinces: ['65'],
    male: ['叶尔兰·{f}', '努尔兰·{f}', '巴合提·{f}', '赛力克·{f}'],
    female: ['古丽扎提·{f}', '阿依努尔·{f}', '加娜尔·{f}', '巴合提古丽·{f}'],
  },
];

/** Given names of fathers, for names that carry them. */
export const fatherNames = [
  '买买提',
  '吐尔逊',
  '艾合买提',
  '阿不都拉',
  '依明',
  '热合曼',
  '托合提',
  '肉孜',
  '库尔班',
  '艾山',
  '玉山',
  '哈力克',
];
