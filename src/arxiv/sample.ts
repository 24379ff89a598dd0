import type { Arxiv } from './arxiv.ts';
import { readAtom } from './atom.ts';
import announcements from './sample.atom';

/** The instant at which the sample is read: all of its papers lie in the ten days before. */
export const SAMPLE_NOW = '2026-11-20T06:00:00Z';

/** Topics for whoever gives none. */
export const SAMPLE_KEYWORDS = `
Long context: "long context" OR "context window"
Wearables / Smart ring: "smart ring" OR ti:actigraphy
dataset distillation
`;

/** arXiv as it might have answered once: invented papers, in the true shape. */
export function sampleArxiv(): Arxiv {
  const { papers, notices } = readAtom(announcements);
  const count = papers.length;
  const feed = { papers, notices, entryCount: count, totalResults: count };
  // The API alone is asked, since it answers.
  const page = { entries: [], notices: [], recordCount: 0, token: undefined };
  return {
    search: () => Promise.resolve(feed),
    async *changes() {
      yield await Promise.resolve(page);
    },
    record: () => Promise.resolve(page),
    announcements: () => Promise.resolve(feed),
  };
}
