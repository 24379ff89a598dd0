import { readConfig } from '../../src/config/read.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import type { Proposal } from '../../src/rank/select.ts';
import { type Existing, renderPages } from '../../src/render/pages.ts';
import type { Rendering } from '../../src/render/posts.ts';
import { aLayout } from './layout.ts';
import { type PaperFields, aMatch, aPaper, aTopic } from './paper.ts';
import type { Texts } from './site.ts';

export const SCROLLS = aTopic('scrolls');

/** Returns what a run needs to render: the layout of a site with these files, with the inputs of a run. */
export async function aRendering(
  texts: Texts = {},
  inputs: Readonly<Record<string, string>> = {},
): Promise<Rendering> {
  const config = readConfig(new Map(Object.entries({ keywords: 'x', ...inputs })));
  return {
    layout: await aLayout(texts, inputs),
    config: { ...config, topics: [SCROLLS] },
    now: new Date('2026-11-20T06:00:00Z'),
    enrich: () => Promise.resolve(new Map()),
  };
}

export function aProposal(given: PaperFields = {}, topic = SCROLLS): Proposal {
  return { kind: 'propose', paper: aPaper(given), matches: [aMatch(topic)] };
}

/** Renders proposals on a site without earlier pages. */
export function pagesOf(
  proposals: Parameters<typeof renderPages>[0],
  rendering: Rendering,
  existing: Partial<Existing> = {},
) {
  return renderPages(proposals, rendering, { paths: new Set(), today: undefined, ...existing });
}

export const idsOf = (...ids: string[]) => ids as PaperId[];
