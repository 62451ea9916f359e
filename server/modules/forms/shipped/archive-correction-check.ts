import type { ShippedForm } from '../commands/seed-form.ts';

export const archiveCorrectionCheck: ShippedForm = {
  key: 'archive-correction-check',
  name: '档案更正核实',
  help: '人事核实后填写。',
  definition: {
    sections: [
      {
        title: '核实',
        fields: [
          {
            code: 'value',
            kind: 'paragraph',
            label: '写入档案的内容',
            help: '默认是申请人填写的内容，可以改成规范写法；日期写作 1990-03-05。',
            required: true,
            longest: 1000,
            width: 'full',
          },
          {
            code: 'byHand',
            kind: 'yes-no',
            label: '改由人事在档案中更正',
            help: '涉及几处或需要分段处理时选“是”，系统不写入。',
            default: { value: false },
            width: 'full',
          },
        ],
      },
    ],
  },
};
