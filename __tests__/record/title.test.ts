import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { INPUTS } from '../../src/config/schema.ts';
import type { PaperId } from '../../src/papers/paper.ts';
import { addToBody, listPapers } from '../../src/record/listing.ts';
import { isOurTitle, titleFor } from '../../src/record/title.ts';
import { PAPERS_HERE } from '../../src/record/section.ts';
import { subjectTemplate } from '../../src/site/subject.ts';
import { escapeGitHubPlain } from '../../src/escapes/escapes.ts';
import { hostileText } from '../builders/hostile.ts';
import { aMatch, aTopic } from '../builders/paper.ts';

const usual = subjectTemplate('title', INPUTS.title.default);
const given = { date: '2026-11-25', site: 'Hugo' };
const nothing = { heldOver: [], passedOver: [] };
let last = 0;
const listed = (topic: string) => ({
  id: `2611.${String(++last).padStart(5, '0')}` as PaperId,
  matches: topic === '' ? [] : [aMatch(aTopic('x', { name: topic }))],
});
/** Returns the body after another run. */
const after = (body: string, day: string, ...topics: string[]) =>
  addToBody(
    body,
    listPapers(topics.map(listed), {
      heading: `${day}: ${topics.length} papers`,
      topics: ['Long context', 'Ink'],
    }),
    nothing,
  );
const friday = after(PAPERS_HERE, '2026-11-20', 'Ink', 'Long context', 'Ink');

describe('the title of a pull request', () => {
  test('has the number of papers, their topics, and the last day with new papers', () => {
    expect(titleFor(usual, friday, given)).toBe(
      'arXiv: 3 papers on Long context, Ink (2026-11-20)',
    );
    const monday = after(friday, '2026-11-23', 'Smart ring');
    expect(titleFor(usual, monday, given)).toBe(
      'arXiv: 4 papers on Long context, Ink, Smart ring (2026-11-23)',
    );
    const own = subjectTemplate(
      'title',
      '{{count}} {{noun}} of {{days}} days: {{join topics "; "}}',
    );
    expect(titleFor(own, monday, given)).toBe('4 papers of 2 days: Long context; Ink; Smart ring');
  });

  test('does not count dropped papers, and has no topic for papers without one', () => {
    const body = after(PAPERS_HERE, '2026-11-20', '', 'Chosen by hand', '');
    const dropped = body.replace(/- \[x\](.*)\n/, '- [ ]$1 *(dropped)*\n');
    expect(titleFor(usual, dropped, given)).toBe('arXiv: 2 papers (2026-11-20)');
  });

  test('has the number of further topics if it is too long, and keeps its end', () => {
    const many = Array.from({ length: 60 }, (_, n) => `Topic number ${n}`);
    const title = titleFor(usual, after(PAPERS_HERE, '2026-11-20', ...many), given);
    expect(title).toMatch(/^arXiv: 60 papers on Topic number 0, .*, 52 more \(2026-11-20\)$/);
    const long = titleFor(usual, after(PAPERS_HERE, '2026-11-20', 'ink '.repeat(90)), given);
    expect(long.length).toBeLessThanOrEqual(256);
    expect(long).toMatch(/… \(2026-11-20\)$/);
  });
});

describe('a title counts as written by Paperboy', () => {
  test('if it agrees with the list, also after papers were dropped', () => {
    expect(
      isOurTitle('arXiv: 3 papers on Long context, Ink (2026-11-20)', usual, friday, given),
    ).toBe(true);
    expect(
      isOurTitle('arXiv: 1 paper on Long context, Ink (2026-11-20)', usual, friday, given),
    ).toBe(true);
  });

  test.each([
    'Read me first',
    'arXiv: 3 papers on Long context, Ink (2026-11-21)',
    'arXiv: 9 papers on Long context, Ink (2026-11-20)',
    'arXiv: 3 papers on Long context, Ink (2026-11-20)!',
  ])('unless a person wrote %j', (title) => {
    expect(isOurTitle(title, usual, friday, given)).toBe(false);
  });

  test('for topics of any name (property)', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const body = after(PAPERS_HERE, '2026-11-20', name);
        const title = titleFor(usual, body, given);
        expect(isOurTitle(title, usual, body, given)).toBe(true);
        expect(title).not.toMatch(/@[A-Za-z]|#\d|\n/);
        const shown = escapeGitHubPlain(name.replaceAll('\u200b', ''));
        if (name.length < 100) expect(title).toContain(shown);
      }),
      { seed: 19 },
    );
  });
});
