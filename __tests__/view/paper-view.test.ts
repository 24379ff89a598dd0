import { describe, expect, test } from '@jest/globals';
import { paperView } from '../../src/view/paper-view.ts';
import { aMatch, aPaper } from '../builders/paper.ts';

const viewOf = (primaryCategory: string, ...others: string[]) =>
  paperView(aPaper({ primaryCategory, categories: [primaryCategory, ...others] }), [aMatch()], {
    math: 'none',
    markdown: {},
    timezone: 'UTC',
    now: new Date('2026-11-20T06:00:00Z'),
    codeLinks: true,
  });

describe("a paper's categories", () => {
  test('are those of arXiv, unchanged; classes that an author wrote are left out', () => {
    const own = ['cond-mat.mes-hall', 'math-ph', 'cmp-lg', 'q-bio.BM', 'physics.ao-ph'];
    const view = viewOf('cs.CL', '68T50', ...own, 'I.2.7; H.3.3', '68P10 (Primary)', '@octocat');
    expect(view.categories.map(String)).toEqual(['cs.CL', ...own]);
    expect(view.keywords.map(({ plain }) => plain)).toEqual(['Scrolls', 'cs.CL', ...own]);
  });

  test('are escaped like other texts if the primary category is invalid', () => {
    const view = viewOf('<b> {{x}} @ada', 'cs.CL');
    expect(view.categories.map(({ plain }) => plain)).toEqual(['<b> {{x}} @ada', 'cs.CL']);
    for (const text of [view.primaryCategory, view.coverAlt, ...view.categories])
      expect(String(text)).not.toMatch(/[<{@]/);
  });
});
