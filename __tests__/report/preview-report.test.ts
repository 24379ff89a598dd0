import { expect, test } from '@jest/globals';
import { previewOf } from '../../src/report/preview-report.ts';
import { aReport, anOpening } from '../builders/report.ts';

const RULE = '-'.repeat(72);

test('the local command prints the plan, the source, the site, the pull request, the topics and the files', () => {
  const body = [
    'Read <!-- paperboy: papers -->',
    '',
    '',
    '',
    '- [x] A &#42;star&#42; <!-- 2611.00001 -->',
    '  <details><summary>Abstract</summary>We read.</details>',
    '',
    '<details><summary>2 more papers wait</summary>',
    '',
    '- B',
    '',
    '</details>',
    '',
  ].join('\n');
  const plan = { ...anOpening, pull: { ...anOpening.pull, body } };
  const heldOver = [{ id: aReport().listed[0]?.id ?? ('' as never) }];
  expect(previewOf(aReport({ plan, heldOver, from: 'sample' }), 'out')).toBe(
    [
      'A run would open a pull request with 1 paper.',
      'Source: the sample that comes with Paperboy. Its papers are invented. Add --live to ask arXiv.',
      'Site: Hugo: the site has hugo.toml. Posts go to posts/',
      RULE,
      'arXiv: 1 paper',
      RULE,
      'Read',
      '',
      '- [x] A *star*',
      '  Abstract: We read.',
      '',
      '2 more papers wait: ',
      '',
      '- B',
      RULE,
      'Topics:',
      '  Scrolls: 1 matched, 1 new',
      '1 more paper matched and waits for the next run.',
      'Files (1):',
      '  out/posts/a.md',
    ].join('\n'),
  );
});

test('it prints a commit without a title, and nothing between rules where nothing is new', () => {
  const commit = { message: 'Add\n\nPapers:', files: new Map(), removed: [], restored: new Map() };
  const plan = { kind: 'commit', branch: 'main', onto: 'c0ffee', commit } as const;
  expect(previewOf(aReport({ plan }), 'out')).toContain(
    `\n${RULE}\nAdd\n\nPapers:\n${RULE}\nTopics:`,
  );
  const nothing = { plan: { kind: 'nothing-new' }, status: 'nothing-new' } as const;
  const quiet = previewOf(aReport({ ...nothing, readCount: 0, files: new Map() }), 'out');
  expect(quiet.split('\n')).toEqual([
    'Nothing new: arXiv has no paper of these days that a topic could match.',
    "Source: arXiv's API.",
    'Site: Hugo: the site has hugo.toml. Posts go to posts/',
    'Topics:',
    '  Scrolls: 1 matched, 1 new',
  ]);
});

test('escape sequences of a terminal are removed', () => {
  expect(previewOf(aReport({ site: '\u001b[31mred\u001b[0m' }), 'out')).toContain('Site: red\n');
});
