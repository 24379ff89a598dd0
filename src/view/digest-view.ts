import type { Enrichment } from '../enrich/enrichment.ts';
import type { TopicMatch } from '../match/match.ts';
import type { Paper } from '../papers/paper.ts';
import type { Text } from '../template/text.ts';
import { coverFor } from './cover.ts';
import { type PaperView, paperView } from './paper-view.ts';
import { type MomentView, type Setting, momentView, printerFor } from './setting.ts';

export interface DigestView extends MomentView {
  /** `arxiv-digest-2026-11-20`; a second page of the day has a number. */
  readonly slug: string;
  readonly title: Text;
  readonly description: Text;
  readonly count: number;
  readonly topics: readonly { readonly name: Text; readonly papers: readonly DigestEntry[] }[];
  readonly tags: readonly Text[];
  readonly cover: string;
  readonly coverAlt: Text;
}

/** A paper on the digest page, with the link to its post if it has one. */
export type DigestEntry = PaperView & { readonly postUrl: string | undefined };

/**
 * Makes the values of the digest's template.
 *
 * @param papers in their order on the page, each with the address of its post
 */
export function digestView(
  papers: readonly {
    readonly paper: Paper;
    readonly matches: readonly TopicMatch[];
    readonly postUrl?: string | undefined;
    readonly enrichment?: Enrichment;
  }[],
  setting: Setting,
  slug: string,
): DigestView {
  const inline = printerFor(setting.markdown);
  const moment = momentView(setting);
  const topics = new Map<string, DigestEntry[]>();
  for (const { paper, matches, postUrl, enrichment } of papers) {
    const entry = { ...paperView(paper, matches, setting, enrichment), postUrl };
    for (const { topic } of matches.slice(0, 1))
      topics.set(topic.name, [...(topics.get(topic.name) ?? []), entry]);
  }
  const count = papers.length;
  return {
    ...moment,
    slug,
    title: inline(`arXiv digest of ${moment.date}`),
    description: inline(`New papers on ${[...topics.keys()].join(', ')}`),
    count,
    topics: [...topics].map(([name, entries]) => ({ name: inline(name), papers: entries })),
    tags: [inline('arXiv digest')],
    cover: coverFor('arXiv', moment.date),
    coverAlt: inline(`arXiv digest ${moment.date}`),
  };
}
