import type { Part } from '#law/engine/part.ts';
import { calendarDay } from './formulas/calendar/day.ts';
import { calendarSpan } from './formulas/calendar/span.ts';
import { bankCard } from './formulas/identity/bank-card.ts';
import { mobileNumber } from './formulas/identity/mobile-number.ts';
import { residentNumber } from './formulas/identity/resident-number.ts';
import { unifiedCreditCode } from './formulas/identity/unified-credit-code.ts';
import days from './params/calendar/days.json' with { type: 'json' };
import { calendarDayTopic } from './topics/calendar/day.ts';
import { calendarMonthTopic } from './topics/calendar/month.ts';
import { bankCardTopic } from './topics/identity/bank-card.ts';
import { mobileNumberTopic } from './topics/identity/mobile-number.ts';
import { residentNumberTopic } from './topics/identity/resident-number.ts';
import { unifiedCreditCodeTopic } from './topics/identity/unified-credit-code.ts';

/** 工作日历, and the numbers by which people and companies are known. */
export const calendar: Part = {
  parameters: { 'calendar/days': days },
  formulas: [calendarDay, calendarSpan, residentNumber, unifiedCreditCode, mobileNumber, bankCard],
  topics: [
    calendarDayTopic,
    calendarMonthTopic,
    residentNumberTopic,
    unifiedCreditCodeTopic,
    mobileNumberTopic,
    bankCardTopic,
  ],
};
