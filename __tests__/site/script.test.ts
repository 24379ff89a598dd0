import { describe, expect, test } from '@jest/globals';
import { type Expression, readScript } from '../../src/site/script.ts';

/** Prints an expression: `=> x` for a function that returns x, and `?` for an unknown one. */
function print(value: Expression | undefined): string {
  switch (value?.kind) {
    case 'text':
      return JSON.stringify(value.value);
    case 'number':
      return String(value.value);
    case 'name':
      return value.name;
    case 'joined':
      return `\`${value.parts.map(print).join(' ')}\``;
    case 'member':
      return `${print(value.of)}.${value.name}`;
    case 'call':
      return `${print(value.callee)}(${value.args.map(print).join(', ')})`;
    case 'list':
      return `[${value.items.map(print).join(', ')}]`;
    case 'object':
      return `{${value.entries.map(({ key, value: of }) => (key === undefined ? `...${print(of)}` : `${key}: ${print(of)}`)).join(', ')}}`;
    case 'spread':
      return `...${print(value.of)}`;
    case 'function':
      return `=> ${print(value.body)}`;
    case 'unknown':
      return '?';
    case undefined:
      return 'none';
  }
}
const bindingsIn = (source: string) =>
  [...readScript(source).bindings].map(([name, value]) => `${name} = ${print(value)}`);

describe('an expression of a script', () => {
  test.each([
    ['"a\\"b\\n"', '"a\\"b\\n"'],
    [`'it\\'s'`, '"it\'s"'],
    ['1_000', '1000'],
    ['0xff', '255'],
    ['1.5e3', '1500'],
    ['b', 'b'],
    ['$b.c?.d["e"]', '$b.c.d.e'],
    ['b.c[0]', '?'],
    ['b[c].d', '?.d'],
    ['b.', '?'],
    ['b!.c!', 'b.c'],
    ['f()', 'f()'],
    ['f(1, g(2), ...c)', 'f(1, g(2), ...c)'],
    ['f(1)(2).b', 'f(1)(2).b'],
    ['f<A, B<C>>(1)', 'f(1)'],
    ['b < c', 'b'],
    ['b < c > d', 'b'],
    ['b + c', 'b'],
    ['b ? c : d', 'b'],
    ['b as const', 'b'],
    ['await f()', 'f()'],
    ['new URL("./x", y)', 'URL("./x", y)'],
    ['(b)', 'b'],
    ['(b, c).d', 'b.d'],
    ['[1, "b", , ...c,]', '[1, "b", ...c]'],
    ['[1 + 2, 3]', '[1, 3]'],
    ['`b`', '`"b"`'],
    ['`b${c.d}e${{ f }}`', '`"b" c.d "e" {f: f} ""`'],
    ['`\\`${`${b}`}`', '`"`" `"" b ""` ""`'],
    ['{ b: 1, "c d": 2, 3: 4 }', '{b: 1, c d: 2, 3: 4}'],
    ['{ b, ...c, d, }', '{b: b, ...c, d: d}'],
    ['{ b() { return 1; }, [c]: f(2), d: 3 }', '{b: => 1, d: 3}'],
    ['{ b: { c: [1] } }', '{b: {c: [1]}}'],
    ['() => 1', '=> 1'],
    ['b => b.c', '=> b.c'],
    ['async ({ b }) => f(b)', '=> f(b)'],
    ['() => { const b = 1; if (b) { return 2; } return f(b); }', '=> f(b)'],
    ['() => { f(); }', '=> ?'],
    ['() => ({ b: 1 })', '=> {b: 1}'],
    ['function () { return 1; }', '=> 1'],
    ['async function named(b) { return b; }', '=> b'],
    ['/[/]"\\//g', '?'],
    ['+b', '?'],
    ['1 / 2 / 3', '1'],
  ])('%s is read as %s', (source, printed) => {
    const expected = [`a = ${printed}`, 'z = 1'];
    expect(bindingsIn(`const a = ${source};\nconst z = 1;`)).toEqual(expected);
  });

  test('ends at the next statement, also without a semicolon', () => {
    expect(bindingsIn('const a = b\nlet c = 1\nvar d = [2]\nexport const e = 3')).toEqual([
      ...['a = b', 'c = 1', 'd = [2]', 'e = 3'],
    ]);
  });
});

describe('the top level of a script', () => {
  test('has constants, functions and the default export; types and other statements are skipped', () => {
    expect(
      bindingsIn(`
        // const no = 1;
        /* const no = 2; */
        const a: Record<string, { b: number }> = 1;
        declare const none: string;
        let nothing;
        export function f(x: string) { return x; }
        if (a) { const inner = 2; }
        export default defineConfig({ a });`),
    ).toEqual(['a = 1', 'f = => x', 'default = defineConfig({a: a})']);
  });

  test('has the imports of names, of the default and of all', () => {
    const { imports, bindings } = readScript(`
      import a from './a';
      import b, { c, d as e } from "./b";
      import type { F } from './f';
      import { type G, g } from './g';
      import * as h from './h';
      import './side';
      const i = 1;`);
    expect(Object.fromEntries(imports)).toEqual({
      a: { from: './a', name: 'default' },
      b: { from: './b', name: 'default' },
      c: { from: './b', name: 'c' },
      e: { from: './b', name: 'd' },
      F: { from: './f', name: 'F' },
      G: { from: './g', name: 'G' },
      g: { from: './g', name: 'g' },
      h: { from: './h', name: 'default' },
    });
    expect([...bindings.keys()]).toEqual(['i']);
  });

  test.each([
    'const a = f(1',
    'const a = {b: [1',
    'const a = `b${c',
    'const a = (',
    'import { a',
    "'",
  ])('that ends too early is read as far as possible: %s', (source) => {
    expect(bindingsIn(source).length).toBeLessThan(2);
  });
});
