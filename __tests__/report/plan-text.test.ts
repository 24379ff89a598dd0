import { expect, test } from '@jest/globals';
import type { Plan } from '../../src/record/plan.ts';
import { planText } from '../../src/report/plan-text.ts';
import { anOpening } from '../builders/report.ts';

const pull = { number: 7, url: '', title: 'Old title', body: 'Old text' };
const append = { kind: 'append', branch: 'paperboy/digest', onto: 'c0ffee', pull } as const;
const commit = { message: 'Add\n\nPapers:', files: new Map(), removed: [], restored: new Map() };

test.each<[string, Plan, ReturnType<typeof planText>]>([
  ['nothing', { kind: 'nothing-new' }, undefined],
  [
    'a new pull request',
    anOpening,
    { of: 'pull request', title: 'arXiv: 1 paper', body: 'New papers' },
  ],
  [
    'a text added to, under its title',
    { ...append, body: 'New text' },
    { of: 'pull request', title: 'Old title', body: 'New text' },
  ],
  [
    'a text added to, under a new title',
    { ...append, body: 'New text', title: 'New title' },
    { of: 'pull request', title: 'New title', body: 'New text' },
  ],
  ['no new text', { ...append, commit }, { of: 'pull request', title: 'Old title', body: '' }],
  [
    'a commit, whose title is its first line',
    { kind: 'commit', branch: 'main', onto: 'c0ffee', commit },
    { of: 'commit', title: 'Add', body: 'Add\n\nPapers:' },
  ],
])('a plan writes %s', (_, plan, text) => {
  expect(planText(plan)).toEqual(text);
});
