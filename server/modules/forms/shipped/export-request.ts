import type { ShippedForm } from '../commands/seed-form.ts';

const told = (code: string, label: string) => ({ code, kind: 'text', label, width: 'half', longest: 500 }) as const;

/** Filled in by the house from what was asked for; whoever approves reads it. */
export const exportRequest: ShippedForm = {
  key: 'export-request',
  name: '导出申请',
  help: '由系统按申请内容填写。审批人看到的是数量与范围，看不到员工资料本身。',
  definition: {
    sections: [
      {
        title: '导出内容',
        fields: [
          told('exportNumber', '导出编号'),
          told('what', '内容'),
          { code: 'rows', kind: 'number', label: '人数', suffix: '人', width: 'half' },
          told('format', '格式'),
          { ...told('groups', '包含的字段组'), width: 'full' },
          { ...told('sensitive', '敏感号码'), width: 'full' },
          { code: 'isPlain', kind: 'yes-no', label: '含完整号码', width: 'half' },
          { code: 'reason', kind: 'paragraph', label: '导出原因', longest: 300, width: 'full' },
        ],
      },
    ],
  },
};
