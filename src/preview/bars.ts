import type { TopicFindings } from '../insight/findings.ts';
import { counted } from '../text/counted.ts';
import { type Html, html } from './html.ts';

/** With more days than this only some have room for their date. */
const MOST_DATES = 15;
/** In the page's rem. */
const TALLEST = 5;

/** A bar a day: a list that reads as text, and looks like a chart. */
export function bars({ days, older, topic }: TopicFindings): Html {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const step = Math.ceil(days.length / MOST_DATES);
  const items = days.map(({ day, count }, index) => {
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    const height = Math.round((count / most) * TALLEST * 100) / 100;
    const shown = index % step === 0 ? day.slice(8) : '';
    return html`<li${isWeekend ? html` class="weekend"` : undefined}><span class="hidden">${day}: ${counted(count, 'paper')}</span><span class="count" aria-hidden="true">${count || ''}</span><span class="bar" style="block-size:${height}rem"></span><span class="day" aria-hidden="true">${shown}</span></li>`;
  });
  const aside = older > 0 ? `, and ${older} from before` : '';
  return html`<figure class="days">
    <ol class="bars" tabindex="0" aria-label="Papers a day on ${topic.name}">
      ${items}
    </ol>
    <figcaption>
      Papers by day of submission, ${days[0]?.day ?? ''} to ${days.at(-1)?.day ?? ''}, UTC${aside}
    </figcaption>
  </figure>`;
}
