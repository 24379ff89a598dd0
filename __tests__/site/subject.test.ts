import { describe, expect, test } from '@jest/globals';
import { pullView } from '../../src/view/pull-view.ts';
import { subjectTemplate } from '../../src/site/subject.ts';

const view = (topics: readonly string[], heldOver = 0) =>
  pullView({ date: '2026-11-20', count: 1, days: 1, heldOver, topics, papers: '', site: 'Hugo' });
const print = (template: string, topics: readonly string[] = [], heldOver = 0) =>
  subjectTemplate('title', template)(view(topics, heldOver));

describe('a title or a commit message', () => {
  test('is plain text without mentions and references', () => {
    expect(print('On {{join topics ", "}}', ['C++_notes [x]', '@someone #1'])).toBe(
      'On C++_notes [x], @\u200bsomeone #\u200b1',
    );
    expect(print('{{#each topics}}{{this}}.{{/each}}', ['a*b*', '<i>'])).toBe('a*b*.<i>.');
  });

  test.each(['', '  ', '{{#unless count}}none{{/unless}}'])(
    'is refused if the template %j prints nothing, which GitHub does not accept',
    (template) => {
      expect(() => print(template)).toThrow(
        '`title` is empty after its values are filled in. Write text into it, or remove it to get `arXiv: {{count}} {{noun}}{{#if topics}} on {{join topics ", "}}{{/if}} ({{date}})`',
      );
    },
  );

  test('is the default if the template produces no text', () => {
    const template = '{{#if heldOver}}{{heldOver}} wait{{/if}}';
    expect(print(template, [], 2)).toBe('2 wait');
    expect(print(template)).toBe('arXiv: 1 paper (2026-11-20)');
    expect(print(template, ['A', 'B @c'])).toBe('arXiv: 1 paper on A, B @\u200bc (2026-11-20)');
  });
});
