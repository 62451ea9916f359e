const insurance = ['si.bounds', 'si.rates'];
const fund = ['hf.bounds', 'hf.rounding'];

/** Formulas that a topic asks for when a city is named instead of its figures, which no published case does. By topic and formula code. */
export const alsoAsked: Readonly<Record<string, readonly string[]>> = {
  'si.contribution': insurance,
  'hf.contribution': fund,
  'payslip.full': [...insurance, ...fund],
};
