import type { ShippedForm } from '../commands/seed-form.ts';

export const phoneRebindDecision: ShippedForm = {
  key: 'phone-rebind-decision',
  name: '手机号解绑核对意见',
  help: '数据校验中心核对时填写。申请人看不到这里的内容。',
  definition: {
    sections: [
      {
        title: '核对',
        fields: [
          {
            code: 'checked',
            kind: 'choice',
            label: '已核对的来源',
            many: true,
            required: true,
            look: 'buttons',
            width: 'full',
            options: [
              { value: 'social', label: '社保' },
              { value: 'organisation', label: '组织部门' },
              { value: 'hr', label: '人事档案' },
              { value: 'applicant', label: '与申请人通话' },
            ],
          },
          {
            code: 'agree',
            kind: 'choice',
            label: '各来源是否一致',
            required: true,
            look: 'buttons',
            width: 'full',
            options: [
              { value: 'yes', label: '一致' },
              { value: 'no', label: '不一致' },
            ],
          },
          {
            code: 'note',
            kind: 'paragraph',
            label: '核对意见',
            help: '来源不一致时，写明以哪一方为准以及依据。',
            required: 'agree == "no"',
            longest: 1000,
            width: 'full',
          },
        ],
      },
    ],
  },
};
