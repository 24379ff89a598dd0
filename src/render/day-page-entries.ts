import type { PaperId } from '../papers/paper.ts';
import { linksIn, papersOn, signed, unsigned } from './day-page.ts';
import { bodyOf } from '../site/front-matter.ts';

/** The parts of a digest page: text above the topics, the topics with their papers, and the footer. */
interface Parts {
  readonly head: string;
  readonly sections: readonly { readonly heading: string; readonly entries: readonly string[] }[];
  readonly tail: string;
}

/**
 * Removes papers from a digest page, and topics that have no papers left. An entry extends from one
 * heading of level 3 to the next. Its first arXiv link identifies its paper.
 *
 * @returns the unchanged page if it has no such entry, for example if the template has no such headings
 */
export function withoutPapers(page: string, ids: ReadonlySet<PaperId>, path: string): string {
  const { head, sections, tail } = partsOf(unsigned(page));
  const removed = new Set(
    sections.flatMap(({ entries }) => entries).filter((entry) => isOf(entry, ids)),
  );
  if (removed.size === 0) return page;
  const kept = sections
    .map(({ heading, entries }) => ({
      heading,
      entries: entries.filter((entry) => !removed.has(entry)),
      hadNone: entries.length === 0,
    }))
    .filter(({ entries, hadNone }) => hadNone || entries.length > 0);
  const remaining = papersOn(page).filter((id) => !ids.has(id));
  return signed(joined({ head, sections: kept, tail }), remaining, path);
}

/** Restores entries of papers from an earlier version of a digest page, under the same topics. */
export function withPapersFrom(
  page: string,
  earlier: string,
  ids: ReadonlySet<PaperId>,
  path: string,
): string {
  const present = papersOn(page);
  const wanted = new Set([...ids].filter((id) => !present.includes(id)));
  const { head, sections, tail } = partsOf(unsigned(page));
  const restored = partsOf(unsigned(earlier))
    .sections.map(({ heading, entries }) => ({
      heading,
      entries: entries.filter((entry) => isOf(entry, wanted)),
    }))
    .filter(({ entries }) => entries.length > 0);
  if (restored.length === 0) return page;
  const headings = new Set(sections.map(({ heading }) => heading));
  const merged = sections.map(({ heading, entries }) => ({
    heading,
    entries: [
      ...entries,
      ...restored
        .filter((section) => section.heading === heading)
        .flatMap((section) => section.entries),
    ],
  }));
  const added = restored.filter(({ heading }) => !headings.has(heading));
  const papers = [...present, ...papersOn(earlier).filter((id) => wanted.has(id))];
  return signed(joined({ head, sections: [...merged, ...added], tail }), papers, path);
}

function isOf(entry: string, ids: ReadonlySet<PaperId>): boolean {
  const [id] = linksIn(entry);
  return id !== undefined && ids.has(id);
}

const RULE = '\n---\n';

/** Splits a page. The footer starts at a rule (`---`) below the front matter with no heading after it. */
function partsOf(page: string): Parts {
  const above = page.length - (bodyOf(page)?.length ?? page.length);
  const at = page.lastIndexOf(RULE);
  const tail = at >= above && !/^#{2,3} /m.test(page.slice(at)) ? page.slice(at) : '';
  const body = page.slice(0, page.length - tail.length);
  const [head = '', ...topics] = body.split(/^## /m);
  return {
    head,
    tail,
    sections: topics.map((topic) => {
      const [heading = '', ...entries] = `## ${topic}`.split(/^(?=### )/m);
      return { heading, entries };
    }),
  };
}

function joined({ head, sections, tail }: Parts): string {
  const parts = [head, ...sections.flatMap(({ heading, entries }) => [heading, ...entries])];
  const filled = parts.map((part) => part.trimEnd()).filter((part) => part !== '');
  return `${filled.join('\n\n')}\n${tail}`;
}
