import Type from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, IdParams } from './shape.ts';

export const registrationForms = ['employee', 'cadre-register', 'cadre-approval'] as const;
export type RegistrationForm = (typeof registrationForms)[number];
export const registrationFormLabels: Record<RegistrationForm, string> = {
  employee: '员工登记表',
  'cadre-register': '干部登记表',
  'cadre-approval': '干部任免审批表',
};

export const printRegistrationForm = endpoint({
  method: 'POST',
  path: '/people/:id/registration-form',
  action: 'people.read',
  group: 'basic',
  summary: '按档案生成可打印的登记表（PDF）',
  description:
    'Holds what the caller may read of the person as of asOf (today), and says at its foot what is left out. Full numbers are printed where they are asked for and may be revealed; each is recorded in the audit, as is the printing.',
  tag: 'people',
  params: IdParams,
  body: Type.Object(
    {
      form: Type.Enum(registrationForms),
      asOf: Type.Optional(Day),
      fullNumbers: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  produces: 'application/pdf',
  refusals: ['people.not-found'],
  rateLimit: 60,
});
