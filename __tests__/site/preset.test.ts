import { describe, expect, test } from '@jest/globals';
import { RunFailure } from '../../src/failure.ts';
import { mathModeOf } from '../../src/site/math-mode.ts';
import { readPreset } from '../../src/site/preset.ts';

const RIGHT = "title: Zola\npost: '{{slug}}.md'\ndigest: d.md\nlink: '{{page}}'\nmath: client\n";
const failureOf = (act: () => unknown): Partial<RunFailure> => {
  try {
    act();
  } catch (error) {
    if (error instanceof RunFailure) return { code: error.code, message: error.message };
    throw error;
  }
  return {};
};
const refused = (...problems: string[]) => ({
  code: 'TEMPLATE_INVALID',
  message: problems.map((problem) => `templates/zola/preset.yml: ${problem}`).join('\n'),
});

describe('a preset', () => {
  test('needs four keys only', () => {
    expect(readPreset('zola', RIGHT)).toMatchObject({ name: 'zola', title: 'Zola', values: {} });
  });

  test.each([
    [RIGHT.replace(/^post.*\n/m, ''), ['`post` is missing, or is not of type string']],
    [`${RIGHT}posts: a\n`, ['it has the unknown key `posts`']],
    [`${RIGHT}markdown: { aprt: x }\n`, ['`markdown` has the unknown key `aprt`']],
    [
      `${RIGHT}recognise: [{ config: zola.toml }]\n`,
      ['`recognise.0.config` is missing, or is not of type array'],
    ],
    [
      `${RIGHT}values: { folder: [{ folders: x }] }\ninsteadOf: hugo\n`,
      ['`insteadOf` is missing, or is not of type array', '`values.folder` has an unknown form'],
    ],
    ['', ['it is missing, or is not of type object']],
  ])('that is wrong is refused with its file and its keys: %j', (text, problems) => {
    expect(failureOf(() => readPreset('zola', text))).toEqual(refused(...problems));
  });

  test('that is not YAML, or has an unknown mode for formulas, is an error with its file', () => {
    for (const text of ['title: [', 'title: *unknown'])
      expect(failureOf(() => readPreset('zola', text)).message).toMatch(
        /^templates\/zola\/preset[.]yml: it is not YAML: ./,
      );
    expect(failureOf(() => mathModeOf('zola', 'latex'))).toEqual(
      refused('there is no math mode "latex"'),
    );
  });
});
