import type { CodeSet } from '../code-item.ts';

export const certificate: CodeSet = {
  name: 'certificate',
  title: '证书类型',
  standard: 'own',
  status: 'own',
  source: 'Kinds named by the 国家职业资格目录 and by the rules on special work, with those that archives keep besides',
  items: [
    { code: 'professional-title', label: '专业技术职称证书', aliases: ['职称', '职称证', '职称证书', '专业技术资格证书', '专业技术职务任职资格证书', '专业技术资格'] },
    { code: 'professional-qualification', label: '专业技术人员职业资格证书', aliases: ['职业资格', '职业资格证', '职业资格证书', '执业资格', '执业资格证', '执业资格证书', '注册证书', '执业证', '执业证书'] },
    { code: 'skill-level', label: '职业技能等级证书', aliases: ['技能等级', '技能等级证书', '职业技能证书', '技能证书', '技能人员职业资格证书', '职业技能等级'] },
    { code: 'special-operation', label: '特种作业操作证', aliases: ['特种作业', '特种作业证', '特种操作证', '电工证', '焊工证', '高处作业证', '登高证', '低压电工证', '高压电工证'] },
    { code: 'special-equipment', label: '特种设备安全管理和作业人员证', aliases: ['特种设备作业人员证', '特种设备作业证', '特种设备操作证', '叉车证', '电梯证', '锅炉证', '压力容器证', '起重机证'] },
    { code: 'safety-management', label: '安全生产知识和管理能力考核合格证', aliases: ['安全员证', '安全生产考核合格证', '安全管理证', '安全生产管理证', '三类人员证'] },
    { code: 'language', label: '外语等级证书', aliases: ['外语', '外语证书', '英语等级证书', '英语四级', '英语六级', 'CET-4', 'CET-6', '四级证书', '六级证书', '日语等级证书'] },
    { code: 'computer', label: '计算机等级证书', aliases: ['计算机证书', '计算机等级', '计算机二级'] },
    { code: 'mandarin', label: '普通话水平测试等级证书', aliases: ['普通话证', '普通话证书', '普通话等级证书'] },
    { code: 'driving-licence', label: '机动车驾驶证', aliases: ['驾驶证', '驾照', '驾驶执照', '行车执照'] },
    { code: 'health', label: '健康证明', aliases: ['健康证', '从业人员健康证明', '从业人员健康证'] },
    { code: 'education', label: '学历证书', aliases: ['毕业证', '毕业证书', '学历证'] },
    { code: 'degree', label: '学位证书', aliases: ['学位证'] },
    { code: 'training', label: '培训证书', aliases: ['培训合格证', '培训合格证书', '结业证书', '上岗证', '岗位证书'] },
    { code: 'other', label: '其他', aliases: ['其它', '其他证书'] },
  ],
};
