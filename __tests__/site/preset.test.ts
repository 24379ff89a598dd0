import { describe, expect, test } from '@jest/globals';
import { mathModeOf } from '../../src/site/math-mode.ts';
import { readPreset } from '../../src/site/preset.ts';
import { failureOf } from '../builders/failure.ts';

const VALID = "title: Zola\npost: '{{slug}}.md'\ndigest: d.md\nlink: '{{page}}'\nmath: client\n";
const refused = (...problems: string[]) => ({
  code: 'TEMPLATE_INVALID',
  message: problems.map((problem) => `templates/zola/preset.yml: ${problem}`).join('\n'),
});

describe('a preset', () => {
  test('needs only four keys', () => {
    expect(readPreset('zola', VALID)).toMatchObject({ name: 'zola', title: 'Zola', values: {} });
  });

  test.each([
    [VALID.replace(/^post.*\n/m, ''), ['`post` is missing, or is not of type string']],
    [`${VALID}posts: a\n`, ['it has the unknown key `posts`']],
    [`${VALID}markdown: { aprt: x }\n`, ['`markdown` has the unknown key `aprt`']],
    [
      `${VALID}recognise: [{ config: zola.toml }]\n`,
      ['`recognise.0.config` is missing, or is not of type array'],
    ],
    [
      `${VALID}values: { folder: [{ folders: x }] }\ninsteadOf: hugo\n`,
      ['`insteadOf` is missing, or is not of type array', '`values.folder` has an unknown form'],
    ],
    ['', ['it is missing, or is not of type object']],
  ])('with mistakes is refused with its file and keys: %j', (text, problems) => {
    expect(failureOf(() => readPreset('zola', text))).toMatchObject(refused(...problems));
  });

  test('that is not YAML, or has an unknown mode for formulas, is refused with its file', () => {
    for (const text of ['title: [', 'title: *unknown'])
      expect(failureOf(() => readPreset('zola', text)).message).toMatch(
        /^templates\/zola\/preset[.]yml: it is not YAML: ./,
      );
    expect(failureOf(() => mathModeOf('zola', 'latex'))).toMatchObject(
      refused('there is no math mode "latex"'),
    );
  });
});
