import type { CodeSet } from '../code-item.ts';

export const identityDocument: CodeSet = {
  name: 'identity-document',
  title: '证件类型',
  standard: 'own',
  status: 'own',
  source: 'The cards that prove identity at hiring and in payroll filing',
  items: [
    { code: 'identity-card', label: '居民身份证', aliases: ['身份证', '二代身份证', '二代证', '中国居民身份证', '大陆身份证', '内地身份证', '公民身份证', '身份证件', '临时身份证', '临时居民身份证', '居民身份证号', '身份证号', '身份证号码', 'ID card', 'ID', 'identity card'] },
    { code: 'hmt-residence-permit', label: '港澳台居民居住证', aliases: ['港澳居民居住证', '台湾居民居住证', '港澳台居住证', '港澳居住证', '台湾居住证', '中华人民共和国港澳居民居住证', '中华人民共和国台湾居民居住证', '居住证'] },
    { code: 'passport', label: '护照', aliases: ['中国护照', '外国护照', '普通护照', '因私护照', '因公护照', '外籍护照', '外国人护照', 'passport'] },
    { code: 'foreign-permanent-resident-card', label: '外国人永久居留身份证', aliases: ['外国人永久居留证', '永久居留身份证', '永久居留证', '永居证', '五星卡', '绿卡', '中国绿卡', '外国人永久居留身份证(外国人永久居留证)'] },
    { code: 'hong-kong-macao-travel-permit', label: '港澳居民来往内地通行证', aliases: ['港澳通行证', '港澳居民通行证', '回乡证', '港澳居民来往内地通行证(回乡证)', '港澳来往内地通行证'] },
    { code: 'taiwan-travel-permit', label: '台湾居民来往大陆通行证', aliases: ['台胞证', '台湾通行证', '台湾居民通行证', '台湾来往大陆通行证', '台湾同胞证', '台湾居民来往大陆通行证(台胞证)'] },
    { code: 'other', label: '其他', aliases: ['其它', '其他证件', '其它证件', '军官证', '士兵证', '户口簿', '户口本'] },
  ],
};
