import { listed, readRequest } from './announcements.ts';
import { easternMidnight } from './eastern.ts';
import type { FakePaper } from './paper.ts';
import { atomAnnouncements } from './rss-atom.ts';
import { rssFeed } from './rss.ts';

export interface Announcements {
  readonly status: 200 | 400;
  readonly body: string;
  /** Seconds until midnight, Eastern time: "max-age to midnight". */
  readonly maxAge: number;
}

type Format = 'rss' | 'atom';

const DAY_SECONDS = 24 * 60 * 60;

/** Answers `/rss/cs.CL+cs.CV` and `/atom/cs.CL+cs.CV`. */
export function announcements(
  format: Format,
  request: string,
  papers: readonly FakePaper[],
  now: Date,
): Announcements {
  const midnight = easternMidnight(now);
  const maxAge = Math.max(
    0,
    DAY_SECONDS - Math.floor((now.getTime() - midnight.at.getTime()) / 1000),
  );
  const read = readRequest(request);
  // The recorded feeds give their own address with http, not https.
  const link = `http://rss.arxiv.org/${format}/${'names' in read ? read.names.join('+') : request}`;
  const print = format === 'rss' ? rssFeed : atomAnnouncements;
  if ('problem' in read) {
    // "A bad category: HTTP 400, title `Feed error for query: …`"
    const head = {
      title: `Feed error for query: ${link}`,
      description: read.problem,
      link,
      midnight,
    };
    return { status: 400, body: print(head, []), maxAge };
  }
  const names = read.names.join(', ');
  const head = {
    title: `${names} updates on arXiv.org`,
    description: `${names} updates on the arXiv.org e-print archive.`,
    link,
    midnight,
  };
  return { status: 200, body: print(head, listed(papers, read.categories, midnight)), maxAge };
}
