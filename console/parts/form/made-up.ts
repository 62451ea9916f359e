import type { FormPrefill } from '#contract/form-definition.ts';

/** Somebody made up, so that prefilled fields can be seen. */
const madeUp = {
  id: '',
  name: '张三',
  number: '10086',
  unit: '产品研发部',
  unitId: '',
  post: '工程师',
  company: '示例有限公司',
  hiredOn: '2021-03-01',
  birthOn: '1990-05-20',
  sex: '男',
  phone: '13800138000',
  email: 'zhangsan@example.com',
  homeAddress: '成府路 207 号',
  registeredAddress: '人民路 1 号',
};
const employments = [
  { id: '00000000-0000-7000-8000-000000000001', name: '示例有限公司 · 工程师 · 2021-03-01 起' },
  { id: '00000000-0000-7000-8000-000000000002', name: '示例咨询有限公司 · 顾问 · 2023-07-01 起' },
];
export const madeUpPrefill: FormPrefill = { me: madeUp, subject: madeUp, employments };
/** No file leaves the page. */
export const keepNothing = async (file: File) => ({ id: crypto.randomUUID(), name: file.name, size: file.size });
