/** Whether a text is a day of the calendar as `<input type="date">` writes it, YYYY-MM-DD; PostgreSQL knows no year 0. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) && !text.startsWith('0000');
}
