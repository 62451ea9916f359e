import type { ShippedForm } from '../commands/seed-form.ts';

/** What a certificate of leaving must state and the archive does not hold. */
export const certificateLeaving: ShippedForm = {
  key: 'certificate-leaving',
  name: '离职证明的合同信息',
  help: '按劳动合同填写，写入离职证明。',
  definition: {
    sections: [
      {
        title: '劳动合同',
        fields: [
          { code: 'contractFrom', kind: 'date', label: '合同起始日期', required: true, width: 'half' },
          {
            code: 'openEnded',
            kind: 'yes-no',
            label: '无固定期限',
            default: { value: false },
            width: 'half',
          },
          {
            code: 'contractUntil',
            kind: 'date',
            label: '合同终止日期',
            required: true,
            visible: '!openEnded',
            width: 'half',
          },
          {
            code: 'ending',
            kind: 'choice',
            label: '解除或终止',
            look: 'buttons',
            width: 'half',
            options: [
              { value: 'dissolved', label: '解除' },
              { value: 'expired', label: '终止' },
            ],
          },
        ],
      },
    ],
  },
};
