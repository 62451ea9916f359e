import type { ShippedForm } from '../commands/seed-form.ts';

export const feedback: ShippedForm = {
  key: 'feedback',
  name: '意见反馈',
  help: '建议、问题或投诉，都会有人答复。',
  definition: {
    sections: [
      {
        title: '',
        fields: [
          {
            code: 'kind',
            kind: 'choice',
            label: '类别',
            required: true,
            look: 'buttons',
            width: 'full',
            options: [
              { value: 'suggestion', label: '建议' },
              { value: 'problem', label: '问题' },
              { value: 'complaint', label: '投诉' },
              { value: 'praise', label: '表扬' },
            ],
          },
          {
            code: 'content',
            kind: 'paragraph',
            label: '内容',
            required: true,
            shortest: 5,
            longest: 2000,
            width: 'full',
          },
          { code: 'files', kind: 'file', label: '图片或文件', max: 10, width: 'full' },
          { code: 'wantsAnswer', kind: 'yes-no', label: '希望得到答复', default: { value: true }, width: 'half' },
          {
            code: 'phone',
            kind: 'phone',
            label: '联系电话',
            visible: 'wantsAnswer',
            default: { cel: 'me.phone' },
            width: 'half',
          },
        ],
      },
    ],
  },
};
