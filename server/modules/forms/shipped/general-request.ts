import type { ShippedForm } from '../commands/seed-form.ts';

export const generalRequest: ShippedForm = {
  key: 'general-request',
  name: '通用申请',
  help: '没有专门流程的事项，都可以用这张表提出。',
  definition: {
    sections: [
      {
        title: '申请人',
        fields: [
          {
            code: 'applicant',
            kind: 'text',
            label: '姓名',
            width: 'half',
            readonly: true,
            default: { cel: 'me.name' },
          },
          { code: 'unit', kind: 'text', label: '单位', width: 'half', readonly: true, default: { cel: 'me.unit' } },
          {
            code: 'phone',
            kind: 'phone',
            label: '联系电话',
            help: '办理人有疑问时打这个电话。',
            width: 'half',
            default: { cel: 'me.phone' },
          },
        ],
      },
      {
        title: '申请内容',
        fields: [
          {
            code: 'topic',
            kind: 'text',
            label: '申请事项',
            placeholder: '一句话写明要办什么',
            required: true,
            longest: 60,
            width: 'full',
          },
          {
            code: 'detail',
            kind: 'paragraph',
            label: '情况说明',
            placeholder: '为什么申请、希望怎样办理',
            required: true,
            longest: 2000,
            width: 'full',
          },
          {
            code: 'receiver',
            kind: 'unit',
            label: '受理单位',
            help: '知道由哪个单位办理时选择；不选则由上级决定即可办结。',
            width: 'half',
          },
          { code: 'wantedBy', kind: 'date', label: '希望办结日期', width: 'half' },
          {
            code: 'isUrgent',
            kind: 'yes-no',
            label: '是否加急',
            width: 'half',
            default: { value: false },
          },
          {
            code: 'urgentWhy',
            kind: 'text',
            label: '加急原因',
            required: true,
            visible: 'isUrgent',
            width: 'full',
          },
          { code: 'files', kind: 'file', label: '附件', max: 10, width: 'full' },
        ],
      },
    ],
  },
};
