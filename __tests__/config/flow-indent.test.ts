import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { indentFlow } from '../../src/config/flow-indent.ts';

const IN = ' '.repeat(40);

describe('the lines of a text in YAML', () => {
  test.each([
    ['a: [\nx,\n  y\n]\nb: z\n', `a: [\n${IN}x,\n${IN}  y\n${IN}]\nb: z\n`],
    ['a: {\nx: [\ny ],\nz: 1 }\nb: 2\n', `a: {\n${IN}x: [\n${IN}y ],\n${IN}z: 1 }\nb: 2\n`],
    ['[\na]', `[\n${IN}a]`],
    ['- [\na]\n- {\nb: c}\n', `- [\n${IN}a]\n- {\n${IN}b: c}\n`],
    ['? [\na]\n', `? [\n${IN}a]\n`],
    ['a: "x\ny"\nb: z\n', `a: "x\n${IN}y"\nb: z\n`],
    ["a: 'x\ny'\nb: z\n", `a: 'x\n${IN}y'\nb: z\n`],
    ['a: ["x]\ny",\nz]\nb: c\n', `a: ["x]\n${IN}y",\n${IN}z]\nb: c\n`],
    [`a: ['"',\n"'",\n'it''s']\nb: c\n`, `a: ['"',\n${IN}"'",\n${IN}'it''s']\nb: c\n`],
    ['a: "x \\" y\nz"\nb: c\n', `a: "x \\" y\n${IN}z"\nb: c\n`],
    ['a: "x \\\ny"\nb: c\n', `a: "x \\\n${IN}y"\nb: c\n`],
    ["a: 'x \\'\nb: c\n", "a: 'x \\'\nb: c\n"],
    ['a: [ # it\'s "so [\nx # ]\n]\nb: c\n', `a: [ # it's "so [\n${IN}x # ]\n${IN}]\nb: c\n`],
    ['# it\'s "so [\na: [\nx]', `# it's "so [\na: [\n${IN}x]`],
    ['a: [x#y"z,\nw]\nb: c\n', `a: [x#y"z,\n${IN}w]\nb: c\n`],
    ['a: [x]\n# end', 'a: [x]\n# end'],
  ])('within brackets or quotation marks are indented: %j', (text, indented) => {
    expect(indentFlow(text)).toBe(indented);
  });

  test.each([
    "a: it's\nb: don't\n",
    'a: x [y\nb: z]\n',
    'a: 5" x\nb: 6" y\n',
    'a: x ] }\nb: [y]\nc: z\n',
    '- a\n- b\n',
    'a: f(x) {y\nb: z\n',
  ])('stay if no bracket or quotation mark is opened: %j', (text) => {
    expect(indentFlow(text)).toBe(text);
  });

  test('have the meaning that PyYAML reads', () => {
    expect(parse(indentFlow('a: ["x\n  y",\n{b:\nc}\n]\nd: |\n  e\n'))).toEqual({
      a: ['x y', { b: 'c' }],
      d: 'e\n',
    });
  });
});
