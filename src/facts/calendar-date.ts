const written = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/;
/** Excel counts days from the last day of 1899. */
const excelDay = /^\d{5}(?:\.\d+)?$/;

/** Whether words are a day of the calendar: “2023年8月18日”, “2023-08-18”, or the number that Excel keeps of one. */
export function isCalendarDate(words: string): boolean {
  const text = words.trim();
  if (excelDay.test(text)) return true;
  const [, year, month, day] = written.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
