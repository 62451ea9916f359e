import type { ShippedForm } from '../commands/seed-form.ts';

/** What the archive holds of the caller under each choice that it can tell; empty for the others. */
const current = [
  ['basic.name', 'name'],
  ['basic.birthOn', 'birthOn'],
  ['contact.phone', 'phone'],
  ['contact.email', 'email'],
  ['contact.homeAddress', 'homeAddress'],
  ['contact.registeredAddress', 'registeredAddress'],
  ['job.unit', 'unit'],
  ['job.post', 'post'],
  ['job.hiredOn', 'hiredOn'],
].reduceRight((rest, [choice, name]) => `item == "${choice}" ? subject.${name} : (${rest})`, '""');

export const archiveCorrection: ShippedForm = {
  key: 'archive-correction',
  name: '档案信息更正',
  help: '发现本人档案有误或情况已变化时填写。核实后由人事部门更正。',
  definition: {
    sections: [
      {
        title: '更正哪一项',
        fields: [
          {
            code: 'item',
            kind: 'choice',
            label: '档案项目',
            required: true,
            width: 'half',
            options: [
              { value: 'basic.name', label: '姓名' },
              { value: 'basic.birthOn', label: '出生日期' },
              { value: 'basic.maritalStatus', label: '婚姻状况' },
              { value: 'basic.politicalStatus', label: '政治面貌' },
              { value: 'basic.ethnicity', label: '民族' },
              { value: 'identity.number', label: '证件号码' },
              { value: 'contact.phone', label: '手机号码' },
              { value: 'contact.email', label: '邮箱' },
              { value: 'contact.homeAddress', label: '现住址' },
              { value: 'contact.registeredAddress', label: '户籍地址' },
              { value: 'family', label: '家庭成员与紧急联系人' },
              { value: 'education', label: '教育经历' },
              { value: 'work', label: '工作经历' },
              { value: 'certificate', label: '证书' },
              { value: 'bank.number', label: '银行账户' },
              { value: 'job.unit', label: '所在单位' },
              { value: 'job.post', label: '岗位' },
              { value: 'job.hiredOn', label: '入职日期' },
              { value: 'other', label: '其他' },
            ],
          },
          {
            code: 'itemOther',
            kind: 'text',
            label: '哪一项',
            required: true,
            visible: 'item == "other"',
            width: 'half',
          },
        ],
      },
      {
        title: '更正为',
        fields: [
          {
            code: 'current',
            kind: 'text',
            label: '档案中现在的内容',
            help: '空白表示档案中没有，或不在此处显示。',
            longest: 300,
            readonly: true,
            width: 'half',
            default: { cel: current },
          },
          {
            code: 'wanted',
            kind: 'paragraph',
            // Numbers that the archive keeps sealed are sealed here, too.
            sensitive: 'item in ["identity.number", "bank.number"]',
            label: '正确的内容',
            required: true,
            longest: 1000,
            width: 'half',
            checks: [
              { cel: 'current == "" || wanted != current', message: '正确的内容与档案中现在的内容相同，无需更正。' },
            ],
          },
          {
            code: 'way',
            kind: 'choice',
            label: '更正原因',
            required: true,
            look: 'buttons',
            width: 'half',
            options: [
              { value: 'mistake', label: '原来登记有误' },
              { value: 'change', label: '情况发生变化' },
            ],
          },
          {
            code: 'since',
            kind: 'date',
            label: '变化日期',
            help: '从哪天起是新的内容。',
            required: true,
            visible: 'way == "change"',
            width: 'half',
          },
          {
            code: 'reason',
            kind: 'paragraph',
            label: '说明',
            placeholder: '怎样发现的、依据是什么',
            required: true,
            longest: 1000,
            width: 'full',
          },
          {
            code: 'proof',
            kind: 'file',
            label: '证明材料',
            help: '如身份证、户口簿、学历证书的照片或扫描件。更正姓名、出生日期和证件号码必须上传。',
            required: 'item in ["basic.name", "basic.birthOn", "identity.number"]',
            max: 10,
            width: 'full',
          },
        ],
      },
    ],
  },
};
