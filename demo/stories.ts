import { addDays, addMonths, addYears, type CivilDate } from '#kernel/civil-date.ts';
import type { Step } from './career.ts';
import type { Company } from './company.ts';
import { firstOfMonth, workday } from './days.ts';
import type { Sex } from './names.ts';

/** People of whom a demonstration needs to be sure, each with what is drawn for others set down. */
export type Story = {
  readonly key: string;
  readonly unit: string;
  readonly rung: number;
  readonly sex?: Sex;
  readonly name?: string;
  readonly birthOn?: CivilDate;
  readonly kind?: string;
  readonly document?: 'hmt-residence-permit' | 'foreign-permanent-resident-card' | 'foreign-passport' | 'and-passport';
  /** ISO 3166-1 alpha-3 as the code set nationality has it. */
  readonly nationality?: string;
  readonly steps?: readonly Step[];
};

/** Their places follow those of the heads: story number n is the person `units.length + n`. */
export function storiesOf(company: Company): Story[] {
  const { today } = company;
  const month = (n: number) => firstOfMonth(today, n);
  const start = (years: number, days: number) => workday(addDays(addYears(today, -years), -days));
  const seat = (unit: string, rung: number) => ({ unit, rung });
  return [
    {
      key: 'employee',
      unit: 'IS-RD-1',
      rung: 2,
      steps: [
        { on: start(3, 70), what: 'hire', seat: seat('IS-RD-2', 1) },
        { on: month(-14), what: 'transfer', seat: seat('IS-RD-1', 1) },
        { on: month(-5), what: 'promotion', seat: seat('IS-RD-1', 2) },
      ],
    },
    {
      key: 'transfer-to-come',
      unit: 'IS-RD-2',
      rung: 1,
      steps: [
        { on: start(2, 200), what: 'hire', seat: seat('IS-RD-2', 1) },
        { on: month(1), what: 'transfer', seat: seat('HQ-IT-1', 1) },
      ],
    },
    {
      key: 'promotion-to-come',
      unit: 'SZ-MF-1',
      rung: 1,
      steps: [
        { on: start(4, 33), what: 'hire', seat: seat('SZ-MF-1', 1) },
        { on: month(2), what: 'promotion', seat: seat('SZ-MF-1', 2) },
      ],
    },
    {
      key: 'to-come',
      unit: 'SH-CS-1',
      rung: 1,
      steps: [{ on: workday(month(1)), what: 'hire', seat: seat('SH-CS-1', 1) }],
    },
    {
      key: 'leaving-to-come',
      unit: 'SH-SA-1',
      rung: 1,
      steps: [
        { on: start(2, 40), what: 'hire', seat: seat('SH-SA-1', 1) },
        { on: addDays(today, 24), what: 'left', reason: '个人发展' },
      ],
    },
    {
      key: 'rehired',
      unit: 'IS-RD-1',
      rung: 2,
      steps: [
        { on: start(5, 15), what: 'hire', seat: seat('IS-RD-1', 1) },
        { on: month(-21), what: 'left', reason: '升学深造' },
        { on: workday(month(-8)), what: 'rehire', seat: seat('IS-RD-1', 2) },
      ],
    },
    {
      key: 'rehired-elsewhere',
      unit: 'SZ-HW-1',
      rung: 1,
      steps: [
        { on: start(4, 100), what: 'hire', seat: seat('SZ-MF-1', 3) },
        { on: month(-17), what: 'left', reason: '家庭原因' },
        { on: workday(month(-3)), what: 'rehire', seat: seat('SZ-HW-1', 1) },
      ],
    },
    {
      key: 'on-leave',
      unit: 'HQ-FN-1',
      rung: 1,
      steps: [
        { on: start(3, 9), what: 'hire', seat: seat('HQ-FN-1', 1) },
        { on: addDays(today, -50), what: 'leave-of-absence' },
        { on: addDays(today, 70), what: 'return' },
      ],
    },
    {
      key: 'back-from-leave',
      unit: 'SH-CS-1',
      rung: 0,
      sex: 'female',
      steps: [
        { on: start(3, 120), what: 'hire', seat: seat('SH-CS-1', 0) },
        { on: month(-13), what: 'leave-of-absence' },
        { on: month(-8), what: 'return' },
      ],
    },
    {
      key: 'second-post',
      unit: 'HQ-HR-1',
      rung: 2,
      steps: [
        { on: start(3, 200), what: 'hire', seat: seat('HQ-HR-1', 2) },
        { on: month(-9), what: 'second-post', until: null, seat: seat('SH-HA-1', 2) },
      ],
    },
    {
      key: 'second-post-ended',
      unit: 'IS-RD-2',
      rung: 2,
      steps: [
        { on: start(5, 60), what: 'hire', seat: seat('IS-RD-2', 2) },
        { on: month(-18), what: 'second-post', until: month(-6), seat: seat('HQ-IT-1', 1) },
      ],
    },
    {
      key: 'other-city',
      unit: 'SH-HA-1',
      rung: 1,
      steps: [
        { on: start(2, 300), what: 'hire', seat: seat('HQ-HR-1', 1) },
        { on: month(-8), what: 'transfer', seat: seat('SH-HA-1', 1) },
      ],
    },
    { key: 'hong-kong', unit: 'SZ-HW-1', rung: 2, sex: 'male', name: '邓颂恩', document: 'hmt-residence-permit' },
    {
      key: 'permanent-resident',
      unit: 'IS-RD-1',
      rung: 3,
      sex: 'male',
      name: '卢卡斯·布兰德',
      document: 'foreign-permanent-resident-card',
      nationality: 'DEU',
    },
    {
      key: 'foreigner',
      unit: 'SH-SA-1',
      rung: 2,
      sex: 'female',
      name: '韩瑞珍',
      document: 'foreign-passport',
      nationality: 'KOR',
    },
    { key: 'passport-too', unit: 'SH-SA-1', rung: 2, document: 'and-passport' },
    { key: 'rare-1', unit: 'HQ-FN-1', rung: 1, sex: 'male', name: '龚䶮' },
    { key: 'rare-2', unit: 'SZ-MF-1', rung: 0, sex: 'male', name: '王𠮷' },
    { key: 'rare-3', unit: 'IS-RD-1', rung: 1, sex: 'female', name: '李𬭎' },
    {
      key: 'retired',
      unit: 'SZ-MF-1',
      rung: 3,
      sex: 'male',
      birthOn: addMonths(today, -62 * 12 - 5),
      kind: 'rehired-retiree',
      steps: [{ on: start(1, 20), what: 'hire', seat: seat('SZ-MF-1', 3) }],
    },
    {
      key: 'intern',
      unit: 'IS-RD-2',
      rung: 0,
      birthOn: addMonths(today, -22 * 12 - 3),
      kind: 'intern',
      steps: [{ on: workday(month(-2)), what: 'hire', seat: seat('IS-RD-2', 0) }],
    },
  ];
}

/** Fewer people would not give every unit a head and every story its person. */
export const leastPeople = 60;
