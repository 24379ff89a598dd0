/** The forms of a date that YAML reads as a timestamp. */
export const TIMESTAMP =
  /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?)?$/;

const MONTHS =
  'January February March April May June July August September October November December';
const SHORT = MONTHS.split(' ').map((name) => name.slice(0, 3));
const MONTH = `(?:${MONTHS.split(' ').join('|')}|${SHORT.join('|')})`;

type Printer = (at: { y: string; m: string; d: string; time: string; iso: string }) => string;

/** Forms of dates as text. The first that matches is used. */
const FORMS: readonly (readonly [RegExp, Printer])[] = [
  [/^\d{4}-\d\d-\d\d$/, ({ y, m, d }) => `${y}-${m}-${d}`],
  [/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[-+][\d:]+)$/, ({ iso }) => iso],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d/, ({ y, m, d, time }) => `${y}-${m}-${d}T${time}`],
  [
    /^\d{4}-\d\d-\d\d +\d\d?:\d\d:\d\d *[-+Z]/,
    ({ y, m, d, time }) => `${y}-${m}-${d} ${time} +0000`,
  ],
  [/^\d{4}-\d\d-\d\d +\d\d?:\d\d:\d\d/, ({ y, m, d, time }) => `${y}-${m}-${d} ${time}`],
  [/^\d{4}-\d\d-\d\d +\d\d?:\d\d$/, ({ y, m, d, time }) => `${y}-${m}-${d} ${time.slice(0, 5)}`],
  [/^\d{4}\/\d\d?\/\d\d?$/, ({ y, m, d }) => `${y}/${m}/${d}`],
  [/^\d{4}\.\d\d?\.\d\d?$/, ({ y, m, d }) => `${y}.${m}.${d}`],
  [
    new RegExp(`^${MONTH}\\.? \\d\\d?, \\d{4}$`, 'i'),
    ({ y, m, d }) => `${SHORT[+m - 1] ?? ''} ${+d}, ${y}`,
  ],
  [
    new RegExp(`^${MONTH}\\.? \\d\\d? \\d{4}$`, 'i'),
    ({ y, m, d }) => `${SHORT[+m - 1] ?? ''} ${d} ${y}`,
  ],
  [
    new RegExp(`^\\d\\d? ${MONTH}\\.? \\d{4}$`, 'i'),
    ({ y, m, d }) => `${+d} ${SHORT[+m - 1] ?? ''} ${y}`,
  ],
];

/** Whether a text is a date in one of the known forms. */
export function isDate(text: string): boolean {
  return TIMESTAMP.test(text) || FORMS.some(([form]) => form.test(text));
}

/**
 * Writes an instant in the form of another date, or as `YYYY-MM-DD` if that form is unknown.
 *
 * @param instant `2026-11-20T06:00:00Z`, or a day
 */
export function dateLike(sample: string | undefined, instant: string): string {
  const [y = '', m = '', d = ''] = instant.slice(0, 10).split('-');
  const time = instant.slice(11, 19) || '00:00:00';
  const iso = instant.length > 10 ? instant : `${instant}T00:00:00Z`;
  const form = FORMS.find(([pattern]) => sample !== undefined && pattern.test(sample));
  return (form?.[1] ?? (() => `${y}-${m}-${d}`))({ y, m, d, time, iso });
}
