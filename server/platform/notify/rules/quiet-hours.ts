/** Minutes of the day, from inclusive, until exclusive; the span may pass midnight. Equal ends are no span. */
export type QuietHours = { readonly fromMin: number; readonly untilMin: number };

/** When a notice that came at `now` may disturb: `now` itself outside of quiet hours, else their end in `zone`. */
export function afterQuiet(now: Date, zone: string, quiet: QuietHours | null): Date {
  if (!quiet || quiet.fromMin === quiet.untilMin) return now;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const minute = here.hour * 60 + here.minute;
  const { fromMin, untilMin } = quiet;
  const isQuiet = fromMin < untilMin ? minute >= fromMin && minute < untilMin : minute >= fromMin || minute < untilMin;
  if (!isQuiet) return now;
  const day = minute < untilMin ? here.toPlainDate() : here.toPlainDate().add({ days: 1 });
  const end = day.toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from({ hour: Math.floor(untilMin / 60), minute: untilMin % 60 }),
  });
  return new Date(end.epochMilliseconds);
}
