/** How long a kind of information is kept, in a sentence's end. */
export function keepWords(told: { keepYears: number | null; keepNote: string }): string {
  const years = told.keepYears === null ? '' : told.keepYears === 0 ? '至离职' : `离职后 ${told.keepYears} 年`;
  return [years, told.keepNote].filter(Boolean).join('；') || '未写明';
}
