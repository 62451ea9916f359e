import type { ShippedForm } from '../commands/seed-form.ts';

export const certificateRequest: ShippedForm = {
  key: 'certificate-request',
  name: '证明开具',
  help: '在职、收入和离职证明。出具的证明带有编号和验证码，任何人都可以核验。',
  definition: {
    sections: [
      {
        title: '证明内容',
        fields: [
          {
            code: 'holder',
            kind: 'text',
            label: '为谁开具',
            width: 'half',
            readonly: true,
            default: { cel: 'subject.name' },
          },
          {
            code: 'kind',
            kind: 'choice',
            label: '证明种类',
            required: true,
            look: 'buttons',
            width: 'half',
            options: [
              { value: 'employment', label: '在职证明' },
              { value: 'income', label: '收入证明' },
              { value: 'leaving', label: '离职证明' },
            ],
          },
          {
            code: 'incomeNote',
            kind: 'note',
            label: '',
            text: '收入证明写明月平均收入，按最近十二个月的薪酬记录计算。',
            visible: 'kind == "income"',
            width: 'full',
          },
          {
            code: 'purpose',
            kind: 'text',
            label: '用途',
            placeholder: '如办理签证、申请贷款、子女入学',
            required: 'kind != "leaving"',
            longest: 60,
            width: 'half',
          },
          {
            code: 'addressee',
            kind: 'text',
            label: '致送单位',
            help: '写在证明抬头。不填则不写抬头。',
            longest: 60,
            width: 'half',
          },
          {
            code: 'copies',
            kind: 'number',
            label: '份数',
            suffix: '份',
            min: 1,
            max: 10,
            required: true,
            default: { value: 1 },
            width: 'half',
          },
        ],
      },
    ],
  },
};
