import type { TopicFindings } from '../insight/findings.ts';
import { counted } from '../text/counted.ts';
import { type Html, html } from './html.ts';

/** Maximum number of days for which each bar has a count and a date. */
const MOST_DATES = 15;
/** Height of the tallest bar, in rem. */
const TALLEST = 5;

const WEEKEND: Readonly<Record<number, string>> = { 0: 'Sun', 6: 'Sat' };

/**
 * Draws a bar for each day. A screen reader reads the bars as a list.
 *
 * @param most count of the tallest bar of all topics
 */
export function bars({ days, older, topic }: TopicFindings, most: number): Html {
  const step = Math.ceil(days.length / MOST_DATES);
  const items = days.map(({ day, count }, index) => {
    const weekend = WEEKEND[new Date(day).getUTCDay()];
    const height = Math.round((count / most) * TALLEST * 100) / 100;
    const date =
      index % step > 0
        ? undefined
        : html`${day.slice(8)}${step === 1 && weekend !== undefined ? html`<br />${weekend}` : undefined}`;
    return html`<li${weekend === undefined ? undefined : html` class="weekend"`}><span class="hidden">${[weekend, day].join(' ').trim()}: ${counted(count, 'paper')}</span><span class="count" aria-hidden="true">${step === 1 ? count || '' : ''}</span><span class="bar" style="block-size:${height}rem"></span><span class="day" aria-hidden="true">${date}</span></li>`;
  });
  const aside = older > 0 ? `, and ${older} submitted earlier` : '';
  return html`<figure class="days">
    <ol class="bars" aria-label="Papers a day on ${topic.name}">
      ${items}
    </ol>
    <figcaption>
      Papers by day of submission, ${days[0]?.day ?? ''} to ${days.at(-1)?.day ?? ''}, UTC${aside}
    </figcaption>
  </figure>`;
}
