import type { PaperId } from '../papers/paper.ts';
import { linksIn, papersOn, signed, unsigned } from './day-page.ts';
import { bodyOf } from '../site/front-matter.ts';

/** A digest page in parts: what stands before its topics, the topics with their papers, and its end. */
interface Parts {
  readonly head: string;
  readonly sections: readonly { readonly heading: string; readonly entries: readonly string[] }[];
  readonly tail: string;
}

/**
 * Takes papers off a digest page, and topics that have none left. An entry is what stands from one
 * heading of the third level to the next, and names its paper by its first arXiv link.
 *
 * @returns the page as it was where it has no such entry, as one of a template without these headings
 */
export function withoutPapers(page: string, ids: ReadonlySet<PaperId>, path: string): string {
  const { head, sections, tail } = partsOf(unsigned(page));
  const gone = new Set(sections.flatMap(({ entries }) => entries).filter((one) => isOf(one, ids)));
  if (gone.size === 0) return page;
  const kept = sections
    .map(({ heading, entries }) => ({
      heading,
      entries: entries.filter((entry) => !gone.has(entry)),
      hadNone: entries.length === 0,
    }))
    .filter(({ entries, hadNone }) => hadNone || entries.length > 0);
  const left = papersOn(page).filter((id) => !ids.has(id));
  return signed(joined({ head, sections: kept, tail }), left, path);
}

/** Puts papers back onto a digest page, as an earlier version of it had them, under their topics. */
export function withPapersFrom(
  page: string,
  earlier: string,
  ids: ReadonlySet<PaperId>,
  path: string,
): string {
  const there = papersOn(page);
  const wanted = new Set([...ids].filter((id) => !there.includes(id)));
  const { head, sections, tail } = partsOf(unsigned(page));
  const back = partsOf(unsigned(earlier))
    .sections.map(({ heading, entries }) => ({
      heading,
      entries: entries.filter((entry) => isOf(entry, wanted)),
    }))
    .filter(({ entries }) => entries.length > 0);
  if (back.length === 0) return page;
  const known = new Set(sections.map(({ heading }) => heading));
  const merged = sections.map(({ heading, entries }) => ({
    heading,
    entries: [
      ...entries,
      ...back.filter((one) => one.heading === heading).flatMap((one) => one.entries),
    ],
  }));
  const added = back.filter(({ heading }) => !known.has(heading));
  const now = [...there, ...papersOn(earlier).filter((id) => wanted.has(id))];
  return signed(joined({ head, sections: [...merged, ...added], tail }), now, path);
}

function isOf(entry: string, ids: ReadonlySet<PaperId>): boolean {
  const [id] = linksIn(entry);
  return id !== undefined && ids.has(id);
}

const RULE = '\n---\n';

/** The end is what stands behind the last rule that no heading follows, if there is one below the front matter. */
function partsOf(page: string): Parts {
  const above = page.length - (bodyOf(page)?.length ?? page.length);
  const at = page.lastIndexOf(RULE);
  const tail = at >= above && !/^#{2,3} /m.test(page.slice(at)) ? page.slice(at) : '';
  const body = page.slice(0, page.length - tail.length);
  const [head = '', ...topics] = body.split(/^(?=## )/m);
  return {
    head,
    tail,
    sections: topics.map((topic) => {
      const [heading = '', ...entries] = topic.split(/^(?=### )/m);
      return { heading, entries };
    }),
  };
}

function joined({ head, sections, tail }: Parts): string {
  const parts = [head, ...sections.flatMap(({ heading, entries }) => [heading, ...entries])];
  return `${parts.map((part) => part.trimEnd()).join('\n\n')}\n${tail}`;
}
